/**
 * When a number was last used (号码多久没用): numbers are given to somebody new after they have lain idle, so one that nobody has signed in with for
 * 90 days opens no earlier reports; a WeChat identity, a device that is known or the query code does.
 */
import { sql } from 'kysely'
import type { Deps } from '../deps'

const STALE_MS = 90 * 24 * 60 * 60_000

/** This person's number has just been proved, or a session it opened is in use. */
export async function usePhone(deps: Deps, personId: string) {
  const now = new Date(deps.clock())
  await deps.db
    .insertInto('phone_use')
    .values({ district_id: deps.district, person_id: personId, used_at: now })
    .onConflict((row) => row.columns(['district_id', 'person_id']).doUpdateSet({ used_at: now }))
    .execute()
}

/** Whether nobody has used this person's number for so long that it may be somebody else's by now. */
export async function isPhoneStale(deps: Deps, personId: string): Promise<boolean> {
  // before uses were written down, sessions and the day the account was made say it
  const { rows } = await sql<{ at: number }>`
    select greatest(p.created_at, u.used_at,
      (select max(s.last_seen_at) from session s where s.district_id = p.district_id and s.person_id = p.id and s.way is null)) as at
    from person p left join phone_use u on u.district_id = p.district_id and u.person_id = p.id
    where p.district_id = ${deps.district} and p.id = ${personId}`.execute(deps.db)
  const at = rows[0]?.at
  return at !== undefined && at < deps.clock() - STALE_MS
}
