/** 我也遇到: a resident who met the same joins a ticket instead of reporting it again, and is kept informed as a party of it. */
import { uuidv7 } from 'uuidv7'
import type { JoinBody } from '../../domain/api'
import type { Actor } from '../../domain/people/actors'
import { inTransaction, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { Refused } from '../refused'
import { joinableTicket } from './rows'
import { situationOf } from './situation'
import { claimRequest, writeSteps } from './write'

/** Joins once, however often it is sent; whoever already has a part in it stays what they are. */
export async function joinTicket(deps: Deps, id: string, { requestId, note }: JoinBody, actor: Actor, now: number): Promise<void> {
  const touched = await inTransaction(deps.db, async (tx) => {
    const ticket = await joinableTicket(tx, deps, id)
    if (!ticket) throw new Refused(404, 'notForYou')
    if (await claimRequest(tx, deps, actor, requestId, { id, join: note ?? '' }, id, now)) return []
    const situation = await situationOf(tx, deps, ticket, actor, now)
    if (situation.relations.length > 0) return []
    await insertJoiner(tx, deps, id, actor, now)
    const deed = { action: 'join' as const, given: note ? { note } : {}, actor, madeAt: null }
    return writeSteps(tx, deps, { ...situation, relations: ['passerBy'] }, deed)
  })
  for (const one of touched) deps.changes.announce(one)
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
      code_hash: actor.kind === 'code' ? Buffer.from(actor.codeHash, 'hex') : null,
      identity: actor.kind === 'code' ? 'anonymous' : 'sealed',
      filed_at: new Date(now),
    })
    .execute()
