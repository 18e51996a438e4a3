/** Units an action may name (去向). */
import type { Unit, Units } from '../people/units'
import type { Action } from './actions'
import type { Ticket } from './ticket'

/** `givenBy`: the unit of whoever looks that gave the order; without one it is the centre that looks. */
type Where = { ticket: Ticket; units: Units; givenBy?: string }

/** Levels above for 上报; departments and units below for 派单, 改派 and 会商; for a consultation's end also whoever called it. */
export function targetsOf({ ticket, units, givenBy }: Where, action: Action): Unit[] {
  const free = (unit: Unit) => !isComplainedOf(ticket, units, unit.id)
  if (action === 'escalate') return levelsAbove(units, ticket.unitId).filter(free)
  if (action === 'conclude') return [units.get(ticket.unitId), ...below(ticket, units)].filter(free)
  if (action === 'reassign')
    return below({ ...ticket, unitId: givenBy ?? units.centre.id }, units).filter((unit) => unit.id !== ticket.unitId && free(unit))
  return action === 'dispatch' || action === 'consult' ? below(ticket, units).filter(free) : []
}

/** The levels above a unit at which somebody works, nearest first; the centre stays the last of them even without anybody. */
export const levelsAbove = (units: Units, id: string): Unit[] => units.above(id).filter((unit) => mayHold(units, unit))

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

type Placed = Pick<Ticket, 'complainedOf' | 'confidential'>

/**
 * Where a ticket meant for a unit lies (落到哪一家): there, or with its successor, if somebody works there; else at the nearest level
 * above with people, past whoever is complained of; in the end at the centre, with people or without. What is confidential goes to the
 * centre at once.
 */
export function whereItLies(ticket: Placed, units: Units, id: string): string {
  const isFree = (unit: Unit) => !isComplainedOf(ticket, units, unit.id)
  const unit = [units.standingFor(id)].find((one) => one && isFree(one))
  const above = ticket.confidential ? [units.centre] : [...(unit ? units.above(unit.id) : []), ...units.above(id)]
  const line = unit ? [unit, ...above] : above
  return line.find((one) => units.isStaffed(one.id) && isFree(one))?.id ?? lastResort(ticket, units)
}

/** A complaint about the centre itself is for 纪检监察. */
const lastResort = (ticket: Placed, units: Units): string =>
  (isComplainedOf(ticket, units, units.centre.id) ? (units.oversight ?? units.centre) : units.centre).id

/** The centre is never passed over: whatever finds nobody else ends there. */
const mayHold = (units: Units, { id, kind }: Unit): boolean => kind === 'centre' || units.isStaffed(id)

const below = (ticket: Ticket, units: Units): Unit[] =>
  units.current.filter(
    (unit) =>
      unit.id !== ticket.unitId &&
      !unit.empty &&
      (unit.kind === 'department' || unit.kind === 'oversight' || units.isWithin(unit.id, ticket.unitId)),
  )

const isComplainedOf = ({ complainedOf }: Pick<Ticket, 'complainedOf'>, units: Units, id: string): boolean =>
  complainedOf !== null && units.isWithin(id, complainedOf)
