/** An action that moves the ticket carries the stage it was decided on, or the request it follows; words and urging never conflict. */
import type { ActBody } from '../../domain/api'
import { actorKey } from '../../domain/people/actors'
import { dependsOnStage } from '../../domain/ticket/rules'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Work } from '../deps'
import { Refused } from '../refused'
import { requestSeen } from './requests'
import { CLOCK } from './work'

/** Refuses what was decided on an older stage, saying who has moved it since. */
export async function refuseStale(work: Work, ticket: Ticket, body: ActBody) {
  if (!dependsOnStage(body.action) || body.stage === ticket.stage) return
  const last = await work.db
    .selectFrom('ticket_event')
    .select(['unit_id', 'actor', 'at'])
    .where('district_id', '=', work.district)
    .where('ticket_id', '=', ticket.id)
    .where('stage', '=', ticket.stage)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  // the last move was this person's own, and what this follows was carried out with it or after it
  const followed = await carriedOutAt(work, ticket, body.follows)
  if (last?.actor === actorKey(work.actor) && followed !== undefined && last.at <= followed) return
  const movedBy = last?.unit_id ? work.reference.units.fullName(last.unit_id) : last?.actor === actorKey(CLOCK) ? '系统' : '反映人'
  throw new Refused(409, 'stale', { movedBy })
}

/** When this person's request about this ticket was carried out; its lines of history bear the same instant. */
async function carriedOutAt(work: Work, ticket: Ticket, requestId: string | undefined): Promise<number | undefined> {
  const seen = requestId === undefined ? undefined : await requestSeen(work, requestId)
  return seen?.ticket_id === ticket.id ? seen.at : undefined
}
