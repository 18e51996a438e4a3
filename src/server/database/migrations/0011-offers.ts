import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Open tickets by community and sub-item: what may be offered to a neighbour is found without reading the rest. */
export const offers: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw('create index ticket_offer on ticket (district_id, community_id, category, item, filed_at) where ended_at is null')
      .execute(db)
  },
}
