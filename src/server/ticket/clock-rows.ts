/** Clocks of tickets as rows: read, and written as far as a line of history changed them. */
import type { Selectable } from 'kysely'
import type { Clock } from '../../domain/ticket/clocks'
import type { Database } from '../database/schema'
import type { Db } from '../database/open'
import type { Deps, Work } from '../deps'

/** Clocks that run or hold still now, by ticket. */
export async function liveClocks(db: Db, deps: Deps, ids: readonly string[]): Promise<Map<string, Clock[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('ticket_clock')
    .selectAll()
    .where('district_id', '=', deps.district)
    .where('ticket_id', 'in', ids)
    .where('stopped_at', 'is', null)
    .execute()
  const byTicket = new Map<string, Clock[]>()
  for (const row of rows) byTicket.set(row.ticket_id, [...(byTicket.get(row.ticket_id) ?? []), clockOf(row)])
  return byTicket
}

/** Writes the difference in one statement: those gone are stopped, new ones inserted, changed ones updated. */
export async function saveClocks({ db, district, now }: Work, ticketId: string, before: readonly Clock[], after: readonly Clock[]) {
  const same = (one: Clock) => (other: Clock) => one.kind === other.kind && one.seq === other.seq
  const stopped = before
    .filter((clock) => !after.some(same(clock)))
    .map((clock) => ({ ...columnsOf({ ...clock, nextAt: null }), stopped_at: new Date(now) }))
  const written = after.filter((clock) => !before.includes(clock)).map((clock) => ({ ...columnsOf(clock), stopped_at: null }))
  const rows = [...stopped, ...written].map((columns) => ({ district_id: district, ticket_id: ticketId, ...columns }))
  if (rows.length === 0) return
  await db
    .insertInto('ticket_clock')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['district_id', 'ticket_id', 'kind', 'seq']).doUpdateSet((row) => ({
        due_at: row.ref('excluded.due_at'),
        near_at: row.ref('excluded.near_at'),
        time_limit: row.ref('excluded.time_limit'),
        tentative: row.ref('excluded.tentative'),
        calendar_version: row.ref('excluded.calendar_version'),
        basis: row.ref('excluded.basis'),
        counted_from: row.ref('excluded.counted_from'),
        left_ms: row.ref('excluded.left_ms'),
        rung: row.ref('excluded.rung'),
        next_at: row.ref('excluded.next_at'),
        stopped_at: row.ref('excluded.stopped_at'),
      })),
    )
    .execute()
}

const dateOrNull = (at: number | null) => (at === null ? null : new Date(at))

const columnsOf = (clock: Clock) => ({
  kind: clock.kind,
  seq: clock.seq,
  started_at: new Date(clock.startedAt),
  due_at: dateOrNull(clock.dueAt),
  near_at: dateOrNull(clock.nearAt),
  first_due_at: new Date(clock.firstDueAt),
  time_limit: clock.limit,
  tentative: clock.tentative,
  limit_version: clock.limitVersion,
  calendar_version: clock.calendarVersion,
  basis: clock.basis,
  counted_from: new Date(clock.countedFrom),
  left_ms: clock.leftMs === null ? null : Math.round(clock.leftMs),
  rung: clock.rung,
  next_at: dateOrNull(clock.nextAt),
})

const clockOf = (row: Selectable<Database['ticket_clock']>): Clock => ({
  kind: row.kind,
  seq: row.seq,
  startedAt: row.started_at,
  dueAt: row.due_at,
  nearAt: row.near_at,
  firstDueAt: row.first_due_at,
  limit: row.time_limit,
  tentative: row.tentative,
  limitVersion: row.limit_version,
  calendarVersion: row.calendar_version,
  basis: row.basis,
  countedFrom: row.counted_from,
  leftMs: row.left_ms,
  rung: row.rung,
  nextAt: row.next_at,
})
