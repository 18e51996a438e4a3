import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The whole lifecycle and its clocks: what a ticket remembers beside its state, clocks that pause, move and climb, hours of a unit. */
export const deadlineEngine: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of CHANGES) await sql.raw(statement).execute(db)
  },
}

const CHANGES = [
  `alter table unit add column hours jsonb`,

  `alter table ticket add column lead text, add column mode text, add column back_to text, add column invited text[] not null default '{}', add column merged_into uuid,
    add column reachable boolean not null default false, add column contacted boolean not null default false, add column called_back boolean not null default false,
    add column urges int not null default 0, add column urge_waiting boolean not null default false, add column extensions int not null default 0, add column extension_asked timestamptz,
    add column supervision text, add column reopened boolean not null default false, add column appealed boolean not null default false, add column ended_at timestamptz,
    add foreign key (district_id, lead) references unit`,
  `update ticket set ended_at = changed_at where state in ('closed', 'rejected', 'withdrawn')`,
  `update ticket set lead = unit_id where state in ('accepted', 'in_progress', 'verified', 'closed')`,
  `create index ticket_children on ticket (district_id, merged_into) where merged_into is not null`,
  `create index ticket_supervised on ticket (district_id, supervision, filed_at, id) where supervision is not null and ended_at is null`,
  `create index ticket_extension on ticket (district_id, extension_asked, id) where extension_asked is not null`,

  // a neighbour says whether it is solved, not how satisfied they are
  `alter table ticket_verdict alter column satisfied drop not null`,

  // a clock is named by the line of history that started it: one kind may run twice in one stage
  `alter table ticket_clock rename column stage to seq`,
  `alter table ticket_clock add column first_due_at timestamptz, add column basis text not null default 'limit', add column counted_from timestamptz, add column left_ms bigint,
    add column rung int not null default 0, add column next_at timestamptz`,
  `update ticket_clock set first_due_at = due_at, counted_from = started_at`,
  `update ticket_clock set next_at = due_at where stopped_at is null and due_at is not null`,
  `update ticket_clock c set kind = 'supply' from ticket t where t.district_id = c.district_id and t.id = c.ticket_id and t.state = 'need_info' and c.kind = 'answer' and c.stopped_at is null`,
  `alter table ticket_clock alter column first_due_at set not null, alter column counted_from set not null, drop column net_used_ms`,
  `drop index ticket_clock_due`,
  `create index ticket_clock_live on ticket_clock (district_id, ticket_id) where stopped_at is null`,
  `create index ticket_clock_next on ticket_clock (district_id, next_at, ticket_id, kind) where stopped_at is null and next_at is not null`,
]
