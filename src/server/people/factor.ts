/**
 * The second factor of staff (两步验证): set up, proved once in a session, renewed, and taken away by whoever runs the server when phone and paper are
 * both lost. The key lies sealed, recovery codes as keyed hashes; digits are good once.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Begun, FactorView } from '../../domain/api-factor'
import { readProof, recoveryBlocks, recoveryCodeFrom, RECOVERY_CODES } from '../../domain/people/factor'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import type { From } from '../plugins/device'
import { Refused } from '../refused'
import { qrPath } from '../scene/picture'
import { forgetDevices, knownSince } from './devices'
import { endSessions } from './store'
import { addressOf, base32, stepWith } from './totp'
import { giveBack, takeTry, type Window } from './tries'

const ISSUER = '市民吹哨'
const KEY_BYTES = 20
const MINUTE = 60_000
const TRIES: readonly Window[] = [
  { max: 5, windowMs: 5 * MINUTE },
  { max: 30, windowMs: 24 * 60 * MINUTE },
]

export async function factorOf(deps: Deps, personId: string, proved: boolean): Promise<FactorView> {
  const { rows } = await sql<{ enrolled: boolean; left: number }>`
    select exists (select 1 from second_factor where district_id = ${deps.district} and person_id = ${personId} and enrolled_at is not null) as enrolled,
      (select count(*) from recovery_code where district_id = ${deps.district} and person_id = ${personId} and used_at is null) as left`.execute(
    deps.db,
  )
  return { enrolled: rows[0]!.enrolled, codesLeft: rows[0]!.left, proved }
}

/** Begins anew with another key, which counts once its digits have come back; whoever has one already proves that first. */
export async function startFactor(deps: Deps, personId: string, typed: string | undefined, from: From): Promise<Begun> {
  const isAnother = (await keyOf(deps, personId, true)) !== undefined
  if (isAnother) await useProof(deps, personId, typed ?? '', from)
  const key = randomBytes(KEY_BYTES)
  const begun = {
    sealed: deps.keys.seal(key.toString('hex'), placeOf(deps, personId)),
    begun_at: new Date(deps.clock()),
    enrolled_at: null,
  }
  await deps.db
    .insertInto('second_factor')
    .values({ district_id: deps.district, person_id: personId, ...begun })
    .onConflict((row) => row.columns(['district_id', 'person_id']).doUpdateSet({ ...begun, last_step: 0 }))
    .execute()
  if (isAnother)
    await audit(deps, { actor: `staff:${personId}`, what: 'factor.start', result: JSON.stringify({ before: 'totp', after: null }) })
  const address = addressOf(key, { account: await accountOf(deps, personId), issuer: ISSUER })
  return { secret: base32(key), address, ...qrPath(address) }
}

/** Takes the key up once its digits have come back; gives the recovery codes, the only copy there is. */
export const enrolFactor = (deps: Deps, personId: string, typed: string, session: Buffer): Promise<string[]> =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    const found = await keyOf(within, personId, false)
    if (!found) throw new Refused(409, 'factorAlready')
    const proof = readProof(typed)
    const step = proof && 'digits' in proof ? stepWith(found.key, proof.digits, deps.clock()) : undefined
    if (step === undefined) throw new Refused(400, 'wrongFactor', { fields: { code: 'wrongFactor' } })
    await tx
      .updateTable('second_factor')
      .set({ enrolled_at: new Date(deps.clock()), last_step: step })
      .where('district_id', '=', deps.district)
      .where('person_id', '=', personId)
      .execute()
    await markProved(within, session)
    await audit(within, { actor: `staff:${personId}`, what: 'factor.enrol', result: JSON.stringify({ before: null, after: 'totp' }) })
    return newCodes(within, personId)
  })

/** Proves it for this session, by digits or by a recovery code; either is good once. */
export async function proveFactor(deps: Deps, personId: string, typed: string, session: Buffer, from: From): Promise<void> {
  const how = await useProof(deps, personId, typed, from)
  await markProved(deps, session)
  await audit(deps, { actor: `staff:${personId}`, what: 'factor.prove', result: how })
}

