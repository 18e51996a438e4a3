/** Units an action may name (去向). */
import type { Unit, Units } from '../people/units'
import type { Action } from './actions'
import type { Ticket } from './ticket'

type Where = { ticket: Ticket; units: Units }

/** Levels above for 上报; departments and units below for 派单 and 会商; for a consultation's end also whoever called it. */
export function targetsOf({ ticket, units }: Where, action: Action): Unit[] {
  const free = (unit: Unit) => !isComplainedOf(ticket, units, unit.id)
  if (action === 'escalate') return levelsAbove(units, ticket.unitId).filter(free)
  if (action === 'conclude') return [units.get(ticket.unitId), ...below(ticket, units)].filter(free)
  return action === 'dispatch' || action === 'consult' ? below(ticket, units).filter(free) : []
}

/** The levels above a unit that have not ended, nearest first. */
export const levelsAbove = (units: Units, id: string): Unit[] => units.above(id).filter((unit) => !unit.ended)

export const mayBeCalled = (ticket: Ticket, units: Units, id: string): boolean =>
  targetsOf({ ticket, units }, 'consult').some((unit) => unit.id === id)

/** The nearest level above that is not complained of. */
export const levelAboveOf = (ticket: Ticket, units: Units, id: string): Unit | undefined =>
  levelsAbove(units, id).find((unit) => !isComplainedOf(ticket, units, unit.id))

/** Who checks what a unit has done (核查): the level above, for what is confidential the centre, where nobody is above another of its own people. */
export function checkerOf(ticket: Ticket, units: Units): string {
  const handledBy = ticket.handledBy ?? ticket.unitId
  const above = ticket.confidential && ticket.complainedOf !== units.centre.id ? units.centre : levelAboveOf(ticket, units, handledBy)
  return above?.id ?? handledBy
}

/** The unit itself, or once it has ended its successor, never the unit complained of; without one the nearest level above that stands. */
export function standing(ticket: Ticket, units: Units, id: string): string {
  const unit = units.standingFor(id)
  if (unit && !isComplainedOf(ticket, units, unit.id)) return unit.id
  return levelAboveOf(ticket, units, id)?.id ?? units.centre.id
}

const below = (ticket: Ticket, units: Units): Unit[] =>
  units.current.filter(
    (unit) =>
      unit.id !== ticket.unitId && (unit.kind === 'department' || unit.kind === 'oversight' || units.isWithin(unit.id, ticket.unitId)),
  )

const isComplainedOf = ({ complainedOf }: Ticket, units: Units, id: string): boolean =>
  complainedOf !== null && units.isWithin(id, complainedOf)
