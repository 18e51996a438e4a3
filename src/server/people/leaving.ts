/**
 * Leaving (注销): asked for, it may be taken back for 15 working days; then a job erases who the person was. Their tickets stay, with
 * a party row that points to a person without a name, a phone or an openid; of those only what is public already stays public.
 */
import { sql } from 'kysely'
import { LEAVING_LIMIT } from '../../domain/people/privacy'
import { dueAt } from '../../domain/ticket/limits'
import { audit } from '../audit/log'
import { inTransaction, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { forgetConsents } from '../publication/store'
import { withdrawConsent } from './consent'
import { endSessions } from './store'

/** The request that is pending, if there is one. */
export async function leavingOf(deps: Deps, personId: string): Promise<{ askedAt: number; dueAt: number } | undefined> {
  const row = await deps.db
    .selectFrom('leaving')
    .select(['asked_at', 'due_at'])
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('taken_back_at', 'is', null)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return row && { askedAt: row.asked_at, dueAt: row.due_at }
}

/** Asks to leave; asked twice, the first date stays. */
export async function askToLeave(deps: Deps, personId: string) {
  const now = deps.clock()
  const due = dueAt(LEAVING_LIMIT, now, deps.reference.calendar).at
  await deps.db
    .insertInto('leaving')
    .values({ district_id: deps.district, person_id: personId, asked_at: new Date(now), due_at: new Date(due) })
    .onConflict((pending) => pending.doNothing())
    .execute()
  await audit(deps, { actor: `resident:${personId}`, what: 'leave.ask', result: 'ok' })
}

/** Stays after all. */
export async function takeBackLeaving(deps: Deps, personId: string) {
  await deps.db
    .updateTable('leaving')
    .set({ taken_back_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('taken_back_at', 'is', null)
    .where('done_at', 'is', null)
    .execute()
  await audit(deps, { actor: `resident:${personId}`, what: 'leave.takeBack', result: 'ok' })
}

/** Ends the accounts that are due, each in a transaction of its own; several servers may do so at once. Returns how many. */
export async function endDueAccounts(deps: Deps): Promise<number> {
  for (let ended = 0; ; ended++) if (!(await endNext(deps))) return ended
}

const endNext = (deps: Deps): Promise<boolean> =>
  inTransaction(deps.db, async (tx) => {
    const now = new Date(deps.clock())
    const { rows } = await sql<{ person_id: string }>`
      update leaving set done_at = ${now} where (district_id, person_id, asked_at) in (
        select district_id, person_id, asked_at from leaving
        where district_id = ${deps.district} and due_at <= ${now} and taken_back_at is null and done_at is null
        order by due_at limit 1 for update skip locked)
      returning person_id`.execute(tx)
    const personId = rows[0]?.person_id
    if (personId) await erase(tx, deps, personId, now)
    return personId !== undefined
  })

async function erase(tx: Tx, deps: Deps, personId: string, now: Date) {
  const within = { ...deps, db: tx }
  for (const table of ['identity', 'notice', 'wechat_credit', 'known_device', 'phone_use', 'former_phone'] as const)
    await tx.deleteFrom(table).where('district_id', '=', deps.district).where('person_id', '=', personId).execute()
  await tx
    .updateTable('person')
    .set({ name: null, ended_at: now })
    .where('district_id', '=', deps.district)
    .where('id', '=', personId)
    .execute()
  await endSessions(within, personId)
  await forgetConsents(tx, deps, personId)
  await withdrawConsent(within, personId)
  await audit(within, { actor: `resident:${personId}`, what: 'leave.done', result: 'ok' })
}
