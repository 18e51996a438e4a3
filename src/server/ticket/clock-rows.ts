/** Clocks of tickets as rows: read, and written as far as a line of history changed them. */
import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Clock } from '../../domain/ticket/clocks'
import type { Database } from '../database/schema'
import type { Tx } from '../database/open'
import type { Deps } from '../deps'
import type { Reader } from './rows'

/** Clocks that run or hold still now, by ticket. */
export async function liveClocks(db: Reader, deps: Deps, ids: readonly string[]): Promise<Map<string, Clock[]>> {
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

/** Writes the difference: those gone are stopped, new ones inserted, changed ones updated. */
export async function saveClocks(tx: Tx, deps: Deps, ticketId: string, before: readonly Clock[], after: readonly Clock[], now: number) {
  const same = (one: Clock) => (other: Clock) => one.kind === other.kind && one.seq === other.seq
  const gone = before.filter((clock) => !after.some(same(clock)))
  const fresh = after.filter((clock) => !before.some(same(clock)))
  const changed = after.filter((clock) => before.some((old) => same(clock)(old) && old !== clock))
  const ofTicket = { district_id: deps.district, ticket_id: ticketId }
  for (const clock of gone)
    await tx
      .updateTable('ticket_clock')
      .set({ stopped_at: new Date(now), next_at: null })
      .where(keyOf(ofTicket, clock))
      .execute()
  if (fresh.length > 0)
    await tx
      .insertInto('ticket_clock')
      .values(fresh.map((clock) => ({ ...ofTicket, ...columnsOf(clock) })))
      .execute()
  for (const clock of changed) await tx.updateTable('ticket_clock').set(columnsOf(clock)).where(keyOf(ofTicket, clock)).execute()
}

const keyOf =
  ({ district_id, ticket_id }: { district_id: string; ticket_id: string }, { kind, seq }: Pick<Clock, 'kind' | 'seq'>) =>
  (eb: ExpressionBuilder<Database, 'ticket_clock'>) =>
    eb.and({ district_id, ticket_id, kind, seq })

const dateOrNull = (at: number | null) => (at === null ? null : new Date(at))

const columnsOf = (clock: Clock) => ({
  kind: clock.kind,
  seq: clock.seq,
  started_at: new Date(clock.startedAt),
  due_at: dateOrNull(clock.dueAt),
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
