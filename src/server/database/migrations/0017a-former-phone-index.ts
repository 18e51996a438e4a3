import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is sealed together is read together: the former numbers of one person. */
export const formerPhoneIndex: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index former_phone_of_person on former_phone (district_id, person_id)`.execute(db)
  },
}
