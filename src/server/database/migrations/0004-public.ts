import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The public board (公示), its checks, the figures by day, and bars. */
export const publicBoard: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  // title, text, outcome, photos and words are what may be seen: masked, and as a moderator approved them
  `create table publication (
    district_id text not null, id uuid not null, ticket_id uuid not null, state text not null, version int not null default 1,
    category text not null, community_id text, grid_id text, is_open boolean not null,
    title text not null default '', text text not null default '', outcome text not null default '', photos uuid[] not null default '{}', words text[] not null default '{}',
    asked_at timestamptz not null, waits_since timestamptz, published_at timestamptz, decided_by uuid, decided_at timestamptz, reason text not null default '',
    primary key (district_id, id), unique (district_id, ticket_id),
    foreign key (district_id, ticket_id) references ticket, foreign key (district_id, decided_by) references person)`,
  `create index publication_waits on publication (district_id, waits_since, id) where waits_since is not null`,
  `create index publication_shown on publication (district_id, published_at, id) where state = 'approved'`,
  `create index publication_category on publication (district_id, category, published_at, id) where state = 'approved'`,
  `create index publication_community on publication (district_id, community_id, published_at, id) where state = 'approved'`,
  `create index publication_both on publication (district_id, community_id, category, published_at, id) where state = 'approved'`,
  `create index publication_grid on publication (district_id, grid_id, published_at, id) where state = 'approved'`,
  `create index publication_open on publication (district_id, published_at, id) where state = 'approved' and is_open`,
  // a GIN index cannot begin with the district without an extension; its words do
  `create index publication_words on publication using gin (words) where state = 'approved'`,

  `create table content_check (
    district_id text not null, id uuid not null, publication_id uuid not null, photo_id uuid, state text not null default 'asked', trace_id text, label text,
    tries int not null default 0, asked_at timestamptz not null, answered_at timestamptz,
    primary key (district_id, id), foreign key (district_id, publication_id) references publication, foreign key (district_id, photo_id) references photo)`,
  `create index content_check_of on content_check (district_id, publication_id)`,
  `create unique index content_check_trace on content_check (district_id, trace_id) where trace_id is not null`,
  `create index content_check_silent on content_check (district_id, asked_at) where state = 'asked' and trace_id is not null`,

  // sums of a Beijing day; what they are summed from is found by time, whatever the size of the tables
  `create table figure_day (
    district_id text not null, day text not null, received int not null, closed int not null, answered int not null, solved int not null, satisfied int not null,
    due int not null, on_time int not null, summed_at timestamptz not null, primary key (district_id, day))`,
  `create index ticket_filed on ticket (district_id, filed_at)`,
  `create index ticket_closed on ticket (district_id, changed_at) where state = 'closed'`,
  `create index ticket_verdict_at on ticket_verdict (district_id, at)`,
  `create index ticket_clock_handle on ticket_clock (district_id, due_at) where kind = 'handle'`,

  `create table bar (
    district_id text not null, id uuid not null, ticket_id uuid not null, person_id uuid, code_hash bytea, reason text not null, note text not null,
    by_person uuid not null, at timestamptz not null, until timestamptz not null, lifted_at timestamptz, lifted_by uuid, lift_note text,
    primary key (district_id, id), foreign key (district_id, ticket_id) references ticket, foreign key (district_id, person_id) references person,
    foreign key (district_id, by_person) references person)`,
  `create index bar_at on bar (district_id, at, id)`,
  `create index bar_person on bar (district_id, person_id, until) where person_id is not null and lifted_at is null`,
  `create index bar_code on bar (district_id, code_hash, until) where code_hash is not null and lifted_at is null`,
]
