/** What is watched over (督办台): lists across all units with their counts, each one walk of an index that holds nothing else. */
import { sql, type RawBuilder } from 'kysely'
import type { WatchPage, WatchRow } from '../../domain/api-watch'
import { MOST } from '../../domain/count'
import type { Actor } from '../../domain/people/actors'
import { givenOf, readBody } from '../../domain/ticket/history'
import { summaryOf } from '../../domain/ticket/views'
import { isGrade, SAID_BY, WATCHES, type Watch } from '../../domain/reading/watch-lists'
import { noteReads } from '../audit/reads'
import type { Deps, Look } from '../deps'
import { liveClocks } from './clock-rows'
import { COLUMNS, cursorOf, type TicketRow } from './rows'
import { visibleTo } from './visible'

type Row = TicketRow & { sortAt: number }

const PAGE = 20

/** One page of a list, and how many lie on each. */
export async function watchPage(look: Look, list: Watch, after: string | undefined): Promise<WatchPage> {
  const { actor, now, ...deps } = look
  const [{ rows }, counts, hidden] = await Promise.all([
    watchQuery(look, list, after).execute(look.db),
    countsOf(deps, actor, now),
    hiddenQuery(deps, actor, list, now).execute(deps.db),
  ])
  const shown = rows.slice(0, PAGE)
  await noteReads(deps, actor, shown, 'listed')
  const last = rows.length > PAGE ? shown[shown.length - 1] : undefined
  return {
    rows: await linesOf(deps, list, shown),
    next: last ? `${last.sortAt}_${last.id}` : null,
    counts,
    hidden: hidden.rows[0]!.n,
    calendar: { knownUntil: deps.reference.calendarData.knownUntil },
    now,
  }
}

/** The tickets of a list in its order, from behind `after` on. */
export function watchQuery(look: Look, list: Watch, after: string | undefined): RawBuilder<Row> {
  const { tickets, at, id } = listed(look, visibleTo(look.actor, look.reference.units), list, look.now)
  const from = cursorOf(after)
  return sql<Row>`
    select ${COLUMNS}, ${at} as "sortAt" ${tickets} ${from ? sql`and (${at}, ${id}) > (${from.at}, ${from.id})` : sql``}
    order by ${at}, ${id} limit ${PAGE + 1}`
}

/** Where a list is read from, and what sorts it. */
function listed({ district }: Deps, whose: RawBuilder<boolean>, list: Watch, now: number) {
  const ofTickets = (which: RawBuilder<unknown>, at: RawBuilder<unknown>) => ({
    tickets: sql`from ticket t where t.district_id = ${district} and ${which} and ${whose}`,
    at,
    id: sql`t.id`,
  })
  const ofClocks = (which: RawBuilder<unknown>) => ({
    tickets: sql`from ticket_clock c join ticket t on t.district_id = c.district_id and t.id = c.ticket_id
      where c.district_id = ${district} and c.stopped_at is null and ${which} and ${whose}`,
    at: sql`c.due_at`,
    id: sql`c.ticket_id`,
  })
  if (isGrade(list)) return ofTickets(sql`t.supervision = ${list} and t.ended_at is null and t.merged_into is null`, sql`t.filed_at`)
  if (list === 'extension') return ofTickets(sql`t.extension_asked is not null`, sql`t.extension_asked`)
  if (list === 'erasure') return ofTickets(sql`t.erase_asked is not null`, sql`t.erase_asked`)
  if (list === 'returned') return ofClocks(sql`c.kind = 'rule' and c.due_at is not null`)
  if (list === 'parked') return ofClocks(sql`c.kind = 'review' and c.due_at is not null`)
  // a ticket once, by the clock that has been late longest
  return ofClocks(sql`c.rung >= 2 and c.due_at < ${new Date(now)} and not exists (
    select 1 from ticket_clock o where o.district_id = c.district_id and o.ticket_id = c.ticket_id and o.stopped_at is null and o.rung >= 2
      and (o.due_at, o.kind) < (c.due_at, c.kind))`)
}

/** How many lie on each list, counted to `MOST.list`. */
async function countsOf(deps: Deps, actor: Actor, now: number): Promise<Record<Watch, number>> {
  const { rows } = await countsQuery(deps, actor, now).execute(deps.db)
  return Object.fromEntries(rows.map(({ list, n }) => [list, n])) as Record<Watch, number>
}

/** All of them in one statement. */
export const countsQuery = (deps: Deps, actor: Actor, now: number): RawBuilder<{ list: Watch; n: number }> =>
  sql<{ list: Watch; n: number }>`${sql.join(
    WATCHES.map(
      (list) =>
        sql`select ${list}::text as list, count(*) as n from (select 1 ${listed(deps, visibleTo(actor, deps.reference.units), list, now).tickets} limit ${MOST.list}) d`,
    ),
    sql` union all `,
  )}`

/** How many lie there that this person may not see: complaints about their own unit, and what is handled in confidence. */
const hiddenQuery = (deps: Deps, actor: Actor, list: Watch, now: number): RawBuilder<{ n: number }> =>
  sql<{ n: number }>`
    select count(*) as n from (
      select 1 ${listed(deps, sql<boolean>`not ${visibleTo(actor, deps.reference.units)}`, list, now).tickets} limit ${MOST.list}) d`

async function linesOf(deps: Deps, list: Watch, rows: readonly Row[]): Promise<WatchRow[]> {
  const ids = rows.map((row) => row.id)
  const [clocks, said] = await Promise.all([liveClocks(deps.db, deps, ids), saidOf(deps, list, ids)])
  return rows.map((row) => ({
    ...summaryOf(row, clocks.get(row.id) ?? [], row.placeWords, deps.reference.units, 'handler'),
    supervision: row.supervision,
    extensionAsked: row.extensionAsked,
    ...(said.get(row.id) ?? { said: '', cause: null, count: '' }),
  }))
}

type Said = Pick<WatchRow, 'said' | 'cause' | 'count'>

/** The newest words of the kind that belongs to a list, by ticket. */
async function saidOf(deps: Deps, list: Watch, ids: readonly string[]): Promise<Map<string, Said>> {
  const action = SAID_BY[isGrade(list) ? 'supervise' : list]
  if (!action || ids.length === 0) return new Map()
  const { rows } = await sql<{ ticket_id: string; body: string | null; facts: string }>`
    select distinct on (e.ticket_id) e.ticket_id, b.body, e.facts from ticket_event e
    join event_body b on b.district_id = e.district_id and b.ticket_id = e.ticket_id and b.seq = e.seq
    where e.district_id = ${deps.district} and e.ticket_id = any(${ids}::uuid[]) and e.action = ${action}
    order by e.ticket_id, e.seq desc`.execute(deps.db)
  return new Map(
    rows.map(({ ticket_id, body, facts }) => {
      const { note, reason, basis, cause = null, count = '' } = givenOf(facts, readBody(body))
      return [ticket_id, { said: note ?? reason ?? basis ?? '', cause, count }]
    }),
  )
}
