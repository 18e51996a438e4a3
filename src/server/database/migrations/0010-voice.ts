import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Voice messages (语音留言), and which tickets wait to have theirs written down. */
export const voice: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of CHANGES) await sql.raw(statement).execute(db)
  },
}

const CHANGES = [
  `create table voice (
    district_id text not null, id uuid not null, sha256 text not null, kind text not null, seconds real not null, bytes int not null, actor text not null, uploaded_at timestamptz not null,
    ticket_id uuid, primary key (district_id, id), foreign key (district_id, ticket_id) references ticket)`,
  `create unique index voice_of_ticket on voice (district_id, ticket_id) where ticket_id is not null`,
  `create index voice_orphan on voice (district_id, actor, uploaded_at) where ticket_id is null`,
  `create index voice_file on voice (district_id, sha256)`,
  `alter table ticket add column untranscribed boolean not null default false`,
  `create index ticket_event_transcribe on ticket_event (district_id, ticket_id) where action = 'transcribe'`,
]
