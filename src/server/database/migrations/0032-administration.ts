import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What administrators propose and who agreed; and the ways into the audit log: by time, by who, by kind, and what did not go through. The
 * log of a large district is read once for each index.
 */
export const administration: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table admin_proposal (
        district_id text not null, id uuid not null, person_id uuid not null, subject text not null, deed jsonb not null,
        made_at timestamptz not null, decision text, decided_by uuid, decided_at timestamptz, reason text,
        primary key (district_id, id))`,
      `create index admin_proposal_of on admin_proposal (district_id, person_id)`,
      `create index admin_proposal_waits on admin_proposal (district_id, (decision is null), made_at, id)`,
      `create index audit_by_time on audit (district_id, at, id)`,
      `create index audit_by_actor on audit (district_id, actor, at, id)`,
      `create index audit_by_kind on audit (district_id, split_part(what, ':', 1), at, id)`,
      `create index audit_failed on audit (district_id, at, id)
        where result in ('wrong', 'locked', 'onlyKnownDevices', 'notBound', 'alreadyBound')`,
    ])
      await sql.raw(statement).execute(db)
  },
}
