/** What was counted in a period (时段合计): out of the sums of whole days, of today out of the marks until now. */
import { sql, type RawBuilder } from 'kysely'
import { dayAfter, dayOf, startOf } from '../../domain/calendar/workdays'
import { isInHand } from '../../domain/figures/fold'
import type { Days } from '../../domain/figures/spans'
import { timeKey, TOTAL, type Cell, type Counted, type GroupOf, type Stock, type Time } from '../../domain/figures/tables'
import type { CategoryId } from '../../domain/report/categories'
import { STATE_IDS } from '../../domain/ticket/states'
import { instant } from '../database/open'
import type { Deps } from '../deps'

type SumDeps = Pick<Deps, 'db' | 'district' | 'reference'>
type Asked = Days & { now: number; groupOf: GroupOf }

/** Cells, what lay there at both ends, and net times by row. */
export async function countedIn(deps: SumDeps, asked: Asked): Promise<Counted> {
  const [cells, carried, open, times] = await Promise.all([
    cellsQuery(deps, asked).execute(deps.db),
    stockBefore(deps, asked).execute(deps.db),
    openAt(deps, asked).execute(deps.db),
    timesQuery(deps, asked).execute(deps.db),
  ])
  return {
    cells: cells.rows.map(({ from, ...cell }) => ({ ...cell, from: from || null })),
    carried: carried.rows,
    open: open.rows,
    times: new Map(times.rows.map(({ unit, category, ...time }) => [keyOf(unit, category), time])),
  }
}

const keyOf = (unit: string | null, category: string | null): string =>
  unit !== null ? timeKey('unit', unit) : category !== null ? timeKey('category', category) : TOTAL

/** Today's marks one by one, for a limit that falls due tonight has not run out yet; all other days from their sums. */
function cellsQuery({ district }: SumDeps, { from, to, now }: Asked): RawBuilder<Omit<Cell, 'from'> & { from: string }> {
  const today = dayOf(now)
  const ofToday = sql`
    union all select kind, unit_id, from_unit, category, flags, 1 from figure_mark
    where district_id = ${district} and at >= ${instant(startOf(today))} and at < ${instant(now)} and kind = any(${KINDS}::text[])`
  return sql`
    select kind, unit_id as unit, from_unit as "from", category, flags, sum(n)::int as n from (
      select kind, unit_id, from_unit, category, flags, n from figure_sum
      where district_id = ${district} and day >= ${from} and day <= ${to} and day < ${today}
      ${from <= today && today <= to ? ofToday : sql``}) d
    group by kind, unit_id, from_unit, category, flags having sum(n) <> 0`
}

const IN = ['filed', 'back', 'pass']
const OUT = ['done', 'ended']
const FLOWING = [...IN, ...OUT]
const KINDS = [...FLOWING, 'accept', 'sign', 'contact', 'due', 'closed', 'turn', 'order']

/** What came less what went, unit by unit, on the days of `which`. */
const movedOn = (district: string, which: RawBuilder<unknown>) => sql`
  select unit_id, category, case when kind = any(${IN}::text[]) then n else -n end as n from figure_sum
  where district_id = ${district} and kind = any(${FLOWING}::text[]) and ${which}
  union all select from_unit, category, -n from figure_sum where district_id = ${district} and kind = 'pass' and ${which}`

const stockBefore = ({ district }: SumDeps, { from }: Asked): RawBuilder<Stock> => sql`
  select unit_id as unit, category, sum(n)::int as n from (${movedOn(district, sql`day < ${from}`)}) d
  group by unit_id, category having sum(n) <> 0`

const IN_HAND = STATE_IDS.filter(isInHand)

/** What lay there at the end, counted from the tickets as they are, less what has moved since. */
const openAt = ({ district }: SumDeps, { to }: Asked): RawBuilder<Stock> => sql`
  select unit_id as unit, category, sum(n)::int as n from (
    select t.unit_id, t.category, 1 as n from ticket t
    where t.district_id = ${district} and t.ended_at is null and t.state = any(${IN_HAND}::text[])
    union all select unit_id, category, -n from (${movedOn(district, sql`day >= ${dayAfter(to)}`)}) later) d
  group by unit_id, category having sum(n) <> 0`

type TimeRow = Time & { unit: string | null; category: CategoryId | null }

/** Median and ninth tenth of what was done: of all, by row, by category. */
function timesQuery({ district, reference }: SumDeps, { from, to, groupOf }: Asked): RawBuilder<TimeRow> {
  const groups = reference.units.all.flatMap(({ id }) => (groupOf(id) === undefined ? [] : [{ unit: id, row: groupOf(id)! }]))
  return sql`
    select g.row as unit, m.category, count(*)::int as n, (percentile_disc(0.5) within group (order by m.ms))::bigint as median,
      (percentile_disc(0.9) within group (order by m.ms))::bigint as ninth
    from figure_mark m join json_to_recordset(${JSON.stringify(groups)}::json) as g (unit text, row text) on g.unit = m.unit_id
    where m.district_id = ${district} and m.kind = 'done' and m.at >= ${instant(startOf(from))} and m.at < ${instant(startOf(dayAfter(to)))}
    group by grouping sets ((), (g.row), (m.category))`
}
