/** Views somebody keeps (存好的检索): a line with a name, their own or shared with a unit. */
import type { Actor, Duty } from '../people/actors'
import { unitsOf } from '../people/actors'

export const MAX_VIEWS = 20
export const MAX_VIEW_NAME = 12

/** Who leads a unit's work (经办、派单、督查): they share views with it, and take shared ones down. */
export const SHARING: readonly Duty[] = ['clerk', 'dispatcher', 'supervisor']

/** Units this person may share a view with. */
export const mayShareWith = (actor: Actor): string[] => unitsOf(actor, SHARING)
