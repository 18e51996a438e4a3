/**
 * Marks out of a ticket's history (归集): a pure function, the same for what is kept day by day, for what is frozen and for whoever checks
 * either. With a cut it knows nothing of what happened from that instant on. What has once run out stays so, whatever is granted,
 * paused or counted again later.
 */
import type { CategoryId } from '../report/categories'
import type { Action } from '../ticket/actions'
import type { ClockKind } from '../ticket/clock-kinds'
import type { Given } from '../ticket/given'
import type { DueMove } from '../ticket/history'
import { rowOf, type State } from '../ticket/states'
import { standing, undoneIn } from '../ticket/undo'
import { SATISFIED_FROM } from './figures'
import { flagsOf, type Flag, type Mark, type MarkKind } from './marks'

/** A line of history as figures see it; `imported`: when it was loaded, where it was not written as it happened. */
export type StoryLine = {
  seq: number
  action: 'submit' | Action
  at: number
  imported?: number
  from: State | null
  to: State
  fromUnit: string | null
  toUnit: string
  round: number
  given: Given
  due?: DueMove | null
}
/** A clock as it was kept: what never changes of it, and when it stopped. */
export type StoryClock = { kind: ClockKind; seq: number; firstDueAt: number; stoppedAt: number | null }
/** A ticket with its history; `category` is what it is about now. */
export type Story = { id: string; number: string; category: CategoryId; lines: readonly StoryLine[]; clocks: readonly StoryClock[] }
/** Up to which instant (`at`, not included), as it was known then: what was loaded later was not. */
export type Cut = { at: number; known: number }
export const NO_CUT: Cut = { at: Infinity, known: Infinity }

const DONE: readonly State[] = ['resolved', 'confirmed', 'verified']

/** Open, and not reported done (在办). */
export const isInHand = (state: State): boolean => rowOf(state).open && !DONE.includes(state)

/** What of the history counts by a cut: all lines before the first that is not of it. What is undone never was, whenever that was said. */
export function linesBy(story: Story, cut: Cut): readonly StoryLine[] {
  const lines = standing(story.lines)
  const end = lines.findIndex(({ at, imported }) => at >= cut.at || (imported ?? 0) > cut.known)
  return end < 0 ? lines : lines.slice(0, end)
}

/** What a ticket was about by a cut: what is put right later was not known then. */
export function categoryBy(story: Story, cut: Cut): CategoryId {
  const later = standing(story.lines)
    .slice(linesBy(story, cut).length)
    .find(({ action, given }) => action === 'correct' && given.was)
  return (later?.given.was?.split('/')[0] as CategoryId | undefined) ?? story.category
}

/** All marks of a ticket by a cut; a limit that falls due after it has one all the same, at its own instant. */
export function marksOf(story: Story, cut: Cut = NO_CUT): Mark[] {
  const lines = linesBy(story, cut)
  if (lines.length === 0) return []
  const undone = undoneIn(story.lines)
  const clocks = story.clocks.filter(({ seq }) => seq <= lines.at(-1)!.seq && !undone.has(seq))
  return [
    ...lines.flatMap((line, index) => marksOfLine(lines, line, index)),
    ...clocks.flatMap((clock) => (clock.kind === 'handle' ? dueMark(lines, clock, cut) : turnMark(lines, clock, cut))),
  ]
}

type Flags = Partial<Record<Flag, boolean>>

const mark = (kind: MarkKind, line: { at: number; unit: string }, given: Flags = {}, more: Partial<Mark> = {}): Mark => ({
  kind,
  at: line.at,
  unit: line.unit,
  from: null,
  flags: flagsOf(kind, given),
  ms: null,
  ...more,
})

function marksOfLine(lines: readonly StoryLine[], line: StoryLine, index: number): Mark[] {
  return [...flowMarks(lines, line, index), ...answerMarks(lines, line, index), ...orderMark(lines, line, index)]
}

/** Coming, passing on, done, ended: between them what is in hand is always known. */
function flowMarks(lines: readonly StoryLine[], line: StoryLine, index: number): Mark[] {
  const { at, toUnit } = line
  if (index === 0) return [mark('filed', { at, unit: toUnit }, fateOf(lines))]
  const [was, is] = [isInHand(line.from!), isInHand(line.to)]
  const unit = line.fromUnit ?? toUnit
  if (!was && is) return [mark('back', { at, unit: toUnit })]
  if (was && is) return unit === toUnit ? [] : [mark('pass', { at, unit: toUnit }, {}, { from: unit })]
  if (!was) return []
  if (!DONE.includes(line.to)) return [mark('ended', { at, unit })]
  return [mark('done', { at, unit }, afterDone(lines, index), { ms: netMs(lines, index) })]
}

const GONE: readonly State[] = ['rejected', 'merged', 'withdrawn']

/** What became of a ticket so far. */
function fateOf(lines: readonly StoryLine[]): Flags {
  const { to } = lines[lines.length - 1]!
  const resolved = lines.some(({ from, to: state }) => from !== null && isInHand(from) && DONE.includes(state))
  return {
    left: GONE.includes(to) || (to === 'closed' && !resolved && !lines.some(({ action }) => action === 'follow')),
    resolved,
    parked: lines.some(({ action }) => action === 'park'),
    repeated: to === 'merged' || lines.some(({ action }) => action === 'follow'),
  }
}

