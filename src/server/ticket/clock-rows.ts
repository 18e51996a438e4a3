/** Clocks of tickets as rows: read, and written as far as a line of history changed them. */
import { sql, type RawBuilder } from 'kysely'
import type { Clock } from '../../domain/ticket/clocks'
import type { Db } from '../database/open'
import type { Write } from '../database/together'
import type { Deps, Work } from '../deps'

const msOf = (column: string) => sql`(extract(epoch from c.${sql.ref(column)}) * 1000)::bigint`

/** The clocks of a ticket (its id, a value or a column) that run or hold still now, as one value. */
export const clocksOf = (ticketId: RawBuilder<unknown>, { district }: Deps): RawBuilder<Clock[]> => sql<Clock[]>`(
  select coalesce(json_agg(json_build_object(
    'kind', c.kind, 'seq', c.seq, 'startedAt', ${msOf('started_at')}, 'dueAt', ${msOf('due_at')}, 'nearAt', ${msOf('near_at')},
    'firstDueAt', ${msOf('first_due_at')}, 'limit', c.time_limit, 'tentative', c.tentative, 'limitVersion', c.limit_version,
    'calendarVersion', c.calendar_version, 'basis', c.basis, 'countedFrom', ${msOf('counted_from')}, 'leftMs', c.left_ms, 'rung', c.rung,
    'nextAt', ${msOf('next_at')}) order by c.kind, c.seq), '[]')
  from ticket_clock c where c.district_id = ${district} and c.ticket_id = ${ticketId} and c.stopped_at is null)`

/** The same, by ticket. */
export async function liveClocks(db: Db, deps: Deps, ids: readonly string[]): Promise<Map<string, Clock[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; clocks: Clock[] }>`
    select id, ${clocksOf(sql`of.id`, deps)} as clocks from unnest(${ids}::uuid[]) as of (id)`.execute(db)
  return new Map(rows.map(({ id, clocks }) => [id, clocks]))
}

/** What is to be written where clocks changed: those gone are stopped, new ones inserted, changed ones updated. */
export function clockWrites(work: Work, ticketId: string, before: readonly Clock[], after: readonly Clock[]): Write[] {
  const { db, district, now } = work
  const same = (one: Clock) => (other: Clock) => one.kind === other.kind && one.seq === other.seq
  const stopped = before
    .filter((clock) => !after.some(same(clock)))
    .map((clock) => ({ ...columnsOf({ ...clock, nextAt: null }), stopped_at: new Date(now) }))
  const written = after.filter((clock) => !before.includes(clock)).map((clock) => ({ ...columnsOf(clock), stopped_at: null }))
  const rows = [...stopped, ...written].map((columns) => ({ district_id: district, ticket_id: ticketId, ...columns }))
  if (rows.length === 0) return []
  const changed = db
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
  return [changed]
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
