/** Publication (公示) and its ticket: asked for by the reporter, moved by what happens to the ticket, taken back at once. */
import { sql } from 'kysely'
import { actorKey, type Actor } from '../../domain/people/actors'
import { mayBePublic } from '../../domain/publication/publication'
import { type Publicity } from '../../domain/publication/publicity'
import type { Step } from '../../domain/ticket/lifecycle'
import { rowOf } from '../../domain/ticket/states'
import type { Ticket } from '../../domain/ticket/ticket'
import { audit } from '../audit/log'
import { inTransaction, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { idOfDay } from '../ids'
import { Refused } from '../refused'
import { findTicket, lockTicket, type TicketRow } from '../ticket/rows'
import { situationOf } from '../ticket/situation'
import { checkWordsAnew, planChecks } from './checks'

/** Nothing of what was approved stays. */
const WIPED = { title: '', text: '', outcome: '', photos: [], words: [], published_at: null, waits_since: null }

/** The reporter agreed: a moderator is to look at it, and WeChat where it knows the reporter. Nothing happens to what may never be public. */
export async function askPublication(tx: Tx, deps: Deps, ticket: Ticket, now: number) {
  if (!mayBePublic(ticket)) return
  const asked = {
    ...WIPED,
    state: 'asked' as const,
    is_open: rowOf(ticket.state).open,
    asked_at: new Date(now),
    waits_since: new Date(now),
    reason: '',
  }
  const { id } = await tx
    .insertInto('publication')
    .values({
      ...asked,
      district_id: deps.district,
      id: idOfDay(now),
      ticket_id: ticket.id,
      category: ticket.category,
      community_id: ticket.communityId,
      grid_id: ticket.gridId,
    })
    .onConflict((row) => row.columns(['district_id', 'ticket_id']).doUpdateSet({ ...asked, version: sql<number>`publication.version + 1` }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('content_check').where('district_id', '=', deps.district).where('publication_id', '=', id).execute()
  await planChecks(tx, deps, { id, ticketId: ticket.id }, now)
}

/** What an action on the ticket means for its publication: a new result, or a voice written down, is looked at before it is shown, a ticket that left goes. */
export async function followTicket(tx: Tx, deps: Deps, steps: readonly Step[], now: number) {
  const [before, after] = [steps[0]!.before, steps[steps.length - 1]!.after]
  // whoever agreed has left, others stay on it
  if (steps.some(({ action }) => action === 'withdraw') && after.state !== 'withdrawn') await forgetConsent(tx, deps, after.id)
  const [isResolved, isWrittenDown] = (['resolve', 'transcribe'] as const).map((one) => steps.some(({ action }) => action === one))
  const isNew = isResolved || isWrittenDown
  if (before.state === after.state && !isNew) return
  if (!mayBePublic(after)) return takeDown(tx, deps, after.id, 'withdrawn')
  const keepsOutcome = after.outcome !== null && !isResolved
  await sql`
    update publication set is_open = ${rowOf(after.state).open}, version = version + ${isNew ? 1 : 0}, outcome = case when ${keepsOutcome} then outcome else '' end,
      waits_since = case when ${isNew} then coalesce(waits_since, ${new Date(now)}) else waits_since end
    where district_id = ${deps.district} and ticket_id = ${after.id} and state in ('asked', 'approved')`.execute(tx)
  if (isWrittenDown) await checkWordsAnew(tx, deps, after.id, now)
}

/** Gone from the board in this very transaction, words and all. */
export async function takeDown(tx: Tx, deps: Deps, ticketId: string, state: 'refused' | 'withdrawn') {
  await tx
    .updateTable('publication')
    .set({ ...WIPED, state, version: sql<number>`version + 1` })
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('state', 'in', ['asked', 'approved'])
    .execute()
}

/** The reporter went, the matter did not: what they agreed to goes with them. */
async function forgetConsent(tx: Tx, deps: Deps, ticketId: string) {
  await tx
    .updateTable('ticket')
    .set({ public_consent: false })
    .where('district_id', '=', deps.district)
    .where('id', '=', ticketId)
    .execute()
  await takeDown(tx, deps, ticketId, 'withdrawn')
}

/** Somebody has left (注销): what is public stays, without a person behind it; what is not yet public never will be. */
export async function forgetConsents(tx: Tx, deps: Deps, personId: string) {
  const mine = tx
    .selectFrom('ticket_party')
    .select('ticket_id')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('kind', '=', 'reporter')
  const shown = tx.selectFrom('publication').select('ticket_id').where('district_id', '=', deps.district).where('state', '=', 'approved')
  const unseen = await tx
    .updateTable('ticket')
    .set({ public_consent: false })
    .where('district_id', '=', deps.district)
    .where('id', 'in', mine)
    .where('public_consent', '=', true)
    .where('id', 'not in', shown.where('ticket_id', 'in', mine))
    .returning('id')
    .execute()
  for (const { id } of unseen) await takeDown(tx, deps, id, 'withdrawn')
}

/** The reporter agrees, or takes it back. Saying the same again changes nothing. */
export async function setConsent(deps: Deps, id: string, consent: boolean, actor: Actor, now: number): Promise<Publicity> {
  return inTransaction(deps.db, async (tx) => {
    const ticket = await ownTicket(tx, deps, id, actor, now, true)
    if (consent && !mayBePublic(ticket)) throw new Refused(409, 'neverPublic')
    if (consent !== ticket.publicConsent) {
      await tx
        .updateTable('ticket')
        .set({ public_consent: consent })
        .where('district_id', '=', deps.district)
        .where('id', '=', id)
        .execute()
      if (consent) await askPublication(tx, deps, ticket, now)
      else await takeDown(tx, deps, id, 'withdrawn')
      await audit({ ...deps, db: tx }, { actor: actorKey(actor), what: `publicConsent:${id}`, result: consent ? 'given' : 'withdrawn' })
    }
    return publicityOf(tx, deps, { ...ticket, publicConsent: consent })
  })
}

export const readPublicity = async (deps: Deps, id: string, actor: Actor, now: number): Promise<Publicity> =>
  inTransaction(deps.db, async (tx) => publicityOf(tx, deps, await ownTicket(tx, deps, id, actor, now)))

/** Only who filed it has a say; who joined it sees it, and that is all. */
async function ownTicket(tx: Tx, deps: Deps, id: string, actor: Actor, now: number, lock = false): Promise<TicketRow> {
  const ticket = await (lock ? lockTicket : findTicket)(tx, deps, id, actor)
  const { relations } = await situationOf(tx, deps, ticket, actor, now)
  if (!relations.includes('reporter') && !relations.includes('proxy')) throw new Refused(404, 'notForYou')
  return ticket
}

async function publicityOf(tx: Tx, deps: Deps, ticket: TicketRow): Promise<Publicity> {
  const row = await tx
    .selectFrom('publication')
    .select(['id', 'state', 'reason'])
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticket.id)
    .executeTakeFirst()
  return {
    consent: ticket.publicConsent,
    state: row?.state ?? null,
    reason: row?.state === 'refused' ? row.reason : '',
    possible: mayBePublic(ticket),
    caseId: row?.state === 'approved' ? row.id : null,
  }
}
