import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Notices to persons, consents to WeChat messages, and what could not be sent, as a list. */
export const notices: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of CHANGES) await sql.raw(statement).execute(db)
  },
}

const CHANGES = [
  `create table notice (
    district_id text not null, id uuid not null, person_id uuid not null, ticket_id uuid not null, seq int not null, reader text not null, at timestamptz not null, read_at timestamptz,
    primary key (district_id, id), unique (district_id, person_id, ticket_id, seq),
    foreign key (district_id, person_id) references person, foreign key (district_id, ticket_id, seq) references ticket_event)`,
  `create index notice_of_person on notice (district_id, person_id, at, id)`,
  `create index notice_unread on notice (district_id, person_id, at) where read_at is null`,
  `create index notice_old on notice (district_id, at)`,

  `create table wechat_credit (
    district_id text not null, person_id uuid not null, template text not null, kind text not null, credits int not null,
    primary key (district_id, person_id, template), foreign key (district_id, person_id) references person)`,

  // topics are worked off apart: what waits for WeChat holds up nobody else
  `create index outbox_topic_due on outbox (district_id, topic, run_at) where done_at is null and dead_at is null`,
  `drop index outbox_due`,
  `create index outbox_dead on outbox (district_id, dead_at, id) where dead_at is not null`,
]
