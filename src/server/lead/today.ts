/** What a leader (领导) sees today of the units they answer for: each list and count is the beginning of an index, by the one predicate. */
import { sql, type RawBuilder } from 'kysely'
import type { LeadToday, SponsoredRow, WaitingRow } from '../../domain/api-lead'
import { closingTime, dayOf } from '../../domain/calendar/workdays'
import { MOST } from '../../domain/count'
import { topmost, weekOf } from '../../domain/lead/today'
import { staffActor, unitsOf } from '../../domain/people/actors'
import { givenOf, readBody } from '../../domain/ticket/history'
import { summaryOf } from '../../domain/ticket/views'
import { noteReads } from '../audit/reads'
import type { Look } from '../deps'
import { newestWeek } from '../figures/vintages'
import { liveClocks } from '../ticket/clock-rows'
import { COLUMNS, type TicketRow } from '../ticket/rows'
import { visibleTo } from '../ticket/visible'

const SHOWN = 20

type Row = TicketRow & { facts: string; body: string | null }
type Found = { count: number; rows: Row[] }

export async function leadToday(look: Look): Promise<LeadToday> {
  const { units } = look.reference
  const led = topmost(unitsOf(look.actor, ['leader']), (unit, of) => units.isWithin(unit, of))
  const [waiting, sponsored, promised, late, week] = [
    await casesOf(look, extensionsIn(belowOf(look, led)), 'extend'),
    await casesOf(look, sponsoredBy(staffActor(look.actor).personId), 'sponsor'),
    await promisedIn(look, belowOf(look, led)),
    await lateIn(look, led),
    await weekFor(look, led),
  ]
  await noteReads(look, look.actor, [...waiting.rows, ...sponsored.rows], 'listed')
  const line = await linesFor(look, [...waiting.rows, ...sponsored.rows])
  const cases = sponsored.rows.map((row) => sponsoredRow(look, row, line(row)))
  return {
    units: led.map((id) => units.fullName(id)),
    waiting: { count: waiting.count, rows: waiting.rows.map((row) => waitingRow(row, line(row))) },
    sponsored: { count: sponsored.count, late: cases.filter((one) => one.late).length, rows: cases },
    promised,
    late,
    week,
    now: look.now,
  }
}

/** The units somebody answers for, with all below them. */
const belowOf = ({ reference: { units } }: Look, led: readonly string[]): string[] =>
  units.all.filter(({ id }) => led.some((one) => units.isWithin(id, one))).map(({ id }) => id)

type Which = { which: RawBuilder<unknown>; order: RawBuilder<unknown> }
const extensionsIn = (below: string[]): Which => ({
  which: sql`t.extension_asked is not null and t.unit_id = any(${below}::text[])`,
  order: sql`t.extension_asked, t.id`,
})
const sponsoredBy = (person: string): Which => ({
  which: sql`t.sponsor = ${person} and t.ended_at is null and t.merged_into is null`,
  order: sql`t.filed_at, t.id`,
})

/** The first of them with the newest words of an action, and how many there are. */
async function casesOf(look: Look, { which, order }: Which, action: 'extend' | 'sponsor'): Promise<Found> {
  const { district } = look
  const from = sql`from ticket t where t.district_id = ${district} and ${which} and ${visibleTo(look.actor, look.reference.units)}`
  const { rows } = await sql<Row>`
    select ${COLUMNS}, e.facts, b.body from (select * ${from} order by ${order} limit ${SHOWN}) t
    cross join lateral (
      select seq, facts from ticket_event where district_id = ${district} and ticket_id = t.id and action = ${action}
      order by seq desc limit 1) e
    join event_body b on b.district_id = t.district_id and b.ticket_id = t.id and b.seq = e.seq
    order by ${order}`.execute(look.db)
  const counted = await sql<{ n: number }>`select count(*)::int as n from (select 1 ${from} limit ${MOST.list}) d`.execute(look.db)
  return { rows, count: counted.rows[0]!.n }
}

type Line = ReturnType<typeof summaryOf>

async function linesFor(look: Look, rows: readonly Row[]): Promise<(row: Row) => Line> {
  const clocks = await liveClocks(look.db, look, rows.map(({ id }) => id)) // prettier-ignore
  return (row) => summaryOf(row, clocks.get(row.id) ?? [], row.placeWords, look.reference.units, 'handler')
}

function waitingRow({ facts, body, extensionAsked }: Row, line: Line): WaitingRow {
  return { ...line, asked: extensionAsked!, said: givenOf(facts, readBody(body)).note ?? '' }
}

function sponsoredRow({ now, reference }: Look, { facts, body }: Row, line: Line): SponsoredRow {
  const { measures = '', until } = givenOf(facts, readBody(body))
  const due = until ? closingTime(reference.calendar, until) : null
  return { ...line, measures, until: due, late: due !== null && due < now }
}

/** What was promised at doors there, as numbers: a leader opens no booklet. */
async function promisedIn({ db, district, now }: Look, below: readonly string[]): Promise<LeadToday['promised']> {
  const { rows } = await sql<LeadToday['promised']>`
    select count(*)::int as count, count(*) filter (where promise_day < ${dayOf(now)})::int as late,
      min(promise_day) filter (where promise_day >= ${dayOf(now)}) as next
    from (select promise_day from visit_note where district_id = ${district} and grid_id = any(${below}::text[])
      and promise_day is not null and kept_at is null limit ${MOST.list}) d`.execute(db)
  return rows[0]!
}

/** What lies past its time on the desks of each of these units and those below, beside all that is being worked on there. */
async function lateIn(look: Look, led: readonly string[]): Promise<LeadToday['late']> {
  const { units } = look.reference
  const whose = units.all.flatMap(({ id }) => led.filter((one) => units.isWithin(id, one)).map((of) => ({ id, of })))
  const { rows } = await sql<{ of: string; open: number; late: number }>`
    select g.of, count(*)::int as open, count(*) filter (where d.late)::int as late
    from json_to_recordset(${JSON.stringify(whose)}::json) as g (id text, of text)
    cross join lateral (
      select u.desk = 'todo' and u.sort_at < ${new Date(look.now)} as late
      from ticket_unit u join ticket t on t.district_id = u.district_id and t.id = u.ticket_id
      where u.district_id = ${look.district} and u.unit_id = g.id and t.unit_id = g.id and u.desk in ('todo', 'waiting')
        and ${visibleTo(look.actor, units)}
      limit ${MOST.list}) d
    group by g.of`.execute(look.db)
  const of = (id: string) => rows.find((row) => row.of === id)
  const sum = (pick: (row: { open: number; late: number }) => number) => rows.reduce((all, row) => all + pick(row), 0)
  return {
    count: sum(({ late }) => late),
    open: sum(({ open }) => open),
    units: led.map((id) => ({ name: units.fullName(id), count: of(id)?.late ?? 0 })).filter(({ count }) => count > 0),
  }
}

/** The week that ended last, of all these units together. */
async function weekFor(look: Look, led: readonly string[]): Promise<LeadToday['week']> {
  const vintage = await newestWeek(look)
  if (!vintage) return null
  const { from, to, edition, stage, tables } = vintage
  const isAll = led.includes(look.reference.units.centre.id)
  const rates = isAll ? weekOf([tables.total], [tables.total.key]) : weekOf(tables.units, led)
  return rates && { from, to, edition, stage, ...rates }
}
