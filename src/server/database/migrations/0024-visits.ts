import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Booklets of households and firms, and notes of visits. What is told of people lies sealed, and can be taken out for good. */
export const visits: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table booklet (
    district_id text not null, id uuid not null, kind text not null, grid_id text not null, community_id text not null,
    version integer not null, told bytea, reasons text[] not null, ask_by text, person_id uuid not null, made_at timestamptz not null,
    changed_at timestamptz not null, last_at timestamptz, missed_at timestamptz, erased_at timestamptz,
    primary key (district_id, id), foreign key (district_id, person_id) references person)`,
  `create index booklet_of_grid on booklet (district_id, grid_id, made_at desc, id desc) where erased_at is null`,
  `create index booklet_of_person on booklet (district_id, person_id)`,
  `create index booklet_ask_by on booklet (district_id, ask_by) where ask_by is not null`,
  `create table visit_note (
    district_id text not null, id uuid not null, booklet_id uuid, grid_id text not null, community_id text not null, person_id uuid not null,
    kind text not null, outcome text, wall text, policy boolean not null, at timestamptz not null, written_at timestamptz not null, told bytea,
    promise_day text, kept_at timestamptz, kept_by uuid, ticket_id uuid, erased_at timestamptz,
    primary key (district_id, id), foreign key (district_id, person_id) references person,
    foreign key (district_id, booklet_id) references booklet, foreign key (district_id, ticket_id) references ticket)`,
  `create index visit_note_of_booklet on visit_note (district_id, booklet_id, at desc) where booklet_id is not null`,
  `create index visit_note_of_person on visit_note (district_id, person_id)`,
  `create index visit_note_of_ticket on visit_note (district_id, ticket_id) where ticket_id is not null`,
  `create index visit_note_open on visit_note (district_id, grid_id) where promise_day is not null and kept_at is null`,
  `create index visit_note_of_community on visit_note (district_id, community_id, at)`,
  `create index visit_note_age on visit_note (district_id, at) where told is not null`,
  // who looked at a booklet
  `create index audit_of_booklet on audit (district_id, what, id) where what like 'booklet.%'`,
]
