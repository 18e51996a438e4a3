/**
 * Wrong tries at what somebody knows (密码、验证码). Each try is counted before the secret is looked at, so that many at once do not slip by;
 * a right one is given back. What is counted is a keyed hash: people mistype names and numbers.
 */
import { sql } from 'kysely'
import type { Deps } from '../deps'
import { count } from '../plugins/allowance'

export type Window = { max: number; windowMs: number }

/** False when one of the windows of `key` is used up. */
export async function takeTry(deps: Deps, key: string, windows: readonly Window[]): Promise<boolean> {
  let isFree = true
  for (const { max, windowMs } of windows) if ((await count(deps, windowKey(key, windowMs), windowMs)).current > max) isFree = false
  return isFree
}

/** The try was right, and is none. */
export async function giveBack(deps: Deps, key: string, windows: readonly Window[]) {
  for (const { windowMs } of windows)
    await sql`update allowance set used = greatest(used - 1, 0) where district_id = ${deps.district} and key = ${windowKey(key, windowMs)}`.execute(
      deps.db,
    )
}

/** Which of `max` tries this is; undefined while the key is locked: from the last of them on, for as long as `lockMs`. */
export async function takeOf(deps: Deps, key: string, { max, lockMs }: { max: number; lockMs: number }): Promise<number | undefined> {
  const [now, lockedSince] = [new Date(deps.clock()), new Date(deps.clock() - lockMs)]
  const result = await sql<{ used: number }>`
    insert into allowance as a (district_id, key, started_at, used) values (${deps.district}, ${key}, ${now}, 1)
    on conflict (district_id, key) do update set used = case when a.used >= ${max} then 1 else a.used + 1 end, started_at = excluded.started_at
    where a.used < ${max} or a.started_at <= ${lockedSince}
    returning used`.execute(deps.db)
  return result.rows[0]?.used
}

export const forgetTries = (deps: Deps, key: string) =>
  deps.db.deleteFrom('allowance').where('district_id', '=', deps.district).where('key', '=', key).execute()

const windowKey = (key: string, windowMs: number): string => `${key} ${windowMs}`
