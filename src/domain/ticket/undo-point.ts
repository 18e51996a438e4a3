/** What can be undone after a deed, and how it was before: kept with the ticket until the next step. */
import { childrenThen, parentThen } from './merged'
import type { Step } from './lifecycle'
import { ruleOf } from './rules'
import type { Situation } from './situation'
import type { UndoPoint } from './undo'

/** What is kept of it; who may undo it is known by its doer. */
export type KeptPoint = Omit<UndoPoint, 'isMine' | 'before'> & { was: Partial<UndoPoint['before']> }

/** Nothing where it may not be undone: by its rule, or because merged tickets went along. `seq`: of the last line it wrote. */
export function undoAfter({ clocks, children, now }: Situation, steps: readonly Step[], seq: number): KeptPoint | null {
  const [{ before }, last] = [steps[0]!, steps[steps.length - 1]!]
  const goesAlong = (childrenThen(last) && children > 0) || parentThen(last)
  if (!ruleOf(last.action).undoable || goesAlong) return null
  return { seq: seq - steps.length + 1, at: now, was: changedIn(before, last.after), clocks }
}

/** Facts that are otherwise now, as they were. */
const changedIn = (before: UndoPoint['before'], after: UndoPoint['before']): KeptPoint['was'] =>
  Object.fromEntries(
    Object.entries(before).filter(([fact, was]) => JSON.stringify(was) !== JSON.stringify(after[fact as keyof typeof after])),
  )

/** The same for whoever looks at the ticket as it is now. */
export const undoPointOf = ({ was, ...kept }: KeptPoint, ticket: UndoPoint['before'], isMine: boolean): UndoPoint => ({
  ...kept,
  isMine,
  before: { ...ticket, ...was },
})
