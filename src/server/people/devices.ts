/** Devices somebody has signed in from before (用过的设备). Kept hashed with the person, so that two people on one phone are not to be laid beside each other. */
import { sql } from 'kysely'
import { instant } from '../database/open'
import type { Deps } from '../deps'

/** Of more, the one not seen for longest is forgotten. */
const KEPT = 10

export const deviceKey = (deps: Deps, personId: string, device: string): Buffer => deps.keys.lookupOf('device-of', `${personId}/${device}`)

/** Since when this device is known for this person; undefined when it is not. */
export async function knownSince(deps: Deps, personId: string, device: string | undefined): Promise<number | undefined> {
  if (!device) return undefined
  const row = await deps.db
    .selectFrom('known_device')
    .select('since')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('device', '=', deviceKey(deps, personId, device))
    .executeTakeFirst()
  return row?.since
}

/** Somebody has proved on this device who they are. */
export async function rememberDevice(deps: Deps, personId: string, key: Buffer) {
  const now = new Date(deps.clock())
  await deps.db
    .insertInto('known_device')
    .values({ district_id: deps.district, person_id: personId, device: key, since: now, seen_at: now })
    .onConflict((row) => row.columns(['district_id', 'person_id', 'device']).doUpdateSet({ seen_at: now }))
    .execute()
  await sql`delete from known_device where district_id = ${deps.district} and person_id = ${personId} and device in (
    select device from known_device where district_id = ${deps.district} and person_id = ${personId} order by seen_at desc, device offset ${KEPT})`.execute(
    deps.db,
  )
}

/** Forgets all devices of a person, but for the one given. */
export const forgetDevices = (deps: Deps, personId: string, except: Buffer | null = null) =>
  deps.db
    .deleteFrom('known_device')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .$if(except !== null, (query) => query.where('device', '!=', except!))
    .execute()

/** When the second factor was last proved on this device in a session nobody has ended. */
export async function provedOn(deps: Deps, personId: string, key: Buffer, since: number): Promise<number | null> {
  const row = await deps.db
    .selectFrom('session')
    .select((select) => select.fn.max('proved_at').as('at'))
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('device', '=', key)
    .where('revoked_at', 'is', null)
    .where('proved_at', '>', instant(since))
    .executeTakeFirst()
  return row?.at ?? null
}