/** Ten recovery codes in place of those before. */
export async function renewCodes(deps: Deps, personId: string, typed: string, from: From): Promise<string[]> {
  await useProof(deps, personId, typed, from)
  return inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    await audit(within, { actor: `staff:${personId}`, what: 'factor.codes', result: 'ok' })
    return newCodes(within, personId)
  })
}

/**
 * Takes the second factor away (手机和恢复码都丢了): every session ends, no device is known, and the next sign-in sets it up anew. For `npm run staff`;
 * `by` is written down.
 */
export async function forgetFactor(deps: Deps, personId: string, by: string): Promise<boolean> {
  const { enrolled } = await factorOf(deps, personId, false)
  for (const table of ['recovery_code', 'second_factor'] as const)
    await deps.db.deleteFrom(table).where('district_id', '=', deps.district).where('person_id', '=', personId).execute()
  await endSessions(deps, personId)
  await forgetDevices(deps, personId)
  const before = enrolled ? 'totp' : null
  await audit(deps, { actor: by, what: `factor.forget:${personId}`, result: JSON.stringify({ before, after: null }) })
  return enrolled
}

/** Takes the proof, or refuses. A known device is counted apart: whoever guesses elsewhere locks nobody out there. */
async function useProof(deps: Deps, personId: string, typed: string, { device }: From): Promise<'digits' | 'recovery'> {
  const isKnown = (await knownSince(deps, personId, device)) !== undefined
  const key = `factor ${personId}${isKnown ? ` ${deps.keys.lookupOf('device', device!).toString('hex')}` : ''}`
  if (!(await takeTry(deps, key, TRIES))) throw new Refused(429, 'tooMany')
  const proof = readProof(typed)
  const isRight =
    proof && ('digits' in proof ? await useDigits(deps, personId, proof.digits) : await useRecovery(deps, personId, proof.recovery))
  if (!proof || !isRight) {
    await audit(deps, { actor: `staff:${personId}`, what: 'factor.prove', result: 'wrong' })
    throw new Refused(400, 'wrongFactor', { fields: { code: 'wrongFactor' } })
  }
  await giveBack(deps, key, TRIES)
  return 'digits' in proof ? 'digits' : 'recovery'
}

/** Digits of a step later than the last that was used. */
async function useDigits(deps: Deps, personId: string, digits: string): Promise<boolean> {
  const found = await keyOf(deps, personId, true)
  const step = found && stepWith(found.key, digits, deps.clock())
  if (step === undefined) return false
  const used = await deps.db
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

async function useRecovery(deps: Deps, personId: string, code: string): Promise<boolean> {
  const used = await deps.db
    .updateTable('recovery_code')
    .set({ used_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('lookup', '=', recoveryKey(deps, personId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

async function newCodes(deps: Deps, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeFrom(randomBytes(16)))
  await deps.db.deleteFrom('recovery_code').where('district_id', '=', deps.district).where('person_id', '=', personId).execute()
  const made = { district_id: deps.district, person_id: personId, made_at: new Date(deps.clock()) }
  await deps.db
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ ...made, lookup: recoveryKey(deps, personId, code) })))
    .execute()
  return codes.map(recoveryBlocks)
}

const markProved = (deps: Deps, session: Buffer) =>
  deps.db
    .updateTable('session')
    .set({ proved_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('token_hash', '=', session)
    .execute()

async function keyOf(deps: Deps, personId: string, enrolled: boolean): Promise<{ key: Buffer } | undefined> {
  const row = await deps.db
    .selectFrom('second_factor')
    .select('sealed')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('enrolled_at', enrolled ? 'is not' : 'is', null)
    .executeTakeFirst()
  return row && { key: Buffer.from(deps.keys.unseal(row.sealed, placeOf(deps, personId)), 'hex') }
}

/** How the app lists it. */
async function accountOf(deps: Deps, personId: string): Promise<string> {
  const row = await deps.db
    .selectFrom('staff_account')
    .select('account')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.account ?? personId
}

const placeOf = (deps: Deps, personId: string) => `${deps.district}/second_factor/${personId}/sealed`
const recoveryKey = (deps: Deps, personId: string, code: string): Buffer => deps.keys.lookupOf('recovery', `${personId}/${code}`)
