import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Rulings on objections (派单异议裁定), the newest first: what precedents are found by. */
export const rulings: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`create index ticket_event_ruling on ticket_event (district_id, at desc) where action = 'dispatch' and from_state = 'returned'`)
      .execute(db)
  },
}
