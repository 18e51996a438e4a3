import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is watched over is read from live clocks: those long overdue, returns and 挂账 by their dates, and those an older calendar counted. */
export const watch: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of CHANGES) await sql.raw(statement).execute(db)
  },
}

const CHANGES = [
  `create index ticket_clock_late on ticket_clock (district_id, due_at, ticket_id, kind) where stopped_at is null and rung >= 2`,
  `create index ticket_clock_dated on ticket_clock (district_id, kind, due_at, ticket_id) where stopped_at is null and kind in ('rule', 'review')`,
  `create index ticket_clock_counted on ticket_clock (district_id, calendar_version, ticket_id) where stopped_at is null and due_at is not null and basis <> 'date' and time_limit ~ 'w'`,
]
