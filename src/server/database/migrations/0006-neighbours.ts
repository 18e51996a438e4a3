import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Open tickets by the square of the map they lie in (`cellOf` in the domain): what is near is found without reading the rest. */
export const neighbours: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of CHANGES) await sql.raw(statement).execute(db)
  },
}

const CHANGES = [
  `alter table ticket add column cell text`,
  `update ticket set cell = floor(lng / 0.008)::int || ':' || floor(lat / 0.0046)::int where lng is not null`,
  `create index ticket_near on ticket (district_id, cell, filed_at) where ended_at is null and cell is not null`,
]
