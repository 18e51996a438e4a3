/** Everything the lifecycle looks at, for one actor and one moment. */
import type { Actor } from '../../domain/people/actors'
import { categoryOf, itemOf } from '../../domain/report/categories'
import type { Given } from '../../domain/ticket/evidence'
import type { Situation } from '../../domain/ticket/lifecycle'
import { isGridWorkerOf, relationsOf } from '../../domain/ticket/relations'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Deps } from '../deps'
import { childrenOf } from './children'
import { liveClocks } from './clock-rows'
import { joinerOf, reporterOf, tiesOf } from './parties'
import { findByNumber, type Reader } from './rows'

/** `given`: what an action carries, where it names another ticket. */
export async function situationOf(
  db: Reader,
  deps: Deps,
  ticket: Ticket,
  actor: Actor,
  now: number,
  given: Given = {},
): Promise<Situation & { joiners: number }> {
  const { units, calendar } = deps.reference
  const ties = await tiesOf(db, deps, ticket.id, actor)
  const past = await pastOf(db, deps, ticket, actor)
  return {
    ticket,
    relations: relationsOf(actor, ticket, ties, units),
    units,
    now,
    calendar,
    clocks: (await liveClocks(db, deps, [ticket.id])).get(ticket.id) ?? [],
    photoAsked: itemOf(categoryOf(deps.reference.catalogueOf(ticket.catalogueVersion), ticket.category), ticket.item).photo === true,
    reporter: await reporterOf(db, deps, ticket.id),
    isGridWorker: isGridWorkerOf(actor, ticket),
    ...past,
    sampled: isSampled(ticket.id, deps.settings.CHECK_SHARE),
    children: (await childrenOf(db, deps, ticket.id)).length,
    target: given.into ? await findByNumber(db, deps, given.into, actor) : undefined,
    joiner: await joinerOf(
      db,
      deps,
      ticket,
      ties.mine.find((party) => party.kind === 'joiner'),
    ),
    joiners: ties.joiners,
  }
}

/** What this person did with it before, and whether the reporter was asked. */
async function pastOf(db: Reader, deps: Deps, ticket: Ticket, actor: Actor): Promise<Pick<Situation, 'ownWork' | 'askedInfo'>> {
  const rows = await db
    .selectFrom('ticket_event')
    .select(['action', 'person_id', 'round'])
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticket.id)
    .where('action', 'in', ['resolve', 'extend', 'askInfo'])
    .orderBy('seq', 'desc')
    .execute()
  const isMine = (action: 'resolve' | 'extend') =>
    actor.kind === 'staff' && rows.find((row) => row.action === action && row.round === ticket.round)?.person_id === actor.personId
  return {
    ownWork: { handled: isMine('resolve'), asked: isMine('extend') },
    askedInfo: rows.some((row) => row.action === 'askInfo'),
  }
}

/** Whether a ticket is among the share (percent) of 马上办 that somebody else checks: by its random id, so nobody can tell beforehand. */
const isSampled = (id: string, share: number): boolean => parseInt(id.slice(-6), 16) % 100 < share
