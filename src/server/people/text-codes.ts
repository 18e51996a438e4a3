/**
 * One-time codes by text message: 6 digits, good for 5 minutes. Texts arrive late and out of order, so every code that has not run out
 * works until one is used. Every number is answered alike, so nobody learns which ones are known here.
 */
import { randomInt } from 'node:crypto'
import { inTransaction, instant } from '../database/open'
import type { Deps } from '../deps'
import { count } from '../plugins/allowance'
import type { From } from '../plugins/device'
import { Refused } from '../refused'
import { knownSince } from './devices'
import { countText } from './texts'
import { giveBack, takeTry, type Window } from './tries'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const VALID_MS = 5 * MINUTE
/** Codes sent to one number. */
const SENDS = { max: 5, windowMs: 15 * MINUTE }
/** Codes asked for from one device, for whatever numbers: a family, not a service hall's own tablet that sends all day. */
const SENDS_OF_DEVICE = { max: 30, windowMs: 15 * MINUTE }
/** Wrong codes of one number, whoever asks: with five codes alive one guess in four thousand days hits. */
const TRIES: readonly Window[] = [
  { max: 10, windowMs: HOUR },
  { max: 20, windowMs: DAY },
]

/** Makes a code and sends it; those before it hold until they run out. */
export async function sendCode(deps: Deps, phone: string, from: From): Promise<string> {
  const bucket = await bucketOf(deps, phone, from)
  const { current } = await count(deps, `code ${bucket.key}`, SENDS.windowMs)
  if (current > SENDS.max || (await isDeviceFull(deps, from))) throw new Refused(429, 'tooManyCodes')
  await countText(deps, bucket.isKnown)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await keep(deps, phone, code)
  await deps.codes.send(phone, code)
  return code
}

type GivenCode = { phone: string; code: string; field?: string }

/** Uses codes up, all or none, and with each all others of its number; refuses with `wrongCode`, whatever the reason. */
export async function redeemCodes(deps: Deps, given: readonly GivenCode[], from: From): Promise<void> {
  const keys = await Promise.all(given.map(async ({ phone }) => `code tries ${(await bucketOf(deps, phone, from)).key}`))
  for (const key of keys) if (!(await takeTry(deps, key, TRIES))) throw new Refused(429, 'tooManyTries')
  await inTransaction(deps.db, async (tx) => {
    for (const { field, ...one } of given)
      if (!(await useUp({ ...deps, db: tx }, one)))
        throw new Refused(401, 'wrongCode', field === undefined ? {} : { fields: { [field]: 'wrongCode' } })
  })
  for (const key of keys) await giveBack(deps, key, TRIES)
}

/** What is counted together: a number, whoever asks; apart from it each device on which its holder has signed in before, which goes on. */
async function bucketOf(deps: Deps, phone: string, { device }: From): Promise<{ key: string; isKnown: boolean }> {
  const number = phoneKey(deps, phone).toString('hex')
  const isKnown = device !== undefined && (await isDeviceOfHolder(deps, phone, device))
  return { key: isKnown ? `${number} ${deps.keys.lookupOf('device', device).toString('hex')}` : number, isKnown }
}

/** Whether this is a device of somebody who has this number, or had it. */
async function isDeviceOfHolder(deps: Deps, phone: string, device: string): Promise<boolean> {
  const lookup = phoneKey(deps, phone)
  const [now, before] = await Promise.all([
    deps.db
      .selectFrom('identity')
      .select('person_id')
      .where('district_id', '=', deps.district)
      .where('kind', '=', 'phone')
      .where('lookup', '=', lookup)
      .execute(),
    deps.db.selectFrom('former_phone').select('person_id').where('district_id', '=', deps.district).where('lookup', '=', lookup).execute(),
  ])
  const known = await Promise.all([...now, ...before].map(({ person_id }) => knownSince(deps, person_id, device)))
  return known.some((since) => since !== undefined)
}

async function isDeviceFull(deps: Deps, { device }: From): Promise<boolean> {
  if (!device) return false
  const key = `codes by device ${deps.keys.lookupOf('device', device).toString('hex')}`
  return (await count(deps, key, SENDS_OF_DEVICE.windowMs)).current > SENDS_OF_DEVICE.max
}

async function keep(deps: Deps, phone: string, code: string) {
  const expires = new Date(deps.clock() + VALID_MS)
  await deps.db
    .insertInto('phone_code')
    .values({
      district_id: deps.district,
      phone_lookup: phoneKey(deps, phone),
      code_lookup: codeKey(deps, phone, code),
      expires_at: expires,
    })
    .onConflict((row) => row.columns(['district_id', 'phone_lookup', 'code_lookup']).doUpdateSet({ expires_at: expires }))
    .execute()
}

/** False when the code is wrong, too old, or was used a moment ago. */
async function useUp(deps: Deps, { phone, code }: GivenCode): Promise<boolean> {
  const ofNumber = () =>
    deps.db.deleteFrom('phone_code').where('district_id', '=', deps.district).where('phone_lookup', '=', phoneKey(deps, phone))
  const gone = await ofNumber()
    .where('code_lookup', '=', codeKey(deps, phone, code))
    .where('expires_at', '>', instant(deps.clock()))
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) return false
  await ofNumber().execute()
  return true
}

const phoneKey = (deps: Deps, phone: string): Buffer => deps.keys.lookupOf('phone', phone)
/** A code the demo has shown on the screen is none of the same data outside it. */
const codeKey = (deps: Deps, phone: string, code: string): Buffer =>
  deps.keys.lookupOf(deps.settings.DEMO ? 'demo-code' : 'phone-code', `${phone}/${code}`)
