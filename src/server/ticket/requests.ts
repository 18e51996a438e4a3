/** Requests seen before (请求编号): one sent again does nothing twice, and gives what it gave. */
import { actorKey } from '../../domain/people/actors'
import type { Look, Work } from '../deps'
import { Refused } from '../refused'
import { sha256 } from './chain'

/** What this very request made when it came before: the ticket, the hash of what was asked, and when. */
export const requestSeen = ({ db, district, actor }: Look, requestId: string) =>
  db
    .selectFrom('request_seen')
    .select(['body_hash', 'ticket_id', 'at'])
    .where('district_id', '=', district)
    .where('actor', '=', actorKey(actor))
    .where('request_id', '=', requestId)
    .executeTakeFirst()

/** Marks a request as seen; the id of what it made when it was seen before. With another body it is refused. */
export async function claimRequest(work: Work, requestId: string, body: unknown, ticketId: string): Promise<string | undefined> {
  const bodyHash = sha256(JSON.stringify(body))
  const request = { district_id: work.district, actor: actorKey(work.actor), request_id: requestId }
  const claimed = await work.db
    .insertInto('request_seen')
    .values({ ...request, body_hash: bodyHash, ticket_id: ticketId, at: new Date(work.now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return undefined
  const seen = (await requestSeen(work, requestId))!
  if (!seen.body_hash.equals(bodyHash)) throw new Refused(422, 'sameIdOtherBody', { ticket: seen.ticket_id })
  return seen.ticket_id
}
