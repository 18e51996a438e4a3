import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Consent with its versions, accounts that are to end, and places that have a code to scan. */
export const accounts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table consent (
    district_id text not null, person_id uuid not null, version text not null, at timestamptz not null, withdrawn_at timestamptz,
    primary key (district_id, person_id, at), foreign key (district_id, person_id) references person)`,

  `create table leaving (
    district_id text not null, person_id uuid not null, asked_at timestamptz not null, due_at timestamptz not null, taken_back_at timestamptz, done_at timestamptz,
    primary key (district_id, person_id, asked_at), foreign key (district_id, person_id) references person)`,
  `create unique index leaving_pending on leaving (district_id, person_id) where taken_back_at is null and done_at is null`,
  `create index leaving_due on leaving (district_id, due_at) where taken_back_at is null and done_at is null`,

  `create table qr_place (
    district_id text not null, code text not null, unit_id text not null, words text not null, lng double precision, lat double precision,
    category text, item text, made_by uuid not null, made_at timestamptz not null, ended_at timestamptz,
    primary key (district_id, code), foreign key (district_id, unit_id) references unit, foreign key (district_id, made_by) references person)`,
  `create index qr_place_of_unit on qr_place (district_id, unit_id, made_at, code) where ended_at is null`,

  `create index ticket_event_reveal on ticket_event (district_id, ticket_id, at) where action = 'reveal'`,
]
