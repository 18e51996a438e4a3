/** Units at which nobody works now (空岗单位): which they are, and where what is meant for them goes meanwhile. */
import { whereItLies } from '../ticket/targets'
import type { Unit, UnitKind, Units } from './units'

/** `goesTo`: the unit that has it meanwhile; null where nobody takes it over, which is the centre's own case. */
export type EmptyUnit = { id: string; name: string; kind: UnitKind; goesTo: string | null }

/** The centre first, then street by street as the units are listed. */
export const emptyUnits = (units: Units): EmptyUnit[] =>
  [...units.empty]
    .sort((one, other) => Number(other.kind === 'centre') - Number(one.kind === 'centre'))
    .map((unit) => ({ id: unit.id, name: units.fullName(unit.id), kind: unit.kind, goesTo: goesTo(unit, units) }))

/** Who has what is meant for a unit at which nobody works, or that has ended; null where nobody has it. */
export function goesTo({ id }: Pick<Unit, 'id'>, units: Units): string | null {
  const meanwhile = whereItLies({ complainedOf: null, confidential: false }, units, id)
  return meanwhile === id || !units.isStaffed(meanwhile) ? null : units.fullName(meanwhile)
}
