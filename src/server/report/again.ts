/**
 * Asks whoever files the same words again (重复提交) whether they mean it, with the way to the earlier ticket. The server looks, among the
 * signed-in person's own tickets alone: the phone's drafts are gone once sent, its lists hold titles and not words, and another phone
 * would know nothing. An anonymous report has no person on it, so it is neither found here nor compared with anything.
 */
import { sameWords } from '../../domain/report/again'
import type { Report } from '../../domain/report/draft'
import { readBody } from '../../domain/ticket/history'
import type { Found } from '../../domain/ticket/open'
import type { Deps, Look } from '../deps'
import { Refused } from '../refused'
import { requestSeen } from '../ticket/requests'

/** Of one's own open tickets so many, the newest, are looked through. */
const LOOKED_THROUGH = 50

/** Refuses what this person has reported in the same words and community while that is open; not a retry, nor what is meant again. */
export async function refuseAgain(look: Look, report: Report, { communityId }: Found) {
  const { actor } = look
  if (actor.kind !== 'resident' || report.identity === 'anonymous' || report.again || report.behalf) return
  if (await requestSeen(look, report.requestId)) return
  const own = await openReportsOf(look, actor.personId, communityId)
  const earlier = own.find(({ body }) => sameWords(readBody(body).text ?? '', report.text))
  if (earlier) throw new Refused(409, 'saidBefore', { ticket: earlier.id })
}

/** What this person filed and is not at an end, with its words, newest first. */
const openReportsOf = (deps: Deps, personId: string, communityId: string | null) =>
  deps.db
    .selectFrom('ticket_party as p')
    .innerJoin('ticket as t', (join) => join.onRef('t.district_id', '=', 'p.district_id').onRef('t.id', '=', 'p.ticket_id'))
    .innerJoin('event_body as b', (join) =>
      join.onRef('b.district_id', '=', 'p.district_id').onRef('b.ticket_id', '=', 'p.ticket_id').on('b.seq', '=', 1),
    )
    .select(['t.id', 'b.body'])
    .where('p.district_id', '=', deps.district)
    .where('p.person_id', '=', personId)
    .where('p.kind', '=', 'reporter')
    .where('p.identity', '<>', 'anonymous')
    .where('t.ended_at', 'is', null)
    .where('t.community_id', 'is not distinct from', communityId)
    .orderBy('t.filed_at', 'desc')
    .limit(LOOKED_THROUGH)
    .execute()
