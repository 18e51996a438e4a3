import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Bulletins with every edition and whatever was said of them, and meetings with what they decided: all written once. */
export const bulletins: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const WRITTEN_ONCE = ['bulletin', 'bulletin_edition', 'bulletin_said', 'meeting', 'meeting_decision', 'meeting_account']

const STATEMENTS = [
  `create table bulletin (
    district_id text not null references district, id uuid not null, span text not null, first_day text not null, last_day text not null, made_at timestamptz not null,
    primary key (district_id, id), unique (district_id, span, first_day))`,
  `create table bulletin_edition (
    district_id text not null, bulletin_id uuid not null, edition smallint not null, state text not null, vintage_id uuid not null, document text not null,
    object_until timestamptz, made_at timestamptz not null, person_id uuid not null,
    primary key (district_id, bulletin_id, edition), foreign key (district_id, bulletin_id) references bulletin,
    foreign key (district_id, vintage_id) references vintage, foreign key (district_id, person_id) references person)`,
  `create table bulletin_said (
    district_id text not null, bulletin_id uuid not null, no smallint not null, kind text not null, unit_id text not null, answers smallint, accepted boolean, words text not null,
    at timestamptz not null, person_id uuid not null,
    primary key (district_id, bulletin_id, no), foreign key (district_id, bulletin_id) references bulletin, foreign key (district_id, person_id) references person)`,
  `create unique index bulletin_answered on bulletin_said (district_id, bulletin_id, answers) where answers is not null`,
  `create table meeting (
    district_id text not null references district, id uuid not null, at timestamptz not null, person_id uuid not null,
    primary key (district_id, id), foreign key (district_id, person_id) references person)`,
  `create index meeting_at on meeting (district_id, at)`,
  `create table meeting_decision (
    district_id text not null, meeting_id uuid not null, no smallint not null, kind text not null, ticket_id uuid, unit_id text, words text not null, due_day text,
    at timestamptz not null, person_id uuid not null,
    primary key (district_id, meeting_id, no), foreign key (district_id, meeting_id) references meeting, foreign key (district_id, person_id) references person)`,
  `create index meeting_decision_at on meeting_decision (district_id, at)`,
  `create table meeting_account (
    district_id text not null, meeting_id uuid not null, of_meeting uuid not null, no smallint not null, became text not null, words text not null,
    at timestamptz not null, person_id uuid not null,
    primary key (district_id, meeting_id, of_meeting, no), foreign key (district_id, of_meeting, no) references meeting_decision,
    foreign key (district_id, meeting_id) references meeting, foreign key (district_id, person_id) references person)`,
  ...WRITTEN_ONCE.map((table) => `create trigger stays before update or delete on ${table} for each row execute function row_stays()`),
]
