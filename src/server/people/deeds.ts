/**
 * What is done to staff and units (三员的事), from a screen or by the operator's command: in one transaction with its line in the audit log,
 * and with what it means for tickets. Whoever may begin it is asked elsewhere (domain/admin/acts).
 */
import { uuidv7 } from 'uuidv7'
import { administratorsIn } from '../../domain/admin/acts'
import type { Carried, DeedOf } from '../../domain/api-admin'
import type { Post } from '../../domain/people/actors'
import { noteChange, type Hand } from '../audit/change'
import { inTransaction, type Tx } from '../database/open'
import type { Deps, InTransaction } from '../deps'
import { postsOf } from '../plugins/session'
import { Refused } from '../refused'
import { handOverFrom } from '../ticket/hand-over'
import { withUnitsNow } from '../ticket/staffed'
import { forgetFactor } from './factor'
import { importPeople, undoImport } from './import'
import { holdersNow, refuseLost, refuseTwo } from './holders'
import { temporaryPassword } from './passwords'
import { endPosts, putPosts } from './posts'
import { endSessions } from './store'
import { addUnit, endUnit, renameUnit } from './units'

/** `moved`: tickets that went on to another unit; `password`: the only copy there is. */
export type Outcome = { moved: string[]; password: string | null }

const NOTHING: Outcome = { moved: [], password: null }

/** Does it now, in a transaction of its own, and tells those who look at the tickets it moved. */
export async function byHand(deps: Deps, deed: Carried, hand: Hand): Promise<Outcome> {
  const outcome = await inTransaction(deps.db, (tx) => carryOut(tx, deps, deed, hand))
  announceMoved(deps, outcome)
  return outcome
}

/** Call it once the transaction is over. */
export function announceMoved(deps: Deps, { moved }: Outcome) {
  for (const id of moved) deps.changes.announce(id)
}

/** Does it within a transaction, or refuses: one at a time in a district, so that of two last administrators one stays. */
export async function carryOut(tx: Tx, deps: Deps, deed: Carried, hand: Hand): Promise<Outcome> {
  await tx.selectFrom('district').select('id').where('id', '=', deps.district).forNoKeyUpdate().execute()
  const within = { ...(await withUnitsNow(tx, deps)), db: tx }
  const before = await holdersNow(within)
  const outcome = await (DEEDS[deed.act] as (...given: [InTransaction, Carried, Hand]) => Promise<Outcome>)(within, deed, hand)
  refuseLost(before, await holdersNow(within))
  return outcome
}

const DEEDS: { [A in Carried['act']]: (within: InTransaction, deed: DeedOf<A>, hand: Hand) => Promise<Outcome> } = {
  add: addPerson,
  give: async (within, { account, to }, hand) => {
    const personId = await staffOf(within, account)
    return changePosts(within, { personId, account, what: 'give', hand }, async () => {
      refuseUnknown(within, [to])
      await putPosts(within.db, within, personId, [to])
      return []
    })
  },
  move: async (within, { account, from, to }, hand) => {
    const personId = await staffOf(within, account)
    return changePosts(within, { personId, account, what: 'move', hand }, async () => {
      refuseUnknown(within, [to])
      const units = await endPosts(within.db, within, { personId, unitId: from })
      if (units.length === 0) throw new Refused(409, 'noPost')
      await putPosts(within.db, within, personId, [to])
      return units
    })
  },
  leave: async (within, { account }, hand) => {
    const personId = await staffOf(within, account)
    return changePosts(within, { personId, account, what: 'leave', hand }, async () => {
      const units = await endPosts(within.db, within, { personId })
      await within.db
        .updateTable('person')
        .set({ ended_at: new Date(within.clock()) })
        .where('district_id', '=', within.district)
        .where('id', '=', personId)
        .execute()
      await endSessions(within, personId)
      return units
    })
  },
  password: newPassword,
  factor: async (within, { account }, hand) => {
    await forgetFactor(within, await staffOf(within, account), hand.by)
    await note(within, { account, what: 'factor', hand }, null, null)
    return NOTHING
  },
  signOut: async (within, { account }, hand) => {
    await endSessions(within, await staffOf(within, account))
    await note(within, { account, what: 'signOut', hand }, null, null)
    return NOTHING
  },
  rename: async (within, deed, hand) => ({ ...NOTHING, moved: await renameUnit(within, deed, hand) }),
  addUnit: async (within, deed, hand) => ({ ...NOTHING, moved: await addUnit(within, deed, hand) }),
  importPeople: async (within, deed, hand) => {
    await importPeople(within, deed.rows, hand)
    return NOTHING
  },
  undoImport: async (within, { importId }, hand) => ({ ...NOTHING, moved: await undoImport(within, importId, hand) }),
  endUnit: async (within, deed, hand) => ({ ...NOTHING, moved: await endUnit(within, deed, hand) }),
}

