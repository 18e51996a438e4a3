import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Rosters (值班表): what a unit writes down, one version after another, and what is laid over it; whose turn it is, is stored nowhere. */
export const rosters: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table duty_roster (
        district_id text not null, unit_id text not null, version integer not null, plan jsonb not null, made_by uuid not null,
        made_at timestamptz not null, primary key (district_id, unit_id, version))`,
      `create table duty_cover (
        district_id text not null, id uuid not null, unit_id text not null, kind text not null, person_id uuid, instead_of uuid,
        from_at timestamptz not null, to_at timestamptz not null, pair uuid, made_by uuid not null, made_at timestamptz not null,
        agreed_at timestamptz, ended_at timestamptz, primary key (district_id, id))`,
      `create index duty_cover_of on duty_cover (district_id, unit_id, to_at) where ended_at is null`,
    ])
      await sql.raw(statement).execute(db)
  },
}
