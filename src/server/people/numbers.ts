/** Whose a phone number is: it changes hands when its holder takes another one, and when it has lain idle so long that it may be a stranger's by now. */
import type { Actor } from '../../domain/people/actors'
import { FRESH_MINUTES } from '../../domain/people/privacy'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Way } from '../database/schema-people'
import type { Deps } from '../deps'
import type { From } from '../plugins/device'
import { Refused } from '../refused'
import { redeemCodes } from './text-codes'
import { forgetDevices, knownSince } from './devices'
import { isPhoneStale, usePhone } from './phone-use'
import { endSessions, holderOf, identitiesOf, isTaken, sealIdentity } from './store'

const DAY = 24 * 60 * 60_000
/** A device known for so long may stand for a number that is lost. */
const OLD_DEVICE_MS = 7 * DAY

/** A number that nobody has used for 90 days leaves its account, unless it is used on a device its holder has used before. */
export async function passOnStaleNumber(deps: Deps, phone: string, device: string | undefined) {
  const holder = await holderOf(deps, 'phone', phone)
  if (!holder || holder.kind !== 'resident' || holder.hasEnded) return
  if (!(await isPhoneStale(deps, holder.personId)) || (await knownSince(deps, holder.personId, device)) !== undefined) return
  await inTransaction(deps.db, (tx) => leaveNumber({ ...deps, db: tx }, holder.personId, phone))
}

/** Whoever had this number before and comes back with it on a device of theirs, which its holder of now has never used. */
export async function earlierHolder(deps: Deps, phone: string, device: string | undefined): Promise<string | undefined> {
  if (!device) return undefined
  const former = await deps.db
    .selectFrom('former_phone as f')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 'f.district_id').onRef('p.id', '=', 'f.person_id'))
    .select('f.person_id')
    .where('f.district_id', '=', deps.district)
    .where('f.lookup', '=', deps.keys.lookupOf('phone', phone))
    .where('p.ended_at', 'is', null)
    .orderBy('f.until', 'desc')
    .execute()
  if (former.length === 0) return undefined
  const holder = await holderOf(deps, 'phone', phone)
  if (holder && (await knownSince(deps, holder.personId, device)) !== undefined) return undefined
  for (const { person_id } of former) if ((await knownSince(deps, person_id, device)) !== undefined) return person_id
  return undefined
}

type NewNumber = {
  phone: string
  code: string
  /** The code sent to the number of before. */
  oldCode?: string
  /** The number of before cannot be reached any more. */
  lost?: boolean
  /** It may be taken from the account that has it. */
  take?: boolean
}
type Session = { way: Way | null; signedInAt: number; tokenHash: Buffer | null; device: Buffer | null }
type Person = Extract<Actor, { kind: 'resident' }>

/** Gives a resident another number (换手机号): the new one proved by a code, the old one too, or where it is lost by WeChat or a device of long standing. */
export async function changeNumber(deps: Deps, { personId }: Person, given: NewNumber, from: From, session: Session) {
  const old = (await identitiesOf(deps, personId, ['phone'])).get('phone')
  if (old === given.phone) throw new Refused(400, 'sameNumber', { fields: { phone: 'sameNumber' } })
  if (old && !given.oldCode) await refuseUnproved(deps, personId, given, from, session)
  const holder = await holderOf(deps, 'phone', given.phone)
  if (holder && holder.kind !== 'resident') throw new Refused(400, 'phone', { fields: { phone: 'phone' } })
  if (holder && !given.take) throw new Refused(409, 'numberTaken')
  await redeemBoth(deps, given, old, from)
  await inTransaction(deps.db, (tx) =>
    replaceNumber({ ...deps, db: tx }, personId, { given, old, holder: holder?.personId, session }),
  ).catch((error: unknown) => {
    throw isTaken(error) ? new Refused(409, 'numberTaken') : error
  })
}

/** The sentences under the fields say which code is wrong; the session stays. */
async function redeemBoth(deps: Deps, { phone, code, oldCode }: NewNumber, old: string | undefined, from: From) {
  const codes = [{ phone, code, field: 'code' }, ...(old && oldCode ? [{ phone: old, code: oldCode, field: 'oldCode' }] : [])]
  await redeemCodes(deps, codes, from).catch((error: unknown) => {
    if (!(error instanceof Refused) || error.problem !== 'wrongCode') throw error
    throw new Refused(400, 'wrongCode', error.more)
  })
}

/** A lost number needs WeChat just now, or a device this person has used for a week. */
async function refuseUnproved(deps: Deps, personId: string, { lost }: NewNumber, { device }: From, { way, signedInAt }: Session) {
  const now = deps.clock()
  const isFreshWechat = way === 'wechat' && now - signedInAt <= FRESH_MINUTES * 60_000
  const since = await knownSince(deps, personId, device)
  const isOldDevice = since !== undefined && now - since >= OLD_DEVICE_MS
  if (!lost || !(isFreshWechat || isOldDevice)) throw new Refused(403, 'oldNumberNeeded')
}

type Change = { given: NewNumber; old: string | undefined; holder: string | undefined; session: Session }

async function replaceNumber(deps: Deps, personId: string, { given, old, holder, session }: Change) {
  if (holder) await leaveNumber(deps, holder, given.phone)
  await dropNumber(deps, personId)
  await deps.db
    .insertInto('identity')
    .values(sealIdentity(deps, personId, 'phone', given.phone))
    .execute()
  await usePhone(deps, personId)
  await endSessions(deps, personId, session.tokenHash)
  if (!given.oldCode) await forgetDevices(deps, personId, session.device)
  const how = !old ? 'first' : given.oldCode ? 'both proved' : session.way === 'wechat' ? 'lost, by WeChat' : 'lost, by device'
  const result = JSON.stringify({ before: old ? mark(deps, old) : null, after: mark(deps, given.phone), how })
  await audit(deps, { actor: `resident:${personId}`, what: 'phone.change', result })
}

/** The number is this person's no more; on a device of theirs it still leads to what they filed. */
async function leaveNumber(deps: Deps, personId: string, phone: string) {
  if (!(await dropNumber(deps, personId))) return
  const until = new Date(deps.clock())
  await deps.db
    .insertInto('former_phone')
    .values({ district_id: deps.district, lookup: deps.keys.lookupOf('phone', phone), person_id: personId, until })
    .onConflict((row) => row.columns(['district_id', 'lookup', 'person_id']).doUpdateSet({ until }))
    .execute()
  await audit(deps, { actor: `resident:${personId}`, what: 'phone.left', result: mark(deps, phone) })
}

async function dropNumber(deps: Deps, personId: string): Promise<boolean> {
  const gone = await deps.db
    .deleteFrom('identity')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('kind', '=', 'phone')
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Stands for a number in the audit log. */
const mark = (deps: Deps, phone: string): string => deps.keys.lookupOf('phone', phone).toString('hex').slice(0, 16)
