import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** One thing done to many tickets: what was asked, and what became of each. */
export const batches: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table batch (
    district_id text not null, id uuid not null, person_id uuid not null, action text not null, said text not null, more boolean not null,
    made_at timestamptz not null, started_at timestamptz, ended_at timestamptz,
    primary key (district_id, id), foreign key (district_id, person_id) references person)`,
  `create index batch_of_person on batch (district_id, person_id, made_at desc)`,
  `create index batch_running on batch (district_id, started_at) where started_at is not null and ended_at is null`,
  `create index batch_made on batch (district_id, made_at)`,
  `create table batch_item (
    district_id text not null, batch_id uuid not null, n integer not null, ticket_id uuid not null, stage integer not null, unit_id text,
    refusal text, result text, left_out boolean not null default false,
    primary key (district_id, batch_id, n), foreign key (district_id, batch_id) references batch on delete cascade)`,
  `create index batch_item_left on batch_item (district_id, batch_id, n) where refusal is null and result is null and not left_out`,
]
