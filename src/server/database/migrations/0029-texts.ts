import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Since when a resident is told by text message of what matters; null for whoever never asked, or took it back. */
export const texts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table person add column texts_asked_at timestamptz').execute(db)
  },
}
