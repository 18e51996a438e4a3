/** 我也遇到: a resident who met the same joins a ticket instead of reporting it again, and is kept informed as a party of it. */
import { uuidv7 } from 'uuidv7'
import type { JoinBody } from '../../domain/api'
import type { Actor } from '../../domain/people/actors'
import { hasField, withPhotos, type Given } from '../../domain/ticket/given'
import type { Situation } from '../../domain/ticket/situation'
import { PHOTOS_ONLY } from '../../domain/reading/queued'
import { ruleOf } from '../../domain/ticket/rules'
import { inTransaction, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { Refused } from '../refused'
import { offeredTicket, offerOf } from './neighbours'
import { requestSeen } from './seen'
import { situationOf } from './situation'
import { claimRequest, writeSteps } from './write'

/** Joins what was offered, once, however often it is sent; whoever already has a part in it stays what they are. The id of the ticket. */
export async function joinTicket(deps: Deps, offer: string, body: JoinBody, actor: Actor, now: number): Promise<string> {
  const { id, touched } = await inTransaction(deps.db, (tx) => joinWithin(tx, deps, offer, body, actor, now))
  for (const one of touched) deps.changes.announce(one)
  return id
}

async function joinWithin(tx: Tx, deps: Deps, offer: string, { requestId, draft, note, photos = [] }: JoinBody, actor: Actor, now: number) {
  const given = withPhotos(note ? { note } : {}, photos)
  const joined = await joinedBefore(tx, deps, requestId, offer, actor)
  if (joined) return { id: joined, touched: [] }
  const ticket = await offeredTicket(tx, deps, offer, draft, now)
  if (!ticket) throw new Refused(404, 'notForYou')
  const { id } = ticket
  if (await claimRequest(tx, deps, actor, requestId, { offer, join: note ?? '', ...withPhotos({}, photos) }, id, now))
    return { id, touched: [] }
  const situation = await situationOf(tx, deps, ticket, actor, now)
  if (situation.relations.length > 0) return { id, touched: await addToOwn(tx, deps, situation, given, actor) }
  await insertJoiner(tx, deps, id, actor, now)
  const deed = { action: 'join' as const, given, actor, madeAt: null }
  return { id, touched: await writeSteps(tx, deps, { ...situation, relations: ['passerBy'] }, deed) }
}

/** Whose own report it is adds to it what they said; who joined it before is told so, and keeps it in the phone. */
async function addToOwn(tx: Tx, deps: Deps, situation: Situation, given: Given, actor: Actor): Promise<string[]> {
  if (!hasField(given, 'note') && !hasField(given, 'photos')) return []
  if (!ruleOf('supplement').by.some((relation) => situation.relations.includes(relation))) throw new Refused(409, 'joinedAlready')
  return writeSteps(tx, deps, situation, { action: 'supplement', given: { note: PHOTOS_ONLY, ...given }, actor, madeAt: null })
}

/** The ticket this very request joined before, though it may be offered to nobody any more. */
async function joinedBefore(tx: Tx, deps: Deps, requestId: string, offer: string, actor: Actor): Promise<string | undefined> {
  const seen = await requestSeen(tx, deps, actor, requestId)
  return seen && offerOf(deps, seen.ticket_id) === offer.toLowerCase() ? seen.ticket_id : undefined
}

const insertJoiner = (tx: Tx, deps: Deps, ticketId: string, actor: Actor, now: number) =>
  tx
    .insertInto('ticket_party')
    .values({
      district_id: deps.district,
      ticket_id: ticketId,
      id: uuidv7(),
      kind: 'joiner',
      person_id: actor.kind === 'resident' ? actor.personId : null,
      code_hash: null,
      identity: 'sealed',
      filed_at: new Date(now),
    })
    .execute()
