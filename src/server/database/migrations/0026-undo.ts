import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How a ticket was before the last thing somebody did with it, as long as that can be undone. */
export const undo: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table ticket add column undo jsonb').execute(db)
  },
}
