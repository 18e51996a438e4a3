/**
 * Staff accounts (等保: a lock after 5 wrong passwords for 15 minutes, there where they were tried; an initial password that must be changed). An account
 * that does not exist, or whose holder has left or has no post, answers just like one with another password.
 */
import type { SignedIn } from '../../domain/api'
import { audit } from '../audit/log'
import { DEMO_PASSWORDS } from '../demo/district'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import type { From } from '../plugins/device'
import { postsOf } from '../plugins/session'
import { Refused } from '../refused'
import { knownSince } from './devices'
import { hashPassword, isPassword, passwordProblem } from './passwords'
import { endSessions, signIn } from './store'
import { forgetTries, giveBack, takeOf, takeTry, type Window } from './tries'

const TRIES = 5
/** Of one account from one address, or on one device its holder has used before: whoever guesses elsewhere locks nobody out there. */
const HERE = { max: TRIES, lockMs: 15 * 60_000 }
/** Of one account from everywhere else together: beyond it only known devices go on. */
const ELSEWHERE: readonly Window[] = [{ max: 200, windowMs: 24 * 60 * 60_000 }]

type Account = { account: string; personId: string; name: string | null; password: string }
type Given = { account: string; password: string }
/** Where the tries are counted; `elsewhere`: not on a known device. */
type Place = { here: string; elsewhere: string | null }

export async function signInWithPassword(deps: Deps, given: Given, from: From): Promise<SignedIn> {
  const account = given.account.trim().toLowerCase()
  const found = await openAccount(deps, account)
  const place = await placeOf(deps, account, found, from)
  const actor = found ? `staff:${found.personId}` : accountKey(deps, account)
  const tried = await takeOf(deps, place.here, HERE)
  if (tried === undefined) return refuse(deps, actor, 'signIn.staff', TRIES)
  if (place.elsewhere && !(await takeTry(deps, place.elsewhere, ELSEWHERE))) return refuseElsewhere(deps, actor)
  const isRight = (await isPassword(given.password, found?.password)) && !isOfDemo(deps, given.password)
  const signedIn = isRight && found && (await enter(deps, found, from))
  if (!signedIn) return refuse(deps, actor, 'signIn.staff', tried)
  await forgetTries(deps, place.here)
  if (place.elsewhere) await giveBack(deps, place.elsewhere, ELSEWHERE)
  return signedIn
}

/** Changes the password and signs in anew; every other session of this person ends. Guessing the old one is counted too. */
export async function changePassword(deps: Deps, personId: string, given: { old: string; new: string }, from: From): Promise<SignedIn> {
  const account = await accountOf(deps, personId)
  if (!account) throw new Refused(403, 'wrongPassword')
  const problem = passwordProblem(given.new, { ...account, old: given.old })
  if (problem) throw new Refused(400, problem, { fields: { new: problem } })
  const key = `password change ${personId}`
  const tried = await takeOf(deps, key, HERE)
  if (tried === undefined) return refuse(deps, `staff:${personId}`, 'password', TRIES)
  const isRight = await isPassword(given.old, account.password)
  const signedIn = isRight && (await replacePassword(deps, account, await hashPassword(given.new), from))
  if (!signedIn) return refuse(deps, `staff:${personId}`, 'password', tried, 403)
  await forgetTries(deps, key)
  return signedIn
}

/** Written down either way; the last wrong try is told that this place is now locked. */
async function refuse(deps: Deps, actor: string, what: string, tried: number, status: 401 | 403 = 401): Promise<never> {
  const isLocked = tried >= TRIES
  await audit(deps, { actor, what, result: isLocked ? 'locked' : 'wrong' })
  throw isLocked ? new Refused(423, 'locked') : new Refused(status, 'wrongPassword')
}

async function refuseElsewhere(deps: Deps, actor: string): Promise<never> {
  await audit(deps, { actor, what: 'signIn.staff', result: 'onlyKnownDevices' })
  throw new Refused(429, 'onlyKnownDevices')
}

/** Passwords everybody can read in the demo open nothing outside it, whatever account they were left at. */
const isOfDemo = ({ settings }: Deps, password: string): boolean =>
  !settings.DEMO && Object.values(DEMO_PASSWORDS).some((one) => one.password === password)

async function placeOf(deps: Deps, account: string, found: Account | undefined, { address, device }: From): Promise<Place> {
  const key = accountKey(deps, account)
  const isKnown = found !== undefined && (await knownSince(deps, found.personId, device)) !== undefined
  if (isKnown) return { here: `${key} on ${deps.keys.lookupOf('device', device!).toString('hex')}`, elsewhere: null }
  return { here: `${key} from ${address}`, elsewhere: key }
}

/** The account, if its holder still works here. */
async function openAccount(deps: Deps, account: string): Promise<Account | undefined> {
  const row = await accounts(deps).where('a.account', '=', account).executeTakeFirst()
  const posts = row ? await postsOf(deps, row.personId, deps.clock()) : []
  return posts.length > 0 ? row : undefined
}

const accountOf = (deps: Deps, personId: string): Promise<Account | undefined> =>
  accounts(deps).where('a.person_id', '=', personId).executeTakeFirst()

const accounts = (deps: Deps) =>
  deps.db
    .selectFrom('staff_account as a')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 'a.district_id').onRef('p.id', '=', 'a.person_id'))
    .select(['a.account', 'a.person_id as personId', 'a.password', 'p.name'])
    .where('a.district_id', '=', deps.district)
    .where('p.ended_at', 'is', null)

/** Opens a session; undefined when the password was changed while it was being checked. */
const enter = (deps: Deps, { account, personId, password }: Account, { device }: From): Promise<SignedIn | undefined> =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    if (!(await isStill(within, account, password))) return undefined
    await audit(within, { actor: `staff:${personId}`, what: 'signIn.staff', result: 'ok' })
    return signIn(within, personId, 'staff', { way: 'password', device })
  })

const replacePassword = (
  deps: Deps,
  { account, personId, password: old }: Account,
  password: string,
  { device }: From,
): Promise<SignedIn | undefined> =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    if (!(await isStill(within, account, old))) return undefined
    await tx
      .updateTable('staff_account')
      .set({ password, must_change: false })
      .where('district_id', '=', deps.district)
      .where('account', '=', account)
      .execute()
    await endSessions(within, personId)
    await audit(within, { actor: `staff:${personId}`, what: 'password', result: 'ok' })
    return signIn(within, personId, 'staff', { way: 'password', device })
  })

/** Whether the account still has this password; it keeps it until the transaction ends. */
async function isStill(deps: Deps, account: string, password: string): Promise<boolean> {
  const row = await deps.db
    .selectFrom('staff_account')
    .select('account')
    .where('district_id', '=', deps.district)
    .where('account', '=', account)
    .where('password', '=', password)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** Stands for an account nobody has: what people type by mistake may be a name or a phone number. */
const accountKey = (deps: Deps, account: string): string => `account:${deps.keys.lookupOf('account', account).toString('hex').slice(0, 32)}`
