import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Erasing (抹去): who waits for it, what is gone, and what is old enough to go by itself. */
export const erasure: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of CHANGES) await sql.raw(statement).execute(db)
  },
}

const CHANGES = [
  `alter table ticket add column erase_asked timestamptz`,
  `alter table ticket add column erased boolean not null default false`,
  `create index ticket_erase_asked on ticket (district_id, erase_asked, id) where erase_asked is not null`,
  `create index voice_filed on voice (district_id, uploaded_at) where ticket_id is not null`,
  `create index ticket_expiring on ticket (district_id, ended_at) where ended_at is not null and not erased`,
]
