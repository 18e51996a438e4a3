import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What tickets are found by, and views that are kept. At first the words of tickets of before are missing: a job cuts them (find/fill.ts). */
export const finding: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table ticket_words (
    district_id text not null, ticket_id uuid not null, filed_at timestamptz not null, said text not null, keys text[] not null, cut smallint not null,
    primary key (district_id, ticket_id), foreign key (district_id, ticket_id) references ticket)`,
  // each key begins with its district, as every key does; what was filed just now is read in a row until it is sorted in: little of it
  `create index ticket_words_keys on ticket_words using gin (keys) with (gin_pending_list_limit = 512)`,
  `create index ticket_words_filed on ticket_words (district_id, filed_at, ticket_id)`,
  `create index ticket_words_uncut on ticket_words (district_id, ticket_id) where cut = 0`,
  `create table find_view (
    district_id text not null, id uuid not null, person_id uuid not null, unit_id text, name text not null, line text not null, made_at timestamptz not null,
    primary key (district_id, id), foreign key (district_id, person_id) references person, foreign key (district_id, unit_id) references unit)`,
  `create index find_view_of_person on find_view (district_id, person_id)`,
  `create index find_view_of_unit on find_view (district_id, unit_id) where unit_id is not null`,
  // what is open and what is late, however old the district is
  `create index ticket_open on ticket (district_id, filed_at, id) where ended_at is null`,
]
