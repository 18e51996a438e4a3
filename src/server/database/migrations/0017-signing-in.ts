import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Signing in: several live codes of one number, devices somebody has signed in from, how a session was opened and when its second
 * factor was proved, when a number was last used, and the second factor of staff. Sessions that are open stay open.
 */
export const signingIn: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  // wrong tries are counted over all codes of a number, in allowance
  `alter table phone_code drop constraint phone_code_pkey`,
  `alter table phone_code drop column tries`,
  `alter table phone_code add primary key (district_id, phone_lookup, code_lookup)`,

  `alter table session add column way text, add column device bytea, add column proved_at timestamptz`,

  `create table known_device (
    district_id text not null, person_id uuid not null, device bytea not null, since timestamptz not null, seen_at timestamptz not null,
    primary key (district_id, person_id, device), foreign key (district_id, person_id) references person)`,

  `create table phone_use (
    district_id text not null, person_id uuid not null, used_at timestamptz not null,
    primary key (district_id, person_id), foreign key (district_id, person_id) references person)`,

  // whose a number was before it was given to somebody new
  `create table former_phone (
    district_id text not null, lookup bytea not null, person_id uuid not null, until timestamptz not null,
    primary key (district_id, lookup, person_id), foreign key (district_id, person_id) references person)`,

  `create table second_factor (
    district_id text not null, person_id uuid not null, sealed bytea not null, begun_at timestamptz not null, enrolled_at timestamptz,
    last_step bigint not null default 0, primary key (district_id, person_id), foreign key (district_id, person_id) references person)`,

  `create table recovery_code (
    district_id text not null, person_id uuid not null, lookup bytea not null, made_at timestamptz not null, used_at timestamptz,
    primary key (district_id, person_id, lookup), foreign key (district_id, person_id) references person)`,

  // settings as they were at the last start, so that a change of them is written down
  `create table kept_setting (district_id text not null, name text not null, value text not null, primary key (district_id, name))`,
]
