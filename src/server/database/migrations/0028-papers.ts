import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Papers (附件): files for download that come with a report or a step. */
export const papers: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of CHANGES) await sql.raw(statement).execute(db)
  },
}

const CHANGES = [
  `create table paper (
    district_id text not null, id uuid not null, sha256 text not null, kind text not null, bytes int not null, actor text not null, uploaded_at timestamptz not null,
    ticket_id uuid, seq int, nth int, primary key (district_id, id), foreign key (district_id, ticket_id) references ticket)`,
  `create unique index paper_of_ticket on paper (district_id, ticket_id, nth) where ticket_id is not null`,
  `create index paper_orphan on paper (district_id, actor, uploaded_at) where ticket_id is null`,
  `create index paper_file on paper (district_id, sha256)`,
]
