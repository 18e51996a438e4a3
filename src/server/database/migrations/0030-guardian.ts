import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whether a parent agreed for somebody under 14. */
export const guardian: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table consent add column by_guardian boolean not null default false').execute(db)
  },
}
