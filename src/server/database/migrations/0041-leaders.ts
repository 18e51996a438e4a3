import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Leaders with accounts (领导): which cases one sponsors (包案), and who answers for which units. What was sponsored before names nobody's account. */
export const leaders: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `alter table ticket add column sponsor uuid`,
      `create index ticket_sponsor on ticket (district_id, sponsor, filed_at, id) where sponsor is not null`,
      `create index post_leader on post (district_id, unit_id) where duty = 'leader'`,
    ])
      await sql.raw(statement).execute(db)
  },
}
