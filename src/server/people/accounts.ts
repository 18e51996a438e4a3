/**
 * Staff accounts (等保: a lock after 5 wrong passwords for 15 minutes, an initial password that must be changed). An account
 * that does not exist, or whose holder has left or has no post, answers just like one with another password.
 */
import { sql } from 'kysely'
import type { SignedIn } from '../../domain/api'
import { audit } from '../audit/log'
import { inTransaction, instant } from '../database/open'
import type { Deps } from '../deps'
import { postsOf } from '../plugins/session'
import { Refused } from '../refused'
import { hashPassword, isPassword, isStrong } from './passwords'
import { endSessions, signIn } from './store'

const TRIES = 5
const LOCK_MS = 15 * 60_000

type Account = { account: string; personId: string; password: string }
/** Which of the five tries this is; `undefined` while the account is locked. */
type Try = number | undefined

export async function signInWithPassword(deps: Deps, name: string, password: string): Promise<SignedIn> {
  const account = name.trim().toLowerCase()
  const found = await openAccount(deps, account)
  const tried = found ? await takeTry(deps, account) : await takeTryOfUnknown(deps, account)
  const actor = found ? `staff:${found.personId}` : accountKey(deps, account)
  if (tried === undefined) return refuse(deps, actor, 'signIn.staff', TRIES)
  const isRight = await isPassword(password, found?.password)
  const signedIn = isRight && found && (await enter(deps, found))
  return signedIn || refuse(deps, actor, 'signIn.staff', tried)
}

/** Changes the password and signs in anew; every other session of this person ends. Guessing the old one locks the account too. */
export async function changePassword(deps: Deps, personId: string, old: string, next: string): Promise<SignedIn> {
  const account = await accountOf(deps, personId)
  if (!account) throw new Refused(403, 'wrongPassword')
  if (!isStrong(next, old)) throw new Refused(400, 'passwordSimple', { fields: { new: 'passwordSimple' } })
  const tried = await takeTry(deps, account.account)
  if (tried === undefined) return refuse(deps, `staff:${personId}`, 'password', TRIES)
  const isRight = await isPassword(old, account.password)
  const signedIn = isRight && (await replacePassword(deps, account, await hashPassword(next)))
  return signedIn || refuse(deps, `staff:${personId}`, 'password', tried, 403)
}

/** Written down either way; the last wrong try is told that the account is now locked. */
async function refuse(deps: Deps, actor: string, what: string, tried: number, status: 401 | 403 = 401): Promise<never> {
  const isLocked = tried >= TRIES
  await audit(deps, { actor, what, result: isLocked ? 'locked' : 'wrong' })
  throw isLocked ? new Refused(423, 'locked') : new Refused(status, 'wrongPassword')
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
    .select(['a.account', 'a.person_id as personId', 'a.password'])
    .where('a.district_id', '=', deps.district)
    .where('p.ended_at', 'is', null)

/** A try is counted, and the fifth locks, before the password is looked at: guesses sent all at once do not slip by. */
async function takeTry(deps: Deps, account: string): Promise<Try> {
  const now = deps.clock()
  const tries = sql<number>`case when locked_until is null then failures + 1 else 1 end`
  const row = await deps.db
    .updateTable('staff_account')
    .set({ failures: tries, locked_until: sql`case when ${tries} >= ${TRIES} then ${new Date(now + LOCK_MS)}::timestamptz end` })
    .where('district_id', '=', deps.district)
    .where('account', '=', account)
    .where((where) => where.or([where('locked_until', 'is', null), where('locked_until', '<=', instant(now))]))
    .returning('failures')
    .executeTakeFirst()
  return row?.failures
}

/** The same count for an account that is not there; the last try's time stands for the lock's beginning. */
async function takeTryOfUnknown(deps: Deps, account: string): Promise<Try> {
  const [now, lockedSince] = [new Date(deps.clock()), new Date(deps.clock() - LOCK_MS)]
  const result = await sql<{ used: number }>`
    insert into allowance as a (district_id, key, started_at, used) values (${deps.district}, ${accountKey(deps, account)}, ${now}, 1)
    on conflict (district_id, key) do update set used = case when a.used >= ${TRIES} then 1 else a.used + 1 end, started_at = excluded.started_at
    where a.used < ${TRIES} or a.started_at <= ${lockedSince}
    returning used`.execute(deps.db)
  return result.rows[0]?.used
}

/** Forgets the tries and opens a session; undefined when the password was changed while it was being checked. */
const enter = (deps: Deps, { account, personId, password }: Account): Promise<SignedIn | undefined> =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    if (!(await update(within, account, password, { failures: 0, locked_until: null }))) return undefined
    await audit(within, { actor: `staff:${personId}`, what: 'signIn.staff', result: 'ok' })
    return signIn(within, personId, 'staff')
  })

const replacePassword = (deps: Deps, { account, personId, password: old }: Account, password: string): Promise<SignedIn | undefined> =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    const change = { password, must_change: false, failures: 0, locked_until: null }
    if (!(await update(within, account, old, change))) return undefined
    await endSessions(within, personId)
    await audit(within, { actor: `staff:${personId}`, what: 'password', result: 'ok' })
    return signIn(within, personId, 'staff')
  })

type Change = { failures: number; locked_until: null; password?: string; must_change?: boolean }

/** Changes the account that still has this password; false when it has another by now. */
async function update(deps: Deps, account: string, password: string, change: Change): Promise<boolean> {
  const done = await deps.db
    .updateTable('staff_account')
    .set(change)
    .where('district_id', '=', deps.district)
    .where('account', '=', account)
    .where('password', '=', password)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Stands for an account nobody has: what people type by mistake may be a name or a phone number. */
const accountKey = (deps: Deps, account: string): string => `account:${deps.keys.lookupOf('account', account).toString('hex').slice(0, 32)}`
