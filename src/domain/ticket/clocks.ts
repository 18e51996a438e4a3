/**
 * Clocks (时限) of a ticket: which run and which hold still is a matter of its state (`STATES`), how each runs and what follows when
 * it has run out of this table, how long of the catalogue and the working calendar. Overdue is a comparison with the server's
 * now, never stored. Source of the default limits and of the ladder: 12345 regulations and 数字城管 practice (docs/decisions/0008).
 */
import {
  addWorkingTime,
  closingTime,
  dayEndedBy,
  dayOf,
  startOf,
  workdayFrom,
  workingTimeBetween,
  type Calendar,
} from '../calendar/workdays'
import type { Units } from '../people/units'
import { categoryOf, handleLimit, itemOf, type Catalogue } from '../report/categories'
import type { Action } from './actions'
import { CLOCK_KINDS, type Clock, type ClockKind } from './clock-kinds'
import type { Given } from './given'
import { dueAt, half, isWorking, type Limit } from './limits'
import { nearlyDueAt } from './nearly-due'
import { ORDERING } from './orders'
import { rowOf } from './states'
import type { Ticket } from './ticket'

export { CLOCK_KINDS, type Clock, type ClockKind }

type ClockRow = {
  /** Whose list it sorts: the unit that has it, the unit that checks, the centre, the reporter; no one: it only bars. */
  of: 'owner' | 'checker' | 'centre' | 'reporter' | 'nobody'
  /** One unit's turn: it starts anew when the owner changes, and runs in that unit's own hours. */
  perOwner?: true
  /** Runs only while this holds. */
  runs?: (ticket: Ticket, units: Units) => boolean
  /** The reporter sees it. */
  told?: true
  /** Starts only with a day that somebody names. */
  dated?: true
  /** The handler is reminded before it runs out. */
  near?: true
  /** Once passed: tells the level above; rises: and then goes up level by level, where none is left under supervision. */
  late?: 'tells' | 'rises'
  /** What the system does when it has run out. */
  does?: Action
}

// prettier-ignore
export const CLOCKS: Record<ClockKind, ClockRow> = {
  accept:   { of: 'owner',    told: true, perOwner: true, late: 'rises' },
  dispatch: { of: 'owner',    perOwner: true, late: 'tells', runs: (ticket, units) => units.get(ticket.unitId).kind === 'centre' && ticket.mode !== 'spot' },
  sign:     { of: 'owner',    told: true, perOwner: true, near: true, late: 'rises' },
  return:   { of: 'nobody',   perOwner: true, runs: (ticket, units) => !ticket.ruled && !ticket.returnedBy.includes(ticket.unitId) && units.get(ticket.unitId).kind !== 'centre' },
  contact:  { of: 'owner',    late: 'tells', runs: (ticket) => ticket.reachable && !ticket.contacted },
  spot:     { of: 'owner',    perOwner: true, late: 'tells', runs: (ticket) => ticket.mode === 'spot' },
  order:    { of: 'owner',    perOwner: true, dated: true, near: true, late: 'tells' },
  rule:     { of: 'owner',    told: true, perOwner: true, late: 'rises' },
  consult:  { of: 'owner',    late: 'rises' },
  urge:     { of: 'owner',    late: 'tells', runs: (ticket) => ticket.urgeWaiting },
  handle:   { of: 'owner',    told: true, near: true, late: 'rises' },
  wait:     { of: 'owner',    told: true, dated: true, does: 'resume' },
  review:   { of: 'centre',   told: true, dated: true, near: true, late: 'rises' },
  supply:   { of: 'reporter', told: true, does: 'lapse' },
  verify:   { of: 'checker',  told: true, near: true, late: 'tells' },
  callback: { of: 'centre',   late: 'tells', runs: (ticket) => ticket.reachable && !ticket.calledBack },
  answer:   { of: 'reporter', told: true, does: 'close' },
}

/** Everything clocks are told by. `hoursOf`: the working calendar in a unit's own hours. */
export type Timing = { now: number; catalogue: Catalogue; calendar: Calendar; hoursOf: (unitId: string) => Calendar; units: Units }

/** One line of history, as the clocks see it; a ticket just filed has no before. */
export type Turn = {
  seq: number
  action: 'submit' | Action
  before: Ticket | null
  after: Ticket
  given: Given
  clocksBack?: readonly Clock[]
}

/** The live clocks (running or holding still) after a line of history. Those no longer among them have stopped. */
export function turnClocks(clocks: readonly Clock[], turn: Turn, timing: Timing): Clock[] {
  if (turn.clocksBack) return [...turn.clocksBack]
  const row = rowOf(turn.after.state)
  const moved = turn.before?.unitId !== turn.after.unitId
  const goesOn = (clock: Clock) => !(moved && CLOCKS[clock.kind].perOwner) && (CLOCKS[clock.kind].runs?.(turn.after, timing.units) ?? true)
  const kept = clocks.filter(goesOn).flatMap((clock) => {
    if (row.clocks.includes(clock.kind)) return [rearmed(goOn(changed(clock, turn, timing), turn, timing), turn)]
    return row.holds?.includes(clock.kind) ? [hold(changed(clock, turn, timing), turn, timing)] : []
  })
  const started = row.clocks
    .filter((kind) => !kept.some((clock) => clock.kind === kind) && starts(kind, turn, timing))
    .map((kind) => startClock(kind, turn, timing))
  return [...kept, ...started]
}

