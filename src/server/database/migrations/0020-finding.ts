import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What tickets are found by. It is empty at first: a job cuts the words of tickets of before, some at a time (src/server/find/fill.ts). */
export const finding: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table ticket_words (
    district_id text not null, ticket_id uuid not null, filed_at timestamptz not null, said text not null, keys text[] not null, cut smallint not null,
    primary key (district_id, ticket_id), foreign key (district_id, ticket_id) references ticket)`,
  // each key begins with its district, as every key does
  `create index ticket_words_keys on ticket_words using gin (keys)`,
  `create index ticket_words_filed on ticket_words (district_id, filed_at, ticket_id)`,
  `create index ticket_words_uncut on ticket_words (district_id, ticket_id) where cut = 0`,
  // what is open and what is late, however old the district is
  `create index ticket_open on ticket (district_id, filed_at, id) where ended_at is null`,
]
