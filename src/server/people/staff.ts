/**
 * Staff accounts by the operator's hand (npm run staff): a new password, somebody new, somebody who leaves or moves. Each is one
 * transaction: sealed, audited, and what lies where nobody works any more goes on.
 */
import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { DUTIES, type Duty } from '../../domain/people/actors'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { handOverFrom } from '../ticket/hand-over'
import { withUnitsNow } from '../ticket/staffed'
import { forgetFactor } from './factor'
import { hashPassword } from './passwords'
import { endPosts } from './posts'
import { endSessions } from './store'

/** `operator`: whose hand it was, for the audit log. */
type Hand = { account: string; operator: string }
type NewPost = { unitId: string; duty: Duty }

/** A password to be changed at the first sign-in; opens a locked account, and ends every session of its holder. Returned once. */
export async function newPassword(deps: Deps, hand: Hand): Promise<string> {
  const personId = await holderOf(deps, hand.account)
  const { password, hash } = await temporary()
  await inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    await tx
      .updateTable('staff_account')
      .set({ password: hash, must_change: true, failures: 0, locked_until: null })
      .where('district_id', '=', deps.district)
      .where('account', '=', named(hand))
      .execute()
    await endSessions(within, personId)
    await write(within, hand, 'password')
  })
  return password
}

/** Somebody new with an account and posts; returns the first password. */
export async function addStaff(deps: Deps, hand: Hand, { name, posts }: { name: string; posts: NewPost[] }): Promise<string> {
  const { password, hash } = await temporary()
  const id = uuidv7()
  await inTransaction(deps.db, async (tx) => {
    const within = await withUnitsNow(tx, { ...deps, db: tx })
    refuseUnknown(within, posts)
    const ofPerson = { district_id: deps.district, person_id: id }
    await tx
      .insertInto('person')
      .values({ district_id: deps.district, id, kind: 'staff', name, created_at: new Date(deps.clock()) })
      .execute()
    const made = await tx
      .insertInto('staff_account')
      .values({ ...ofPerson, account: named(hand), password: hash, must_change: true })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (made.numInsertedOrUpdatedRows !== 1n) throw new Error(`账号 ${named(hand)} 已经有人用了`)
    await putPosts(within, id, posts)
    await write(within, hand, 'add', posts.map(({ unitId, duty }) => `${unitId}:${duty}`).join(' '))
  })
  return password
}

/** Somebody leaves: posts, sessions and the person end; the account stays for what it is named in. Returns the tickets that went on. */
export async function leave(deps: Deps, hand: Hand): Promise<string[]> {
  const personId = await holderOf(deps, hand.account)
  const touched = await inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    const units = await endPosts(tx, deps, { personId })
    await tx
      .updateTable('person')
      .set({ ended_at: new Date(deps.clock()) })
      .where('district_id', '=', deps.district)
      .where('id', '=', personId)
      .execute()
    await endSessions(within, personId)
    await write(within, hand, 'leave')
    return handOverFrom(tx, within, units)
  })
  return told(deps, touched)
}

/** Somebody moves: the posts at one unit end, another begins. Returns the tickets that went on. */
export async function move(deps: Deps, hand: Hand, { from, to }: { from: string; to: NewPost }): Promise<string[]> {
  const personId = await holderOf(deps, hand.account)
  const touched = await inTransaction(deps.db, async (tx) => {
    const within = await withUnitsNow(tx, { ...deps, db: tx })
    refuseUnknown(within, [to])
    const units = await endPosts(tx, deps, { personId, unitId: from })
    if (units.length === 0) throw new Error(`${named(hand)} 在 ${from} 没有岗位`)
    await putPosts(within, personId, [to])
    await write(within, hand, 'move', `${from} ${to.unitId}:${to.duty}`)
    return handOverFrom(tx, within, units)
  })
  return told(deps, touched)
}

/** Phone and recovery codes are both lost: the second factor (两步验证) is set up anew at the next sign-in. False when there was none. */
export const dropFactor = async (deps: Deps, { account, operator }: Hand): Promise<boolean> =>
  forgetFactor(deps, await holderOf(deps, account), operator)

/** Ends every session of somebody, or of everybody: all have to sign in anew. */
export async function signOut(deps: Deps, hand: Hand | { everybody: true; operator: string }): Promise<void> {
  if (!('everybody' in hand)) {
    await endSessions(deps, await holderOf(deps, hand.account))
    return write(deps, hand, 'signOut')
  }
  await deps.db
    .updateTable('session')
    .set({ revoked_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('revoked_at', 'is', null)
    .execute()
  await audit(deps, { actor: hand.operator, what: 'staff.signOut', result: 'everybody' })
}

/** Who works here, with what: for the operator's list. */
export async function staffList(deps: Deps): Promise<string[]> {
  const { units } = (await deps.reference.load()) ?? deps.reference
  const rows = await deps.db
    .selectFrom('staff_account as a')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 'a.district_id').onRef('p.id', '=', 'a.person_id'))
    .leftJoin('post as o', (join) =>
      join.onRef('o.district_id', '=', 'a.district_id').onRef('o.person_id', '=', 'a.person_id').on('o.valid_to', 'is', null),
    )
    .select(['a.account', 'p.name', 'p.ended_at', 'o.unit_id', 'o.duty'])
    .where('a.district_id', '=', deps.district)
    .orderBy('a.account')
    .execute()
  return rows.map(({ account, name, ended_at, unit_id, duty }) =>
    [account, name, ended_at ? '已离职' : unit_id ? `${units.fullName(unit_id)} ${duty}` : '没有岗位'].join('  '),
  )
}

export function postIn(words: string): NewPost {
  const [unitId, duty] = words.split(':')
  if (!unitId || !DUTIES.includes(duty as Duty)) throw new Error(`岗位写成 单位编号:职责，职责是 ${DUTIES.join('、')} 之一`)
  return { unitId, duty: duty as Duty }
}

const named = ({ account }: Pick<Hand, 'account'>) => account.trim().toLowerCase()

async function holderOf(deps: Deps, account: string): Promise<string> {
  const row = await deps.db
    .selectFrom('staff_account')
    .select('person_id')
    .where('district_id', '=', deps.district)
    .where('account', '=', named({ account }))
    .executeTakeFirst()
  if (!row) throw new Error(`没有账号 ${account}`)
  return row.person_id
}

function refuseUnknown({ reference }: Deps, posts: readonly NewPost[]) {
  for (const { unitId } of posts)
    if (!reference.units.all.some((unit) => unit.id === unitId && !unit.ended)) throw new Error(`没有单位 ${unitId}，或者它已经撤了`)
}

const putPosts = ({ db, district, clock }: Deps, personId: string, posts: readonly NewPost[]) =>
  db
    .insertInto('post')
    .values(
      posts.map(({ unitId, duty }) => ({
        district_id: district,
        person_id: personId,
        unit_id: unitId,
        duty,
        valid_from: new Date(clock()),
      })),
    )
    .execute()

const write = (deps: Deps, hand: Hand, what: string, result = 'ok') =>
  audit(deps, { actor: hand.operator, what: `staff.${what}:${named(hand)}`, result })

function told(deps: Deps, touched: string[]): string[] {
  for (const id of touched) deps.changes.announce(id)
  return touched
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const DIGITS = '23456789'

/** Read aloud and typed without mistakes: twelve letters and digits, none that look alike. */
async function temporary() {
  const one = (from: string) => from[randomInt(from.length)]
  const password = [one(LETTERS), one(DIGITS), ...Array.from({ length: 10 }, () => one(LETTERS + DIGITS))].join('')
  return { password, hash: await hashPassword(password) }
}