/** The clocks that sort a unit's list: the earliest running one is where a ticket stands in it. */
export const earliestOf = (clocks: readonly Clock[], ...of: ClockRow['of'][]): Clock | undefined =>
  clocks.filter((clock) => clock.dueAt !== null && of.includes(CLOCKS[clock.kind].of)).sort((a, b) => a.dueAt! - b.dueAt!)[0]

export const isOverdue = (clock: { dueAt: number | null }, now: number): boolean => clock.dueAt !== null && clock.dueAt < now

/** How long a clock runs; work sent back gets half of the first limit (重办). Not for clocks with a day of their own. */
export function limitOf(kind: ClockKind, ticket: Pick<Ticket, 'category' | 'item' | 'urgency' | 'round'>, catalogue: Catalogue): Limit {
  if (kind === 'wait' || kind === 'review' || kind === 'order') return '1d'
  if (kind !== 'handle') return catalogue.clocks[kind][ticket.urgency]
  const item = itemOf(categoryOf(catalogue, ticket.category), ticket.item)
  const limit = handleLimit(catalogue, ticket.category, item, ticket.urgency)
  return ticket.round > 0 ? half(limit) : limit
}

/** The same clock by a changed calendar (重算时限). A day somebody promised stays, unless it is a day off now, with the hours it has now. */
function recounted(clock: Clock, calendar: Calendar): Clock {
  if (clock.dueAt === null || !followsCalendar(clock)) return clock
  const due = dueAgain(clock, clock.dueAt, calendar)
  const next = { ...clock, dueAt: due, tentative: clock.basis !== 'date' && due > calendar.knownUntil, calendarVersion: calendar.version }
  return timed(next, calendar, clock.rung < 2 && clock.nextAt !== null ? undefined : clock.nextAt)
}

const followsCalendar = ({ basis, limit }: Clock): boolean => basis === 'date' || isWorking(limit)

function dueAgain(clock: Clock, dueAsWas: number, calendar: Calendar): number {
  if (clock.basis === 'date') return closingTime(calendar, workdayFrom(calendar, dayEndedBy(dueAsWas)))
  return clock.basis === 'left'
    ? addLeft(clock.leftMs!, clock, clock.countedFrom, calendar)
    : dueAt(clock.limit, clock.countedFrom, calendar).at
}

const DAY = 86_400_000

/** With the instants that follow from when it is due: from when on it presses, and when its ladder goes on unless that is known. */
export function timed(clock: Clock, calendar: Calendar, nextAt?: number | null): Clock {
  const next = { ...clock, nearAt: nearlyDueAt(clock, calendar) }
  return { ...next, nextAt: nextAt === undefined ? firstStepAt(next) : nextAt }
}

/** When its ladder begins: when it presses, where the handler is reminded; else the end itself. */
function firstStepAt(clock: Clock): number | null {
  const row = CLOCKS[clock.kind]
  if (clock.dueAt === null || (!row.late && !row.does)) return null
  // told already, and nothing beyond that
  if (clock.rung > 1 && row.late === 'tells') return null
  return row.near && clock.rung === 0 ? clock.nearAt : clock.dueAt
}

const starts = (kind: ClockKind, { given, after, action }: Turn, { units }: Timing): boolean =>
  CLOCKS[kind].dated ? given.until !== undefined && DATES[kind]!.includes(action as Action) : (CLOCKS[kind].runs?.(after, units) ?? true)

/** Which action's day starts a dated clock. */
const DATES: Partial<Record<ClockKind, readonly Action[]>> = {
  order: ORDERING,
  wait: ['pause'],
  review: ['park'],
}

function startClock(kind: ClockKind, turn: Turn, timing: Timing): Clock {
  const { seq, after, given } = turn
  const { now, catalogue, calendar } = timing
  const own = hoursFor(kind, turn, timing)
  const limit = CLOCKS[kind].dated ? daysTo(given.until!, now) : limitOf(kind, after, catalogue)
  const due = CLOCKS[kind].dated ? { at: closingTime(own, given.until!), tentative: false } : dueAt(limit, now, own)
  const clock: Clock = {
    kind,
    seq,
    startedAt: now,
    dueAt: due.at,
    firstDueAt: due.at,
    limit,
    tentative: due.tentative,
    limitVersion: catalogue.version,
    calendarVersion: calendar.version,
    basis: CLOCKS[kind].dated ? 'date' : 'limit',
    countedFrom: now,
    leftMs: null,
    nearAt: null,
    rung: 0,
    nextAt: null,
  }
  return timed(clock, own)
}

const daysTo = (day: string, now: number): Limit => `${Math.max(1, Math.ceil((startOf(day) - startOf(dayOf(now))) / DAY))}d`

