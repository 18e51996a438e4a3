import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Names of places as the operator gave them: every file that was loaded is a version, the newest counts. */
export const places: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        `create table gazetteer (district_id text not null references district, version int not null, data jsonb not null,
         added_at timestamptz not null, primary key (district_id, version))`,
      )
      .execute(db)
  },
}
