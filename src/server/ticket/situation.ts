/** Everything the lifecycle looks at, for one actor and one moment. */
import { sql } from 'kysely'
import { actorKey, type Actor } from '../../domain/people/actors'
import { categoryOf, itemOf } from '../../domain/report/categories'
import type { Given } from '../../domain/ticket/given'
import type { Situation } from '../../domain/ticket/situation'
import { isGridWorkerOf, relationsOf } from '../../domain/ticket/relations'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Db } from '../database/open'
import type { Deps } from '../deps'
import { childCount } from './children'
import { liveClocks } from './clock-rows'
import { joinerOf, partiesOf, partsOf, reporterAmong } from './parties'
import { findByNumber } from './rows'

/** `given`: what an action carries, where it names another ticket. */
export async function situationOf(
  db: Db,
  deps: Deps,
  ticket: Ticket,
  actor: Actor,
  now: number,
  given: Given = {},
): Promise<Situation & { joiners: number }> {
  const { units, calendar } = deps.reference
  const parties = await partiesOf(db, deps, ticket.id)
  const mine = partsOf(actor, parties)
  const { heldBy, past, children, acted } = await traceOf(db, deps, ticket.id, actor)
  const joiners = parties.filter((party) => party.kind === 'joiner').length
  const filedFor = parties.some((party) => party.kind === 'proxy')
  const isReporter = mine.some((party) => party.kind === 'reporter')
  return {
    ticket,
    relations: relationsOf(actor, ticket, { parties: mine.map((party) => party.kind), heldBy }, units),
    units,
    now,
    calendar,
    clocks: (await liveClocks(db, deps, [ticket.id])).get(ticket.id) ?? [],
    photoAsked: itemOf(categoryOf(deps.reference.catalogueOf(ticket.catalogueVersion), ticket.category), ticket.item).photo === true,
    reporter: reporterAmong(parties),
    isGridWorker: isGridWorkerOf(actor, ticket),
    ...pastOf(past, ticket, actor),
    sampled: isSampled(ticket.id, deps.settings.CHECK_SHARE),
    isPast: deps.importedAt !== undefined,
    children,
    others: children + joiners,
    filedFor,
    represented: isReporter && filedFor && !acted,
    target: given.into ? await findByNumber(db, deps, given.into, actor) : undefined,
    joiner: await joinerOf(
      db,
      deps,
      ticket,
      mine.find((party) => party.kind === 'joiner'),
    ),
    joiners,
  }
}

type Past = { action: 'resolve' | 'extend' | 'askInfo'; person: string | null; round: number }
type Trace = { heldBy: string[]; past: Past[]; children: number; acted: boolean }

/** What other tables say of a ticket, in one statement: units that had it, what was done by whom (the latest first), how many are merged into it. */
async function traceOf(db: Db, deps: Deps, ticketId: string, actor: Actor): Promise<Trace> {
  const { rows } = await sql<Trace>`
    select
      array(select unit_id from ticket_unit where district_id = ${deps.district} and ticket_id = ${ticketId}) as "heldBy",
      (select coalesce(json_agg(json_build_object('action', action, 'person', person_id, 'round', round) order by seq desc), '[]') from ticket_event
        where district_id = ${deps.district} and ticket_id = ${ticketId} and action in ('resolve', 'extend', 'askInfo')) as past,
      exists(select 1 from ticket_event where district_id = ${deps.district} and ticket_id = ${ticketId} and actor = ${actorKey(actor)}) as acted,
      ${childCount(deps, ticketId)} as children`.execute(db)
  return rows[0]!
}

/** What this person did with it before, and whether the reporter was asked. */
function pastOf(past: readonly Past[], ticket: Ticket, actor: Actor): Pick<Situation, 'ownWork' | 'askedInfo'> {
  const isMine = (action: Past['action']) =>
    actor.kind === 'staff' && past.find((one) => one.action === action && one.round === ticket.round)?.person === actor.personId
  return {
    ownWork: { handled: isMine('resolve'), asked: isMine('extend') },
    askedInfo: past.some((one) => one.action === 'askInfo'),
  }
}

/** Whether a ticket is among the share (percent) of 马上办 that somebody else checks: by its random id, so nobody can tell beforehand. */
const isSampled = (id: string, share: number): boolean => parseInt(id.slice(-6), 16) % 100 < share
