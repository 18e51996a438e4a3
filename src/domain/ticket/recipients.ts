/** Whom a line of history is told to (通知对象), as units. */
import type { Units } from '../people/units'
import type { ClockKind } from './clock-kinds'
import { CLOCKS } from './clocks'
import { passedOver, type Step } from './lifecycle'
import type { Told } from './rules'
import { rowOf } from './states'
import { checkerOf, levelAboveOf } from './targets'
import type { Ticket } from './ticket'

/** The units a step is told to; never the unit complained of, nor the one that acted. */
export function unitsTold(told: readonly Told[], step: Step, units: Units, actingUnit: string | null): string[] {
  const ids = told.flatMap((who) => UNITS_OF[who]?.(step, units) ?? [])
  const { complainedOf } = step.after
  const own = told.includes('colleagues') ? step.after.unitId : undefined
  return [...new Set(own ? [own, ...ids] : ids)].filter(
    (id) => (id !== actingUnit || id === own) && !(complainedOf && units.isWithin(id, complainedOf)),
  )
}

const UNITS_OF: Partial<Record<Told, (step: Step, units: Units) => string[]>> = {
  owner: ({ after, given }, units) => [given.clock ? answersFor(given.clock, after, units) : after.unitId],
  before: ({ before }) => [before.unitId],
  passedOver: (step, units) => passedOver(step, units).map((unit) => unit.id),
  above: ({ after }, units) => (after.confidential ? [] : [levelAboveOf(after, units, after.unitId)?.id ?? after.unitId]),
  lead: ({ before, after }) => [before.lead, after.lead].filter((id) => id !== null),
  centre: (_, units) => [units.centre.id],
  invited: ({ before, after }) => [...before.invited, ...after.invited],
  checker: ({ after }, units) => (rowOf(after.state).checked ? [checkerOf(after, units)] : []),
}

/** Whose clock it is: 核查 is the checker's to be reminded of, 挂账 and 回访 the centre's. */
function answersFor(kind: ClockKind, ticket: Ticket, units: Units): string {
  const { of } = CLOCKS[kind]
  return of === 'checker' ? checkerOf(ticket, units) : of === 'centre' ? units.centre.id : ticket.unitId
}
