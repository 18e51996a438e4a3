/** Publication (公示) and its ticket: asked for by the reporter, moved by what happens to the ticket, taken back at once. */
import { sql } from 'kysely'
import { actorKey } from '../../domain/people/actors'
import { mayBePublic } from '../../domain/publication/publication'
import { type Publicity } from '../../domain/publication/publicity'
import { rowOf } from '../../domain/ticket/states'
import { placeOf, type Ticket } from '../../domain/ticket/ticket'
import { audit } from '../audit/log'
import type { Tx } from '../database/open'
import type { Deps, Follower, InTransaction, Look, Stepped, Work } from '../deps'
import { idOfDay } from '../ids'
import { Refused } from '../refused'
import { findTicket, lockTicket, type TicketRow } from '../ticket/rows'
import { situationOf } from '../ticket/situation'
import { working } from '../ticket/work'
import { checkWordsAnew, planChecks } from './checks'

/** Nothing of what was approved stays. */
const WIPED = { title: '', text: '', outcome: '', photos: [], words: [], published_at: null, waits_since: null }

/** A report that may be public is asked about at once; what becomes of the ticket moves its publication. */
export const publicationFollows: Follower = {
  filed: async (work, { ticket, report }) => {
    if (report.publicConsent) await askPublication(work, ticket)
  },
  stepped: (work, stepped) => followTicket(work, stepped),
}

/** The reporter agreed: a moderator is to look at it, and WeChat where it knows the reporter. Nothing happens to what may never be public. */
async function askPublication(work: Work, ticket: Ticket) {
  const { db: tx, district, now } = work
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
      district_id: district,
      id: idOfDay(now),
      ticket_id: ticket.id,
      category: ticket.category,
      community_id: ticket.communityId,
      grid_id: ticket.gridId,
    })
    .onConflict((row) => row.columns(['district_id', 'ticket_id']).doUpdateSet({ ...asked, version: sql<number>`publication.version + 1` }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('content_check').where('district_id', '=', district).where('publication_id', '=', id).execute()
  await planChecks(tx, work, { id, ticketId: ticket.id }, now)
}

/** What an action on the ticket means for its publication: a new result, or a voice written down, is looked at before it is shown, a ticket that left goes. */
async function followTicket(work: Work, { steps }: Stepped) {
  const { db: tx, district, now } = work
  const [before, after] = [steps[0]!.before, steps[steps.length - 1]!.after]
  // whoever agreed has left, others stay on it
  if (steps.some(({ action }) => action === 'withdraw') && after.state !== 'withdrawn') await forgetConsent(work, after.id)
  const [isResolved, isWrittenDown] = (['resolve', 'transcribe'] as const).map((one) => steps.some(({ action }) => action === one))
  const isNew = isResolved || isWrittenDown
  if (before.category !== after.category || placeOf(before) !== placeOf(after)) await putRight(work, after)
  if (before.state === after.state && !isNew) return
  if (!mayBePublic(after)) return takeDown(work, after.id, 'withdrawn')
  const keepsOutcome = after.outcome !== null && !isResolved
  await sql`
    update publication set is_open = ${rowOf(after.state).open}, version = version + ${isNew ? 1 : 0}, outcome = case when ${keepsOutcome} then outcome else '' end,
      waits_since = case when ${isNew} then coalesce(waits_since, ${new Date(now)}) else waits_since end
    where district_id = ${district} and ticket_id = ${after.id} and state in ('asked', 'approved')`.execute(tx)
  if (isWrittenDown) await checkWordsAnew(tx, work, after.id, now)
}

/** On the board it stands under what it is about, and where it lies, after all. */
const putRight = ({ db, district }: Work, { id, category, communityId, gridId }: Ticket) =>
  db
    .updateTable('publication')
    .set({ category, community_id: communityId, grid_id: gridId })
    .where('district_id', '=', district)
    .where('ticket_id', '=', id)
    .execute()

/** Gone from the board in this very transaction, words and all. */
export async function takeDown({ db, district }: InTransaction, ticketId: string, state: 'refused' | 'withdrawn') {
  await db
    .updateTable('publication')
    .set({ ...WIPED, state, version: sql<number>`version + 1` })
    .where('district_id', '=', district)
    .where('ticket_id', '=', ticketId)
    .where('state', 'in', ['asked', 'approved'])
    .execute()
}

/** The reporter went, the matter did not: what they agreed to goes with them. */
async function forgetConsent(work: Work, ticketId: string) {
  await work.db
    .updateTable('ticket')
    .set({ public_consent: false })
    .where('district_id', '=', work.district)
    .where('id', '=', ticketId)
    .execute()
  await takeDown(work, ticketId, 'withdrawn')
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
  for (const { id } of unseen) await takeDown({ ...deps, db: tx }, id, 'withdrawn')
}

/** The reporter agrees, or takes it back. Saying the same again changes nothing. */
export const setConsent = (look: Look, id: string, consent: boolean): Promise<Publicity> =>
  working(look, async (work) => {
    const ticket = await ownTicket(work, await lockTicket(work, id))
    if (consent && !mayBePublic(ticket)) throw new Refused(409, 'neverPublic')
    if (consent !== ticket.publicConsent) await turnConsent(work, ticket, consent)
    return publicityOf(work, { ...ticket, publicConsent: consent })
  })

async function turnConsent(work: Work, ticket: TicketRow, consent: boolean) {
  await work.db
    .updateTable('ticket')
    .set({ public_consent: consent })
    .where('district_id', '=', work.district)
    .where('id', '=', ticket.id)
    .execute()
  if (consent) await askPublication(work, ticket)
  else await takeDown(work, ticket.id, 'withdrawn')
  const result = consent ? 'given' : 'withdrawn'
  await audit(work, { actor: actorKey(work.actor), what: `publicConsent:${ticket.id}`, result })
}

export const readPublicity = (look: Look, id: string): Promise<Publicity> =>
  working(look, async (work) => publicityOf(work, await ownTicket(work, await findTicket(work, id))))

/** Only who filed it has a say; who joined it sees it, and that is all. */
async function ownTicket(work: Work, ticket: TicketRow): Promise<TicketRow> {
  const { relations } = await situationOf(work, ticket)
  if (!relations.includes('reporter') && !relations.includes('proxy')) throw new Refused(404, 'notForYou')
  return ticket
}

async function publicityOf({ db, district }: Work, ticket: TicketRow): Promise<Publicity> {
  const row = await db
    .selectFrom('publication')
    .select(['id', 'state', 'reason'])
    .where('district_id', '=', district)
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
