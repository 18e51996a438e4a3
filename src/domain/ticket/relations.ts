/** A person's ties to one ticket: these, not roles, answer "may I". */
import { unitsOf, HANDLING, type Actor } from '../people/actors'
import type { Units } from '../people/units'
import type { PartyKind, Ticket } from './ticket'

/**
 * reporter 反映人 · withdrawn 退出的反映人 · joiner 我也遇到 · proxy 代办人 · handler: works at the unit that has it (网格员 or 经办人) · levelAbove: works at a
 * level over that unit · centre: dispatches for the district · formerUnit: had it before · invited: called to the consultation (会商) ·
 * supervisor 督查 · leader: answers for the unit that has it (分管领导), or sponsors it (包案领导) · auditor 审计 · complainedOf: works for the unit complained of · passerBy: a resident who met the same and has
 * no part in it yet · clock: the system itself.
 */
export type Relation =
  | PartyKind
  | 'handler'
  | 'levelAbove'
  | 'centre'
  | 'formerUnit'
  | 'invited'
  | 'supervisor'
  | 'leader'
  | 'auditor'
  | 'complainedOf'
  | 'passerBy'
  | 'clock'

/** What ties an actor to a ticket, read once by the server. */
export type Ties = { parties: readonly PartyKind[]; heldBy: readonly string[] }

/** All ties of this actor; whoever is complained of has that tie alone. */
export function relationsOf(actor: Actor, ticket: Ticket, ties: Ties, units: Units): Relation[] {
  if (actor.kind === 'clock') return ['clock']
  if (actor.kind !== 'staff') return [...ties.parties]
  if (isComplainedOf(actor, ticket, units)) return ['complainedOf']
  return [...ties.parties, ...staffRelations(actor, ticket, ties, units)]
}

/** A complaint about a unit keeps out its own people and those of the units below it. */
export const isComplainedOf = (actor: Actor, ticket: Pick<Ticket, 'complainedOf'>, units: Units): boolean =>
  ticket.complainedOf !== null && unitsOf(actor).some((unitId) => units.isWithin(unitId, ticket.complainedOf!))

/** Is this the grid worker (网格员) of the unit that has the ticket? */
export const isGridWorkerOf = (actor: Actor, { unitId }: Pick<Ticket, 'unitId'>): boolean => unitsOf(actor, ['gridWorker']).includes(unitId)

/** Does this actor work at the unit that took it first (首问单位)? */
export const leadsIt = (actor: Actor, { lead }: Pick<Ticket, 'lead'>): boolean => lead !== null && unitsOf(actor, HANDLING).includes(lead)

/** Does this leader answer for the unit that has it, or sponsor it while still a leader? */
function isLedBy(actor: Actor, { unitId, sponsor }: Ticket, units: Units): boolean {
  const led = unitsOf(actor, ['leader'])
  return led.some((id) => units.isWithin(unitId, id)) || (led.length > 0 && 'personId' in actor && sponsor === actor.personId)
}

function staffRelations(actor: Actor, ticket: Ticket, ties: Ties, units: Units): Relation[] {
  const working = unitsOf(actor, HANDLING)
  const relations: Relation[] = []
  if (working.includes(ticket.unitId)) relations.push('handler')
  if (unitsOf(actor, ['dispatcher']).includes(units.centre.id)) relations.push('centre')
  if (!ticket.confidential && units.above(ticket.unitId).some((unit) => working.includes(unit.id))) relations.push('levelAbove')
  if (ties.heldBy.some((unitId) => unitId !== ticket.unitId && working.includes(unitId))) relations.push('formerUnit')
  if (ticket.invited.some((unitId) => working.includes(unitId))) relations.push('invited')
  if (!ticket.confidential && unitsOf(actor, ['supervisor']).length > 0) relations.push('supervisor')
  if (!ticket.confidential && isLedBy(actor, ticket, units)) relations.push('leader')
  if (unitsOf(actor, ['audit']).length > 0) relations.push('auditor')
  return relations
}