/** What a line of history does to a clock that runs on: a granted extension moves the end, a second 挂账 names a new day, a new calendar counts again, danger leaves less time. */
function changed(clock: Clock, turn: Turn, timing: Timing): Clock {
  const { action, before, after, given } = turn
  const { calendar } = timing
  if (action === 'correct') return corrected(clock, turn, timing)
  if (action === 'recount') return recounted(clock, hoursFor(clock.kind, turn, timing))
  if (before && before.urgency !== after.urgency) return hurried(clock, turn, timing)
  const isExtended = clock.kind === 'handle' && action === 'grantExtension'
  const day = isExtended
    ? before!.extensionAsked
    : clock.kind === 'review' && action === 'park'
      ? closingTime(calendar, given.until!)
      : null
  if (day === null) return clock
  return timed({ ...clock, dueAt: day, basis: 'date', leftMs: null, rung: 0 }, calendar)
}

/**
 * What was filed as the wrong thing (更正) gets the limit of the right one, as if it had had it from its beginning: what stood still is left
 * out as before. A day somebody promised stays, and so does a limit that has passed; nobody is late by a correction alone: a working day
 * is left.
 */
function corrected(clock: Clock, turn: Turn, timing: Timing): Clock {
  const { now, catalogue } = timing
  const isPast = clock.dueAt !== null && clock.dueAt < now
  const limit = CLOCKS[clock.kind].dated ? clock.limit : limitOf(clock.kind, turn.after, catalogue)
  if (isPast || clock.basis === 'date' || limit === clock.limit) return clock
  const own = hoursFor(clock.kind, turn, timing)
  const next = relimited(clock, limit, own)
  if (next.dueAt === null) return next
  const due = next.dueAt < now ? dueAt('1wd', now, own).at : next.dueAt
  return timed({ ...next, dueAt: due, tentative: due > own.knownUntil, rung: 0 }, own)
}

/** The same clock with another limit, counted from where it was counted from, or with as much more or less left. */
function relimited(clock: Clock, limit: Limit, own: Calendar): Clock {
  const next = { ...clock, limit }
  if (clock.leftMs === null) return { ...next, dueAt: dueAt(limit, clock.countedFrom, own).at }
  const [was, is] = [clock.limit, limit].map((one) => dueAt(one, clock.startedAt, own).at) as [number, number]
  const between = (from: number, to: number) => (isWorking(limit) ? workingTimeBetween(own, from, to) : to - from)
  const leftMs = Math.max(0, clock.leftMs + (is >= was ? between(was, is) : -between(is, was)))
  return { ...next, leftMs, dueAt: clock.dueAt === null ? null : addLeft(leftMs, next, clock.countedFrom, own) }
}

/** What turns out to press (转写出险情) gets the limit of what presses, counted from now; nothing gets more time by it. */
function hurried(clock: Clock, turn: Turn, timing: Timing): Clock {
  if (clock.dueAt === null || CLOCKS[clock.kind].dated) return clock
  const limit = limitOf(clock.kind, turn.after, timing.catalogue)
  const own = hoursFor(clock.kind, turn, timing)
  const due = dueAt(limit, timing.now, own)
  if (due.at >= clock.dueAt) return clock
  const next: Clock = {
    ...clock,
    limit,
    dueAt: due.at,
    tentative: due.tentative,
    basis: 'limit',
    countedFrom: timing.now,
    leftMs: null,
    rung: 0,
  }
  return timed(next, own)
}

function hold(clock: Clock, turn: Turn, timing: Timing): Clock {
  if (clock.dueAt === null) return clock
  return { ...clock, dueAt: null, nearAt: null, nextAt: null, leftMs: leftOf(clock, timing.now, hoursFor(clock.kind, turn, timing)) }
}

function goOn(clock: Clock, turn: Turn, timing: Timing): Clock {
  if (clock.dueAt !== null) return clock
  const { now } = timing
  const own = hoursFor(clock.kind, turn, timing)
  return timed({ ...clock, basis: 'left', countedFrom: now, dueAt: addLeft(clock.leftMs!, clock, now, own) }, own)
}

/** One unit's turn runs in that unit's hours, what the reporter was promised in the district's. */
const hoursFor = (kind: ClockKind, { after }: Turn, { calendar, hoursOf }: Timing): Calendar =>
  CLOCKS[kind].perOwner ? hoursOf(after.unitId) : calendar

/** What the system could not do in one state it does in the next. */
const rearmed = (clock: Clock, { before, after }: Turn): Clock =>
  CLOCKS[clock.kind].does && clock.nextAt === null && before?.state !== after.state ? { ...clock, nextAt: clock.dueAt } : clock

function leftOf(clock: Clock, now: number, calendar: Calendar): number {
  if (!isWorking(clock.limit)) return clock.dueAt! - now
  return clock.dueAt! >= now ? workingTimeBetween(calendar, now, clock.dueAt!) : clock.dueAt! - now
}

/** What was overdue stays as long overdue as it was. */
const addLeft = (leftMs: number, clock: Clock, from: number, calendar: Calendar): number =>
  leftMs > 0 && isWorking(clock.limit) ? addWorkingTime(calendar, from, leftMs) : from + leftMs
