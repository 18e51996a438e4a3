/** What a line of history asks of the tickets merged with it (并件): children keep their own reporter, notices and verdict, the parent carries the work. */
import type { Given } from './given'
import type { Step } from './lifecycle'
import type { Due } from './ladder'

/** What each child then does: follows its parent's end, or stands on its own again when the parent goes without one, answered already or not. */
export function childrenThen({ action, after, given }: Step): Due | undefined {
  if (action === 'resolve') return { action: 'follow', given: { outcome: after.outcome!, unit: after.unitId, note: given.note } }
  const parentLeft = action === 'reject' || action === 'lapse'
  return parentLeft ? { action: 'unmerge', given: { cause: 'parentEnded' } } : undefined
}

/** What the parent then does: one merged reporter who says "not solved" sends the work back; what one adds reaches whoever does the work. */
export function parentThen({ action, after, given }: Step): Due | undefined {
  if (after.state !== 'merged') return undefined
  if (action === 'judge') return { action: 'recall', given: { cause: 'mergedUnsolved' } }
  return action === 'supplement' ? { action: 'relay', given: { number: after.number, note: given.note, ...photosOf(given) } } : undefined
}

/** Photos stay with the ticket they were added to, and are shown from there (server/ticket/relayed); how many there are is told. */
const photosOf = ({ photos = [] }: Given): Given => (photos.length > 0 ? { cause: 'photosThere', count: String(photos.length) } : {})

/** Of the neighbours who joined (我也遇到): how many said so, and how many said "not solved"; `alone`: the reporter has withdrawn, and theirs is the only word. */
export type Opinions = { said: number; unsolved: number; alone: boolean }

/** Beside a reporter neighbours send work back only when at least three say "not solved" and they are the majority. */
export const opinionsThen = ({ action }: Pick<Step, 'action'>, { said, unsolved, alone }: Opinions): Due | undefined =>
  action === 'opine' && unsolved >= (alone ? 1 : 3) && unsolved * 2 > said
    ? { action: 'recall', given: { cause: 'neighboursUnsolved' } }
    : undefined
