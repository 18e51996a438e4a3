/**
 * Undoing (撤销): whoever did the last thing with a ticket takes it back while nobody has done anything since. Nothing leaves the history: a
 * line says that others do not count, and whoever reads the history for what is true now reads what stands of it.
 */
import type { Clock } from './clock-kinds'
import type { Given } from './given'
import type { Ticket } from './ticket'

const MINUTE = 60_000
/** So long after it was done. */
export const UNDO_MS = 10 * MINUTE

/** What the last deed made of a ticket, and how it was before. */
export type UndoPoint = {
  /** The first line that the undoing takes back; the deed may have written two (受理 with 派单). */
  seq: number
  at: number
  isMine: boolean
  before: Ticket
  clocks: readonly Clock[]
}

type Line = { seq: number; action: string; given: Given }

/** The numbers of the lines that do not count: what was undone, and that it was. */
export const undoneIn = (lines: readonly Line[]): ReadonlySet<number> =>
  new Set(
    lines.flatMap(({ seq, action, given }) =>
      action === 'undo' ? Array.from({ length: seq - Number(given.undoes) + 1 }, (_, index) => seq - index) : [],
    ),
  )

/** What stands of a history. */
export function standing<L extends Line>(lines: readonly L[]): readonly L[] {
  const undone = undoneIn(lines)
  return undone.size === 0 ? lines : lines.filter(({ seq }) => !undone.has(seq))
}

/** The same of lines as a reader has them. */
export const standingLines = <L extends { action: string; undone?: true }>(lines: readonly L[]): L[] =>
  lines.filter(({ undone, action }) => !undone && action !== 'undo')
