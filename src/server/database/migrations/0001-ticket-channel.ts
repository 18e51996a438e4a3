import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The channel's first tables. `district_id` leads every key, so the tables can be spread over machines unchanged. */
export const ticketChannel: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of TABLES) await sql.raw(statement).execute(db)
  },
}

const TABLES = [
  `create table district (id text primary key, name text not null, secret_fingerprint text not null)`,

  `create table unit (
    district_id text not null references district, id text not null, kind text not null, name text not null, parent_id text, phone text,
    valid_from timestamptz not null, valid_to timestamptz, successor_id text,
    primary key (district_id, id),
    foreign key (district_id, parent_id) references unit, foreign key (district_id, successor_id) references unit)`,

  `create table person (
    district_id text not null references district, id uuid not null, kind text not null, name text, created_at timestamptz not null, ended_at timestamptz,
    primary key (district_id, id))`,

  `create table identity (
    district_id text not null, person_id uuid not null, kind text not null, sealed bytea not null, lookup bytea not null,
    primary key (district_id, person_id, kind), unique (district_id, kind, lookup),
    foreign key (district_id, person_id) references person)`,

  `create table post (
    district_id text not null, person_id uuid not null, unit_id text not null, duty text not null, valid_from timestamptz not null, valid_to timestamptz,
    primary key (district_id, person_id, unit_id, duty, valid_from),
    foreign key (district_id, person_id) references person, foreign key (district_id, unit_id) references unit)`,
  `create index post_of_unit on post (district_id, unit_id)`,

  `create table staff_account (
    district_id text not null, account text not null, person_id uuid not null, password text not null, must_change boolean not null,
    failures int not null default 0, locked_until timestamptz,
    primary key (district_id, account), unique (district_id, person_id), foreign key (district_id, person_id) references person)`,

  `create table session (
    district_id text not null, token_hash bytea not null, person_id uuid not null, kind text not null, created_at timestamptz not null,
    last_seen_at timestamptz not null, idle_ms bigint not null, revoked_at timestamptz,
    primary key (district_id, token_hash), foreign key (district_id, person_id) references person)`,
  `create index session_of_person on session (district_id, person_id)`,

  `create table phone_code (
    district_id text not null, phone_lookup bytea not null, code_lookup bytea not null, expires_at timestamptz not null, tries int not null default 0,
    primary key (district_id, phone_lookup))`,

  `create table allowance (district_id text not null, key text not null, started_at timestamptz not null, used int not null, primary key (district_id, key))`,

  `create table catalogue (district_id text not null references district, version int not null, data jsonb not null, added_at timestamptz not null, primary key (district_id, version))`,
  `create table calendar (district_id text not null references district, version int not null, data jsonb not null, added_at timestamptz not null, primary key (district_id, version))`,
  `create table grid_area (district_id text not null, unit_id text not null, feature jsonb not null, primary key (district_id, unit_id), foreign key (district_id, unit_id) references unit)`,

  `create table ticket (
    district_id text not null, id uuid not null, number text not null, title text not null, state text not null, stage int not null, round int not null,
    category text not null, item text not null, request text not null, urgency text not null, catalogue_version int not null,
    unit_id text not null, handled_by text, grid_id text, community_id text, confidential boolean not null, complained_of text,
    returned_by text[] not null, ruled boolean not null, outcome text, answered boolean not null, urged_at timestamptz, filed_at timestamptz not null, changed_at timestamptz not null,
    place_words text not null, lng double precision, lat double precision, accuracy_m real, public_consent boolean not null,
    primary key (district_id, id), unique (district_id, number),
    foreign key (district_id, catalogue_version) references catalogue,
    foreign key (district_id, unit_id) references unit, foreign key (district_id, handled_by) references unit,
    foreign key (district_id, grid_id) references unit, foreign key (district_id, community_id) references unit, foreign key (district_id, complained_of) references unit)`,

  `create table ticket_party (
    district_id text not null, ticket_id uuid not null, id uuid not null, kind text not null, person_id uuid, code_hash bytea, identity text not null, filed_at timestamptz not null,
    primary key (district_id, ticket_id, id), foreign key (district_id, ticket_id) references ticket, foreign key (district_id, person_id) references person)`,
  `create index ticket_party_person on ticket_party (district_id, person_id, filed_at, ticket_id) where person_id is not null`,
  `create index ticket_party_code on ticket_party (district_id, code_hash) where code_hash is not null`,

  `create table ticket_verdict (
    district_id text not null, ticket_id uuid not null, party_id uuid not null, round int not null, solved text not null, satisfied int not null, at timestamptz not null,
    primary key (district_id, ticket_id, party_id, round), foreign key (district_id, ticket_id, party_id) references ticket_party)`,

  // which units a ticket concerns, and on whose desk it lies: the lists of units are read from here alone
  `create table ticket_unit (
    district_id text not null, ticket_id uuid not null, unit_id text not null, desk text not null, sort_at timestamptz not null,
    primary key (district_id, ticket_id, unit_id), foreign key (district_id, ticket_id) references ticket, foreign key (district_id, unit_id) references unit)`,
  `create index ticket_unit_desk on ticket_unit (district_id, unit_id, desk, sort_at, ticket_id)`,

  `create table ticket_clock (
    district_id text not null, ticket_id uuid not null, kind text not null, stage int not null, started_at timestamptz not null, due_at timestamptz, time_limit text not null,
    tentative boolean not null, limit_version int not null, calendar_version int not null, stopped_at timestamptz, net_used_ms bigint not null default 0,
    primary key (district_id, ticket_id, kind, stage), foreign key (district_id, ticket_id) references ticket)`,
  `create index ticket_clock_due on ticket_clock (district_id, kind, due_at) where stopped_at is null`,

  `create table ticket_event (
    district_id text not null, ticket_id uuid not null, seq int not null, action text not null, at timestamptz not null, made_at timestamptz, actor text not null,
    person_id uuid, unit_id text, duty text, from_state text, to_state text not null, from_unit text, to_unit text not null, stage int not null, round int not null,
    facts text not null, body_hash bytea not null, hash bytea not null,
    primary key (district_id, ticket_id, seq), foreign key (district_id, ticket_id) references ticket)`,

  // free text and personal data, apart from the chained event so that they can be erased
  `create table event_body (
    district_id text not null, ticket_id uuid not null, seq int not null, salt bytea not null, body text, erased_at timestamptz,
    primary key (district_id, ticket_id, seq), foreign key (district_id, ticket_id, seq) references ticket_event)`,

  `create table request_seen (
    district_id text not null, actor text not null, request_id text not null, body_hash bytea not null, ticket_id uuid not null, at timestamptz not null,
    primary key (district_id, actor, request_id))`,

  `create table photo (
    district_id text not null, id uuid not null, sha256 text not null, width int not null, height int not null, bytes int not null, actor text not null, uploaded_at timestamptz not null,
    ticket_id uuid, seq int, position int not null default 0,
    primary key (district_id, id), foreign key (district_id, ticket_id) references ticket)`,
  `create index photo_of_ticket on photo (district_id, ticket_id) where ticket_id is not null`,
  `create index photo_orphan on photo (district_id, actor, uploaded_at) where ticket_id is null`,
  `create index photo_file on photo (district_id, sha256)`,

  `create table outbox (
    district_id text not null, id uuid not null, topic text not null, payload jsonb not null, run_at timestamptz not null, attempts int not null default 0,
    done_at timestamptz, dead_at timestamptz, error text, primary key (district_id, id))`,
  `create index outbox_due on outbox (district_id, run_at) where done_at is null and dead_at is null`,

  `create table audit (
    district_id text not null, id uuid not null, at timestamptz not null, actor text not null, what text not null, result text not null, seal uuid, primary key (district_id, id))`,
  `create index audit_unsealed on audit (district_id, id) where seal is null`,
  `create index audit_of_seal on audit (district_id, seal, id)`,
  `create table audit_seal (district_id text not null, id uuid not null, at timestamptz not null, entries int not null, hash bytea not null, primary key (district_id, id))`,
]
