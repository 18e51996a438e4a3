/** How many tickets lie on each desk (件数), of how many of 待办 a limit has passed or ends today: one statement, from the index of desks alone. */
import { sql, type RawBuilder } from 'kysely'
import { MOST } from '../../domain/count'
import { unitsOf, HANDLING, type Actor } from '../../domain/people/actors'
import { deskOf, LISTS, type DeskList } from '../../domain/ticket/states'
import type { Deps } from '../deps'
import { RANKS } from './desks'
import { heldBy } from './read'
import { notComplainedOf } from './visible'

type Counted = { name: DeskList | 'overdue' | 'dueToday'; list: DeskList; from?: number; before?: number }
type Row = { name: Counted['name']; n: number }

export async function deskCounts(deps: Deps, actor: Actor, now: number, endOfToday: number) {
  const { rows } = await deskCountsQuery(deps, actor, now, endOfToday).execute(deps.db)
  const of = (name: Counted['name']) => rows.find((row) => row.name === name)?.n ?? 0
  return {
    counts: Object.fromEntries(LISTS.map((list) => [list, of(list)])) as Record<DeskList, number>,
    overdue: of('overdue'),
    dueToday: of('dueToday'),
  }
}

/** Each is counted to `MOST.desk`; a ticket at two units of one person is one, a complaint about them none. */
export function deskCountsQuery(deps: Deps, actor: Actor, now: number, endOfToday: number): RawBuilder<Row> {
  const { district, reference } = deps
  const units = [...new Set(unitsOf(actor, HANDLING))]
  const all: Counted[] = [
    ...LISTS.map((list) => ({ name: list, list })),
    { name: 'overdue', list: 'todo', before: now },
    { name: 'dueToday', list: 'todo', from: now, before: endOfToday },
  ]
  return sql<Row>`
    with hidden as materialized (
      select u.ticket_id from ticket t join ticket_unit u on u.district_id = t.district_id and u.ticket_id = t.id
      where t.district_id = ${district} and not ${notComplainedOf(actor, reference.units)} and u.unit_id = any(${units}::text[]))
    ${sql.join(
      all.map((one) => countOf(one, district, units, actor)),
      sql` union all `,
    )}`
}

const countOf = ({ name, list, from, before }: Counted, district: string, units: readonly string[], actor: Actor) => sql`
  select ${name}::text as name, count(*) as n from (
    select ${units.length > 1 ? sql`distinct` : sql``} ticket_id from (
      select d.ticket_id from unnest(${units}::text[]) as mine(unit_id) cross join unnest(${Object.values(RANKS)}::int[]) as ranks(rank)
      cross join lateral (
        select u.ticket_id from ticket_unit u
        where u.district_id = ${district} and u.unit_id = mine.unit_id and u.desk = ${deskOf(list)}
          and u.rank = ranks.rank ${heldBy(list, actor)}
          and u.ticket_id not in (select ticket_id from hidden)
          ${from === undefined ? sql`` : sql`and u.sort_at >= ${new Date(from)}`} ${before === undefined ? sql`` : sql`and u.sort_at < ${new Date(before)}`}
        limit ${MOST.desk}) d limit ${MOST.desk * Math.max(1, units.length)}) each_unit limit ${MOST.desk}) counted`
