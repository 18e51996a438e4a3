import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What people think of the app itself, with its answer; those that wait for one come first. */
export const feedback: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table feedback (
        district_id text not null, id uuid not null, person_id uuid not null, kind text not null, words text not null,
        said_at timestamptz not null, due_at timestamptz not null, answer text, answered_by uuid, answered_at timestamptz, rating text,
        primary key (district_id, id))`,
      `create index feedback_of on feedback (district_id, person_id, said_at)`,
      `create index feedback_waits on feedback (district_id, (answered_at is not null), said_at, id)`,
    ])
      await sql.raw(statement).execute(db)
  },
}
