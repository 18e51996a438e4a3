/** Everything the lifecycle looks at, for one actor and one moment. */
import { sql, type RawBuilder } from 'kysely'
import { actorKey, HANDLING, unitsOf, type Actor } from '../../domain/people/actors'
import { categoryOf, itemOf } from '../../domain/report/categories'
import type { Clock } from '../../domain/ticket/clocks'
import type { Units } from '../../domain/people/units'
import type { Given } from '../../domain/ticket/given'
import type { Colleague } from '../../domain/ticket/holder'
import { givesOrder, ORDERING } from '../../domain/ticket/orders'
import type { Situation } from '../../domain/ticket/situation'
import { isGridWorkerOf, leadsIt, relationsOf } from '../../domain/ticket/relations'
import type { Ticket } from '../../domain/ticket/ticket'
import { standing } from '../../domain/ticket/undo'
import { undoPointOf } from '../../domain/ticket/undo-point'
import type { Look } from '../deps'
import { childCount } from './children'
import { clocksOf } from './clock-rows'
import { everyParty, joinerOf, partsOf, reporterAmong, type Party } from './parties'
import { findByNumber } from './rows'
import { undoOf, type KeptUndo } from './undo-kept'
import { colleaguesOf, leadersFor, type LeaderAt } from './colleagues'

/** A situation, and how many joined. */
export type FullSituation = Situation & { joiners: number }

/** `given`: what an action carries, where it names another ticket. */
export async function situationOf(look: Look, ticket: Ticket, given: Given = {}): Promise<FullSituation> {
  const { rows } = await sql<Trace>`select ${traceOf(look, ticket.id)}`.execute(look.db)
  return situationBy(look, ticket, rows[0]!, given)
}

/** The same, where what other tables say of the ticket was read with its row. */
export async function situationBy(look: Look, ticket: Ticket, trace: Trace, given: Given = {}): Promise<FullSituation> {
  const { db, actor, now } = look
  const { units, calendar } = look.reference
  const { parties, heldBy, past, children, acted, clocks, undo, colleagues, leaders } = trace
  const mine = partsOf(actor, parties)
  return {
    ticket,
    relations: relationsOf(actor, ticket, { parties: mine.map((party) => party.kind), heldBy }, units),
    units,
    now,
    calendar,
    clocks,
    colleagues,
    leaders: overUnit(leaders, ticket.unitId, units),
    onDuty: (unitId) => look.reference.onDuty(unitId, now)?.person ?? undefined,
    photoAsked: itemOf(categoryOf(look.reference.catalogueOf(ticket.catalogueVersion), ticket.category), ticket.item).photo === true,
    isGridWorker: isGridWorkerOf(actor, ticket),
    leads: leadsIt(actor, ticket),
    ...pastOf(past, ticket, actor),
    sampled: isSampled(ticket.id, look.settings.CHECK_SHARE),
    isPast: look.importedAt !== undefined,
    ...(undo && { undo: undoPointOf(undo, ticket, actor.kind === 'staff' && actor.personId === undo.by) }),
    ...aroundIt(parties, children),
    represented: isRepresented(mine, parties) && !acted,
    target: given.into ? await findByNumber(look, given.into) : undefined,
    joiner: await joinerOf(db, look, ticket, mine.find(({ kind }) => kind === 'joiner')), // prettier-ignore
  }
}

/** Those of the leaders who answer for a unit, each once. */
function overUnit(leaders: readonly LeaderAt[], unitId: string, units: Units): Colleague[] {
  const there = leaders.filter((one) => units.isWithin(unitId, one.unitId))
  return [...new Map(there.map(({ id, name }) => [id, { id, name }])).values()]
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

const PAST = ['resolve', 'extend', 'askInfo', 'arrive', 'undo', ...ORDERING] as const
type Past = { seq: number; action: (typeof PAST)[number]; person: string | null; unit: string | null; round: number; given: Given }
export type Trace = {
  parties: Party[]
  heldBy: string[]
  past: Past[]
  children: number
  acted: boolean
  clocks: Clock[]
  undo: KeptUndo | null
  colleagues: Colleague[]
  leaders: LeaderAt[]
}

/**
 * What other tables say of a ticket, as columns: who has a part in it, units that had it, what was done by whom (the latest first), how many
 * are merged into it, its clocks.
 */
export const traceOf = (look: Look, ticketId: string): RawBuilder<unknown> => {
  const { district, actor } = look
  const ofTicket = sql`district_id = ${district} and ticket_id = ${ticketId}`
  return sql`
    ${everyParty(ticketId, look)} as parties,
    array(select unit_id from ticket_unit where ${ofTicket}) as "heldBy",
    (select coalesce(json_agg(json_build_object('seq', seq, 'action', action, 'person', person_id, 'unit', unit_id, 'round', round,
        'given', json_build_object('undoes', case action when 'undo' then facts::json->>'undoes' end)) order by seq desc), '[]')
      from ticket_event where ${ofTicket} and action = any(${[...PAST]}::text[])) as past,
    exists(select 1 from ticket_event where ${ofTicket} and actor = ${actorKey(actor)}) as acted,
    ${undoOf(ticketId, look)} as undo,
    ${colleaguesOf(ticketId, look)} as colleagues,
    ${leadersFor(look)} as leaders,
    ${childCount(look, ticketId)} as children,
    ${clocksOf(sql`${ticketId}`, look)} as clocks`
}

/** What this person did with it before, and whether the reporter was asked. */
function pastOf(all: readonly Past[], ticket: Ticket, actor: Actor): Pick<Situation, 'ownWork' | 'askedInfo' | 'givenBy'> {
  const past = standing(all)
  const isMine = (action: Past['action']) =>
    actor.kind === 'staff' && past.find((one) => one.action === action && one.round === ticket.round)?.person === actor.personId
  return {
    ownWork: { handled: isMine('resolve'), asked: isMine('extend'), arrived: isMine('arrive') },
    givenBy: unitsOf(actor, HANDLING).find((unit) => unit === past.find(({ action }) => givesOrder(action))?.unit),
    askedInfo: past.some((one) => one.action === 'askInfo'),
  }
}

/** Whether a ticket is among the share (percent) of 马上办 that somebody else checks: by its random id, so nobody can tell beforehand. */
const isSampled = (id: string, share: number): boolean => parseInt(id.slice(-6), 16) % 100 < share
