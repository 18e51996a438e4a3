/** When a clock presses (快到期): a quarter of its net limit is left, or its last working day has begun. The handler is reminded then, and lists change colour. */
import { beforeWorkingTime, dayEndedBy, isWorkday, nextAtWork, openingTime, workingTimeBetween, type Calendar } from '../calendar/workdays'
import type { Clock } from './clock-kinds'
import { countsDays, runsRoundTheClock } from './limits'

/** Not longer than this is left: it stands before what presses more and has time (快到点). */
export const ABOUT_TO_PASS_MS = 30 * 60_000

type Counted = Pick<Clock, 'startedAt' | 'dueAt' | 'firstDueAt' | 'limit' | 'basis' | 'countedFrom'>

/** Counted in working time and never outside of it; a clock that runs round the clock presses round the clock. null: it holds still. */
export function nearlyDueAt(clock: Counted, calendar: Calendar): number | null {
  if (clock.dueAt === null) return null
  if (runsRoundTheClock(clock.limit)) return Math.max(clock.countedFrom, clock.dueAt - netOf(clock, clock.dueAt, plainly) / 4)
  return atWork(clock, clock.dueAt, calendar)
}

type Count = (from: number, to: number) => number
const plainly: Count = (from, to) => to - from

function atWork(clock: Counted, due: number, calendar: Calendar): number {
  const net = netOf(clock, due, (from, to) => workingTimeBetween(calendar, from, to))
  // nobody is at work before its end
  if (net <= 0) return due
  const quarter = beforeWorkingTime(calendar, due, net / 4)
  const begins = countsDays(clock.limit) ? Math.min(quarter, lastOpening(due, calendar)) : quarter
  return Math.min(due, nextAtWork(calendar, Math.max(clock.countedFrom, begins)))
}

/** The whole limit without its pauses: what it was counted with, after a pause what was promised first. */
function netOf({ basis, countedFrom, startedAt, firstDueAt }: Counted, due: number, count: Count): number {
  const counted = count(countedFrom, due)
  return basis === 'limit' ? counted : Math.max(counted, count(startedAt, firstDueAt))
}

function lastOpening(due: number, calendar: Calendar): number {
  const day = dayEndedBy(due)
  return isWorkday(calendar, day) ? openingTime(calendar, day) : due
}
