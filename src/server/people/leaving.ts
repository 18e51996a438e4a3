/**
 * Leaving (注销): asked for, it may be taken back for 15 working days; then a job erases who the person was. Their tickets stay, with
 * a party row that points to a person without a name, a phone or an openid, and without the lines that say either; of those only what is
 * public already stays public.
 */
import { sql, type RawBuilder } from 'kysely'
import { LEAVING_LIMIT } from '../../domain/people/privacy'
import { dueAt } from '../../domain/ticket/limits'
import { audit } from '../audit/log'
import { inTransaction, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { forgetConsents } from '../publication/store'
import { withdrawConsent } from './consent'
import { eraseByRule } from '../ticket/steps'
import { byClock } from '../ticket/work'
import { identitiesOf } from './store'

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
    if (personId) await erase(tx, deps, personId)
    return personId !== undefined
  })

/** Ends a person again whom an older backup brought back; whether that was so. */
export const endPerson = (deps: Deps, personId: string): Promise<boolean> =>
  inTransaction(deps.db, async (tx) => {
    const known = await tx
      .selectFrom('person')
      .select('id')
      .where('district_id', '=', deps.district)
      .where('id', '=', personId)
      .where('ended_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (known) await erase(tx, deps, personId)
    return known !== undefined
  })

async function erase(tx: Tx, deps: Deps, personId: string) {
  const now = new Date(deps.clock())
  const within = { ...deps, db: tx }
  await deps.erasures.note({ person: personId }, now.getTime())
  await eraseNaming(tx, deps, personId)
  await forgetCodes(tx, deps, personId)
  for (const table of ['identity', 'notice', 'wechat_credit', 'known_device', 'phone_use', 'former_phone', 'feedback', 'session'] as const)
    await tx.deleteFrom(table).where('district_id', '=', deps.district).where('person_id', '=', personId).execute()
  await tx
    .updateTable('person')
    .set({ name: null, ended_at: now, texts_asked_at: null })
    .where('district_id', '=', deps.district)
    .where('id', '=', personId)
    .execute()
  await forgetConsents(tx, deps, personId)
  await withdrawConsent(within, personId)
  await audit(within, { actor: `resident:${personId}`, what: 'leave.done', result: 'ok' })
}

/** Codes on their way to the phone, which they know by a keyed hash. */
async function forgetCodes(tx: Tx, deps: Deps, personId: string) {
  const lookups = tx
    .selectFrom('identity')
    .select('lookup')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('kind', '=', 'phone')
  await tx.deleteFrom('phone_code').where('district_id', '=', deps.district).where('phone_lookup', 'in', lookups).execute()
}

/** Lines of their tickets that say their phone or their name, by whomever, and the title and place where those do: the rest goes on unnamed. */
async function eraseNaming(tx: Tx, deps: Deps, personId: string) {
  const known = await identitiesOf({ ...deps, db: tx }, personId, ['phone', 'name'])
  const said = [...known.values()].filter((words) => [...words].length > 1)
  if (said.length === 0) return
  const names = (words: RawBuilder<unknown>) =>
    sql`exists (select 1 from unnest(${said}::text[]) w where position(w in regexp_replace(${words}, '[[:space:]()（）·—-]', '', 'g')) > 0)`
  const { rows } = await sql<{ ticket: string; lines: number[] }>`
    select p.ticket_id as ticket, array_agg(distinct b.seq order by b.seq) as lines from ticket_party p
    join ticket t on t.district_id = p.district_id and t.id = p.ticket_id
    join event_body b on b.district_id = p.district_id and b.ticket_id = p.ticket_id
    where p.district_id = ${deps.district} and p.person_id = ${personId}
      and ((b.body is not null and ${names(sql`b.body`)}) or (b.seq = 1 and not t.erased and ${names(sql`t.title || ' ' || t.place_words`)}))
    group by p.ticket_id order by p.ticket_id`.execute(tx)
  const work = { ...byClock(deps), db: tx }
  for (const { ticket, lines } of rows) await eraseByRule(work, ticket, { eraseWhat: 'words', eraseWhy: 'left', lines })
}
