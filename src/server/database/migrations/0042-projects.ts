import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Projects for the people (民生项目), and their steps. */
export const projects: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table project (
        district_id text not null references district, id uuid not null, content text not null, served text not null, unit_id text not null,
        person text not null, leader text, due_day text not null, state text not null, made_at timestamptz not null,
        last_at timestamptz not null, struck_day text, shown_at timestamptz, person_id uuid not null, primary key (district_id, id))`,
      `create index project_due on project (district_id, due_day, id)`,
      `create index project_shown on project (district_id, due_day, id) where shown_at is not null`,
      `create index project_of_person on project (district_id, person_id)`,
      `create table project_line (
        district_id text not null, project_id uuid not null, no int not null, step text not null, words text not null, day text, of_no int,
        at timestamptz not null, person_id uuid not null, primary key (district_id, project_id, no),
        foreign key (district_id, project_id) references project)`,
      `create trigger stays before update or delete on project_line for each row execute function row_stays()`,
      `create index project_line_of_person on project_line (district_id, person_id)`,
    ])
      await sql.raw(statement).execute(db)
  },
}
