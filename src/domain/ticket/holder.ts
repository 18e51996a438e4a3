/**
 * Who of a unit has a ticket in hand (经手人): whose matter it is to see to it, not who may. Anybody of the unit may still act. It ends when
 * the unit has the ticket no longer; what comes to a unit that keeps a roster (值班表) is in the hands of whoever is on duty at that moment.
 */
import type { Action } from './actions'
import type { Given } from './given'
import { rowOf } from './states'
import type { Ticket } from './ticket'

/** Somebody who works on tickets at a unit now, by name. */
export type Colleague = { id: string; name: string }

type Placed = Pick<Ticket, 'unitId' | 'state'>

/**
 * Is the roster asked who has it now? Where it comes to a unit, is sent back (重办) or comes to life again; an undoing brings back who had
 * it.
 */
export function asksRoster(action: Action, before: Placed, after: Placed): boolean {
  if (action === 'undo') return false
  const isSentBack = after.state === 'rework' && before.state !== 'rework'
  return after.unitId !== before.unitId || isSentBack || (rowOf(after.state).open && !rowOf(before.state).open)
}

/** Who has it after a step: `after` says what the action itself made of it. */
export function heldAfter(
  before: Pick<Ticket, 'unitId'>,
  after: Pick<Ticket, 'unitId' | 'holder'>,
  action: Action,
  given: Given,
): string | null {
  if (action === 'undo') return after.holder
  return given.onDuty ?? (after.unitId === before.unitId ? after.holder : null)
}
