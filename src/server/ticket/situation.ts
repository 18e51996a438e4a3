/** Everything the lifecycle looks at, for one actor and one moment. */
import { sql } from 'kysely'
import { actorKey, type Actor } from '../../domain/people/actors'
import { categoryOf, itemOf } from '../../domain/report/categories'
import type { Given } from '../../domain/ticket/given'
import type { Situation } from '../../domain/ticket/situation'
import { isGridWorkerOf, relationsOf } from '../../domain/ticket/relations'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Look } from '../deps'
import { childCount } from './children'
import { liveClocks } from './clock-rows'
import { joinerOf, partiesOf, partsOf, reporterAmong, type Party } from './parties'
import { findByNumber } from './rows'

/** `given`: what an action carries, where it names another ticket. */
export async function situationOf(look: Look, ticket: Ticket, given: Given = {}): Promise<Situation & { joiners: number }> {
  const { db, actor, now } = look
  const { units, calendar } = look.reference
  const parties = await partiesOf(db, look, ticket.id)
  const { heldBy, past, children, acted } = await traceOf(look, ticket.id)
  const mine = partsOf(actor, parties)
  return {
    ticket,
    relations: relationsOf(actor, ticket, { parties: mine.map((party) => party.kind), heldBy }, units),
    units,
    now,
    calendar,
    clocks: (await liveClocks(db, look, [ticket.id])).get(ticket.id) ?? [],
    photoAsked: itemOf(categoryOf(look.reference.catalogueOf(ticket.catalogueVersion), ticket.category), ticket.item).photo === true,
    isGridWorker: isGridWorkerOf(actor, ticket),
    ...pastOf(past, ticket, actor),
    sampled: isSampled(ticket.id, look.settings.CHECK_SHARE),
    isPast: look.importedAt !== undefined,
    ...aroundIt(parties, children),
    represented: isRepresented(mine, parties) && !acted,
    target: given.into ? await findByNumber(look, given.into) : undefined,
    joiner: await joinerOf(db, look, ticket, mine.find(({ kind }) => kind === 'joiner')), // prettier-ignore
  }
}

/** Who else is on it. */
function aroundIt(parties: readonly Party[], children: number) {
  const joiners = parties.filter(({ kind }) => kind === 'joiner').length
  return { reporter: reporterAmong(parties), children, joiners, others: children + joiners, filedFor: parties.some(isProxy) }
}

const isProxy = ({ kind }: Party): boolean => kind === 'proxy'

/** Is it theirs, filed by somebody else? */
const isRepresented = (mine: readonly Party[], parties: readonly Party[]): boolean =>
  mine.some(({ kind }) => kind === 'reporter') && parties.some(isProxy)

type Past = { action: 'resolve' | 'extend' | 'askInfo'; person: string | null; round: number }
type Trace = { heldBy: string[]; past: Past[]; children: number; acted: boolean }

/** What other tables say of a ticket, in one statement: units that had it, what was done by whom (the latest first), how many are merged into it. */
async function traceOf(look: Look, ticketId: string): Promise<Trace> {
  const { db, district, actor } = look
  const { rows } = await sql<Trace>`
    select
      array(select unit_id from ticket_unit where district_id = ${district} and ticket_id = ${ticketId}) as "heldBy",
      (select coalesce(json_agg(json_build_object('action', action, 'person', person_id, 'round', round) order by seq desc), '[]') from ticket_event
        where district_id = ${district} and ticket_id = ${ticketId} and action in ('resolve', 'extend', 'askInfo')) as past,
      exists(select 1 from ticket_event where district_id = ${district} and ticket_id = ${ticketId} and actor = ${actorKey(actor)}) as acted,
      ${childCount(look, ticketId)} as children`.execute(db)
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
