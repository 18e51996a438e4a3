import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Figures of units: marks out of histories, their sums by day, and vintages that never change. At first the tickets of before have no marks:
 * a job makes them (figures/fold.ts).
 */
export const figures: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

/** What the function does, as the product makes it: verify compares it with what the database has. */
export const ROW_STAYS = `  begin
    raise exception 'a row of % is written once and stays', tg_table_name;
  end`

const STATEMENTS = [
  // whose marks are no longer what their history says
  `create table figure_stale (district_id text not null, ticket_id uuid not null, since timestamptz not null, primary key (district_id, ticket_id))`,
  `create index figure_stale_since on figure_stale (district_id, since)`,
  `create table figure_mark (
    district_id text not null, ticket_id uuid not null, no smallint not null, kind text not null, at timestamptz not null, unit_id text not null, from_unit text not null,
    category text not null, flags smallint not null, ms bigint, primary key (district_id, ticket_id, no))`,
  `create index figure_mark_kind on figure_mark (district_id, kind, at)`,
  `create table figure_sum (
    district_id text not null, day text not null, kind text not null, unit_id text not null, from_unit text not null, category text not null, flags smallint not null,
    n int not null, primary key (district_id, day, kind, unit_id, from_unit, category, flags))`,
  `create table vintage (
    district_id text not null references district, id uuid not null, span text not null, first_day text not null, last_day text not null, edition smallint not null,
    stage text not null, cut_at timestamptz not null, frozen_at timestamptz not null, definition int not null, numbers text not null, cases int not null,
    cases_hash text not null, person_id uuid, reason text not null,
    primary key (district_id, id), unique (district_id, span, first_day, edition), foreign key (district_id, person_id) references person)`,
  `create function row_stays() returns trigger language plpgsql as $$${ROW_STAYS}$$`,
  `create trigger stays before update or delete on vintage for each row execute function row_stays()`,
]
