import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Who of a unit has a ticket in hand (经手人), with the ticket and on the unit's desk, where one walks through one's own and through what
 * nobody has. What was there before is in nobody's hands.
 */
export const holder: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `alter table ticket add column holder uuid`,
      `alter table ticket_unit add column holder text`,
      `create index ticket_unit_held on ticket_unit (district_id, unit_id, desk, holder, rank, sort_at, ticket_id)`,
      // on whose desk something lies: for whoever leaves, or is given another post
      `create index ticket_unit_holder on ticket_unit (district_id, holder) where desk in ('todo', 'check', 'waiting') and holder <> '-'`,
    ])
      await sql.raw(statement).execute(db)
  },
}
