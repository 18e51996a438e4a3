import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How a ticket came in: null of those before, for nobody wrote it down; and whom staff filed for, by the number they told. */
export const intake: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `alter table ticket add column source text`,
  `create table caller (
    district_id text not null, person_id uuid not null, lookup bytea not null,
    primary key (district_id, person_id), foreign key (district_id, person_id) references person)`,
  `create index caller_lookup on caller (district_id, lookup)`,
]
