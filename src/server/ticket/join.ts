/** 我也遇到: a resident who met the same joins a ticket instead of reporting it again, and is kept informed as a party of it. */
import { uuidv7 } from 'uuidv7'
import type { JoinBody } from '../../domain/api'
import { withFiles, type Given } from '../../domain/ticket/given'
import type { Situation } from '../../domain/ticket/situation'
import { PHOTOS_ONLY } from '../../domain/reading/queued'
import { ruleOf } from '../../domain/ticket/rules'
import type { Look, Work } from '../deps'
import { Refused } from '../refused'
import { offeredTicket, offerOf } from './neighbours'
import { claimRequest, requestSeen } from './requests'
import { situationOf } from './situation'
import { writeSteps } from './steps'
import { working } from './work'

/** Joins what was offered, once, however often it is sent; whoever already has a part in it stays what they are. The id of the ticket. */
export async function joinTicket(look: Look, offer: string, body: JoinBody): Promise<string> {
  const { id, touched } = await working(look, (work) => joinWithin(work, offer, body))
  for (const one of touched) look.changes.announce(one)
  return id
}

/** As `joinTicket`, within a transaction that does more. */
export async function joinWithin(work: Work, offer: string, { requestId, draft, note, photos = [], papers = [] }: JoinBody) {
  const given = withFiles(note ? { note } : {}, photos, papers)
  const joined = await joinedBefore(work, requestId, offer)
  if (joined) return { id: joined, touched: [] }
  const ticket = await offeredTicket(work, offer, draft)
  if (!ticket) throw new Refused(404, 'notForYou')
  const { id } = ticket
  if (await claimRequest(work, requestId, { offer, join: note ?? '', ...withFiles({}, photos, papers) }, id)) return { id, touched: [] }
  const situation = await situationOf(work, ticket)
  if (situation.relations.length > 0) return { id, touched: await addToOwn(work, situation, given) }
  await insertJoiner(work, id)
  return { id, touched: await writeSteps(work, { ...situation, relations: ['passerBy'] }, { action: 'join', given, madeAt: null }) }
}

/** Whose own report it is adds to it what they said; who joined it before is told so, and keeps it in the phone. */
async function addToOwn(work: Work, situation: Situation, given: Given): Promise<string[]> {
  if (Object.keys(given).length === 0) return []
  if (!ruleOf('supplement').by.some((relation) => situation.relations.includes(relation))) throw new Refused(409, 'joinedAlready')
  return writeSteps(work, situation, { action: 'supplement', given: { note: PHOTOS_ONLY, ...given }, madeAt: null })
}

/** The ticket this very request joined before, though it may be offered to nobody any more. */
async function joinedBefore(work: Work, requestId: string, offer: string): Promise<string | undefined> {
  const seen = await requestSeen(work, requestId)
  return seen && offerOf(work, seen.ticket_id) === offer.toLowerCase() ? seen.ticket_id : undefined
}

const insertJoiner = ({ db, district, actor, now }: Work, ticketId: string) =>
  db
    .insertInto('ticket_party')
    .values({
      district_id: district,
      ticket_id: ticketId,
      id: uuidv7(),
      kind: 'joiner',
      person_id: actor.kind === 'resident' ? actor.personId : null,
      code_hash: null,
      identity: 'sealed',
      filed_at: new Date(now),
    })
    .execute()
