import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** From when on a clock presses, in working time; days somebody promised are counted again with the calendar; how the words of the board were cut. */
export const workingTime: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of CHANGES) await sql.raw(statement).execute(db)
  },
}

const CHANGES = [
  `alter table ticket_clock add column near_at timestamptz`,
  // clocks of before, until a job has said of each when it presses
  `create index ticket_clock_unsaid on ticket_clock (district_id, ticket_id) where stopped_at is null and due_at is not null and near_at is null`,
  `drop index ticket_clock_counted`,
  `create index ticket_clock_counted on ticket_clock (district_id, calendar_version, ticket_id) where stopped_at is null and due_at is not null and (basis = 'date' or time_limit ~ 'w')`,

  // complaints about a unit are left out of what it counts
  `create index ticket_complained on ticket (district_id, complained_of, id) where complained_of is not null`,

  // by which version of the cutting its words were made; a job makes those of before anew
  `alter table publication add column words_cut smallint not null default 1`,
  `create index publication_cut on publication (district_id, words_cut, id) where state = 'approved'`,
]
