/**
 * How far a job has come that goes once over all tickets, the newest first (逐件补齐): kept, so that what was cut short goes on at the next
 * run. Under another version it begins again.
 */
import type { Deps } from './deps'

export type Walk = { setting: string; version: number }
type Here = Pick<Deps, 'db' | 'district'>

/** Above every ticket. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const THROUGH = 'all'

/** The ticket below which the walk goes on: null when it is through. */
export async function reached({ db, district }: Here, { setting, version }: Walk): Promise<string | null> {
  const row = await db
    .selectFrom('kept_setting')
    .select('value')
    .where('district_id', '=', district)
    .where('name', '=', setting)
    .executeTakeFirst()
  const [kept, id] = row?.value.split(' ') ?? []
  return kept === String(version) ? (id === THROUGH ? null : id!) : LAST_ID
}

/** Keeps the last ticket that was taken; without one the walk is through. */
export async function keepReached({ db, district }: Here, { setting, version }: Walk, id: string | undefined) {
  const value = `${version} ${id ?? THROUGH}`
  await db
    .insertInto('kept_setting')
    .values({ district_id: district, name: setting, value })
    .onConflict((row) => row.columns(['district_id', 'name']).doUpdateSet({ value }))
    .execute()
}
