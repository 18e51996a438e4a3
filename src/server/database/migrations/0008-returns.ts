import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Returns (退单) are counted by round, and final is what a 会商 concludes in it: both as the history of each ticket has them. */
export const returns: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of CHANGES) await sql.raw(statement).execute(db)
  },
}

const inThisRound = (action: string) =>
  `from ticket_event e where e.district_id = t.district_id and e.ticket_id = t.id and e.action = '${action}' and e.round = t.round`

const CHANGES = [
  `alter table ticket add column returns int not null default 0`,
  `update ticket t set returns = (select count(*) ${inThisRound('return')}), ruled = exists (select 1 ${inThisRound('conclude')})
    where t.ruled or cardinality(t.returned_by) > 0`,
]