/** Somebody new with an account and posts; the password is to be changed at the first sign-in. */
async function addPerson(within: InTransaction, { account, name, posts }: DeedOf<'add'>, hand: Hand): Promise<Outcome> {
  refuseUnknown(within, posts)
  const { password, hash } = await temporaryPassword()
  const id = uuidv7()
  const ofPerson = { district_id: within.district, person_id: id }
  await within.db
    .insertInto('person')
    .values({ district_id: within.district, id, kind: 'staff', name, created_at: new Date(within.clock()) })
    .execute()
  const made = await within.db
    .insertInto('staff_account')
    .values({ ...ofPerson, account, password: hash, must_change: true })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) throw new Refused(409, 'accountTaken', { message: `账号 ${account} 已经有人用了。` })
  await putPosts(within.db, within, id, posts)
  refuseTwo(within, posts)
  await note(within, { account, what: 'add', hand }, null, { posts: written(posts) })
  return { moved: [], password }
}

/** A password to be changed at the first sign-in; opens a locked account, and ends every session of its holder. */
async function newPassword(within: InTransaction, { account }: DeedOf<'password'>, hand: Hand): Promise<Outcome> {
  const personId = await staffOf(within, account)
  const { password, hash } = await temporaryPassword()
  await within.db
    .updateTable('staff_account')
    .set({ password: hash, must_change: true, failures: 0, locked_until: null })
    .where('district_id', '=', within.district)
    .where('person_id', '=', personId)
    .execute()
  await endSessions(within, personId)
  await note(within, { account, what: 'password', hand }, null, null)
  return { moved: [], password }
}

type Noted = { account: string; what: string; hand: Hand }

/** Changes posts; what lies at units that have nobody afterwards goes on. `change` returns the units whose posts ended. */
async function changePosts(within: InTransaction, noted: Noted & { personId: string }, change: () => Promise<string[]>): Promise<Outcome> {
  const postsNow = () => postsOf(within, noted.personId, within.clock())
  const before = await postsNow()
  const units = await change()
  const after = await postsNow()
  refuseTwo(within, administratorsIn(before).length > 1 ? [] : after)
  await note(within, noted, { posts: written(before) }, { posts: written(after) })
  return { moved: units.length > 0 ? await handOverFrom(within.db, within, units) : [], password: null }
}

const written = (posts: readonly Post[]): string[] => posts.map(({ unitId, duty }) => `${unitId}:${duty}`).sort()

const note = (within: InTransaction, { account, what, hand }: Noted, before: object | null, after: object | null) =>
  noteChange(within, { what: `staff.${what}:${account}`, hand }, before, after)

/** The person behind an account who still works here. */
export async function staffOf(within: Deps, account: string): Promise<string> {
  const row = await within.db
    .selectFrom('staff_account as a')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 'a.district_id').onRef('p.id', '=', 'a.person_id'))
    .select('a.person_id')
    .where('a.district_id', '=', within.district)
    .where('a.account', '=', account)
    .where('p.ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refused(404, 'accountUnknown', { message: `没有账号 ${account}，或者已经离职。` })
  return row.person_id
}

function refuseUnknown({ reference: { units } }: Deps, posts: readonly Post[]) {
  const unknown = posts.find(({ unitId }) => !units.current.some(({ id }) => id === unitId))
  if (unknown) throw new Refused(409, 'unitUnknown', { message: `没有单位 ${unknown.unitId}，或者它已经撤了。` })
}