/** From being reported done to the next time it is in hand, or to the end. */
function afterDone(lines: readonly StoryLine[], index: number): Flags {
  const back = lines.findIndex(({ from, to }, at) => at > index && from !== null && !isInHand(from) && isInHand(to))
  const until = back < 0 ? lines.length : back
  return { sentBack: back >= 0, reached: lines.slice(index, until).some(({ given }) => given.reached === 'reached') }
}

/** Plain time since it came in hand, without what stood still: no calendar changes it afterwards. */
function netMs(lines: readonly StoryLine[], index: number): number {
  const runs = (state: State) => rowOf(state).clocks.includes('handle')
  let ms = 0
  for (let at = index; at > 0 && isInHand(lines[at - 1]!.to); at--) if (runs(lines[at - 1]!.to)) ms += lines[at]!.at - lines[at - 1]!.at
  return ms
}

/** A verdict, or the silence it was closed in; at the unit that had reported it done. */
function answerMarks(lines: readonly StoryLine[], line: StoryLine, index: number): Mark[] {
  const { action, at, to, given, round } = line
  const place = { at, unit: handlerBy(lines, index) }
  const closed = to === 'closed' && action !== 'lapse' && line.from !== 'closed' ? [mark('closed', place, { once: round === 0 })] : []
  if (action === 'close') return [...closed, mark('turn', place)]
  if (action !== 'judge') return closed
  const satisfied = Number(given.satisfied) >= SATISFIED_FROM
  return [...closed, mark('turn', place, { answered: true, solved: given.solved === 'yes', satisfied })]
}

/** The unit that reported it done last, as it was by a line. */
function handlerBy(lines: readonly StoryLine[], index: number): string {
  for (let at = index; at > 0; at--) {
    const { action, given, fromUnit, toUnit } = lines[at]!
    if (action === 'resolve') return fromUnit ?? toUnit
    if (action === 'follow' && given.unit) return given.unit
  }
  return lines[index]!.toUnit
}

/** An order to a unit, and whether it came back unsigned. */
function orderMark(lines: readonly StoryLine[], { action, at, to, toUnit }: StoryLine, index: number): Mark[] {
  if (to !== 'dispatched' || !['dispatch', 'reassign', 'conclude'].includes(action)) return []
  const answer = lines.slice(index + 1).find((line) => line.from === 'dispatched' && line.to !== 'dispatched')
  return [mark('order', { at, unit: toUnit }, { returned: answer?.action === 'return' })]
}

/** What keeps a limit of one unit's turn. */
const KEPT_BY: Partial<Record<ClockKind, readonly StoryLine['action'][]>> = {
  accept: ['accept', 'reject'],
  sign: ['sign'],
  contact: ['inform', 'interim', 'reveal', 'resolve'],
}

/** A turn by the limit given at first: kept, run out, or neither, where something else ended it or it stood still before. */
function turnMark(lines: readonly StoryLine[], clock: StoryClock, cut: Cut): Mark[] {
  const keptBy = KEPT_BY[clock.kind]
  if (!keptBy) return []
  const end = endOf(lines, clock, cut)
  const until = Math.min(clock.firstDueAt, end?.at ?? Infinity)
  const stood = lines.some(({ seq, at, to }) => seq > clock.seq && at < until && (rowOf(to).holds?.includes(clock.kind) ?? false))
  if (stood) return []
  const inTime = end !== undefined && end.at <= clock.firstDueAt
  if (inTime && !end.lines.some(({ action }) => keptBy.includes(action))) return []
  return [mark(clock.kind as MarkKind, { at: clock.firstDueAt, unit: unitBy(lines, clock.seq, until) }, { inTime })]
}

/** A limit of handling where it fell due: with what was granted before, for what was granted after it had run out came too late. */
function dueMark(lines: readonly StoryLine[], clock: StoryClock, cut: Cut): Mark[] {
  const end = endOf(lines, clock, cut)
  const due = ranOutAt(lines, clock, end?.at ?? Infinity)
  if (due === null) return []
  const inTime = end !== undefined && end.at <= due
  if (inTime && !end.lines.some(({ action }) => action === 'resolve')) return []
  const unit = unitBy(lines, clock.seq, Math.min(due, end?.at ?? Infinity))
  const extended = lines.some(
    ({ seq, at, action }) => seq > clock.seq && at < due && at <= (end?.at ?? Infinity) && action === 'grantExtension',
  )
  const onTimeFirst = inTime && end.at <= clock.firstDueAt
  return [mark('due', { at: due, unit }, { onTime: inTime, onTimeFirst, extended })]
}

/** null: it stood still when it ended, or stands still. */
function ranOutAt(lines: readonly StoryLine[], clock: StoryClock, endAt: number): number | null {
  let due: number | null = clock.firstDueAt
  for (const { seq, at, due: move } of lines) {
    if (seq <= clock.seq || !move || at > endAt) continue
    if (due !== null && due <= at) return due
    due = move.to
  }
  return due
}

/** When a clock stopped by a cut, and what was done at that instant. */
function endOf(lines: readonly StoryLine[], { seq, stoppedAt }: StoryClock, cut: Cut) {
  if (stoppedAt === null || stoppedAt >= cut.at) return undefined
  const at = lines.filter((line) => line.seq > seq && line.at === stoppedAt)
  return at.length > 0 ? { at: stoppedAt, lines: at } : undefined
}

/** The unit that had it just before an instant, from a line of history on. */
function unitBy(lines: readonly StoryLine[], seq: number, at: number): string {
  const before = lines.filter((line) => line.seq === seq || (line.seq > seq && line.at < at))
  return before[before.length - 1]!.toUnit
}
