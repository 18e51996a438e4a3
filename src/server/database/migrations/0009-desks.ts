import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What presses lies on top of a desk (特急, 紧急), whatever else runs out first; lists of what is over know no such rank. */
export const desks: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of CHANGES) await sql.raw(statement).execute(db)
  },
}

const CHANGES = [
  `alter table ticket_unit add column rank smallint not null default 0`,
  `update ticket_unit u set rank = case t.urgency when 'critical' then 0 when 'urgent' then 1 else 2 end
    from ticket t where t.district_id = u.district_id and t.id = u.ticket_id and u.desk in ('todo', 'check')`,
  `drop index ticket_unit_desk`,
  `create index ticket_unit_desk on ticket_unit (district_id, unit_id, desk, rank, sort_at, ticket_id)`,
]
