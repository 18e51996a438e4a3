/** Rows that have served their time: used-up codes, windows of rate limits (which name addresses), ended sessions, finished outbox entries, notices of a year ago. */
import { sql } from 'kysely'
import type { Deps } from './deps'

const DAY = 86_400_000

/** How long after their last use, by table. Request ids stay as long as their ticket. */
export async function tidy(deps: Pick<Deps, 'db' | 'district' | 'clock'>) {
  const before = (days: number) => new Date(deps.clock() - days * DAY)
  for (const rows of [
    sql`delete from phone_code where district_id = ${deps.district} and expires_at < ${before(1)}`,
    sql`delete from allowance where district_id = ${deps.district} and started_at < ${before(2)}`,
    sql`delete from session where district_id = ${deps.district} and (revoked_at < ${before(30)} or last_seen_at + idle_ms * interval '1 millisecond' < ${before(30)})`,
    sql`delete from known_device where district_id = ${deps.district} and seen_at < ${before(366)}`,
    sql`delete from outbox where district_id = ${deps.district} and done_at < ${before(30)}`,
    sql`delete from notice where district_id = ${deps.district} and at < ${before(366)}`,
  ])
    await rows.execute(deps.db)
}
