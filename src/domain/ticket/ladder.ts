/**
 * What the system does by itself when a clock nears its end, passes it, and goes on being passed (到期升级): remind the handler, tell the
 * level above, move it up 网格 → 社区 → 街道 → 区, and where nobody is above put it under supervision (督办), grade by grade.
 */
import { dayOf, nextAtWork, startOf, type Calendar } from '../calendar/workdays'
import type { Action } from './actions'
import { CLOCKS, type Clock } from './clocks'
import { GRADES, type Given, type Grade } from './given'
import { refusal } from './lifecycle'
import type { Situation } from './situation'
import { countsDays, dueAt, runsRoundTheClock } from './limits'

/** The steps of a ladder as counted in `Clock.rung`: 0 nothing done, 1 reminded, 2 told that it is overdue, then each step beyond. */
const REMINDED = 1
const OVERDUE_TOLD = 2
/** The system raises supervision as far as 书面督办; 挂牌 and 包案 are for people to order. */
const HIGHEST_BY_ITSELF: Grade = 'written'

export type Due = { action: Action; given: Given }

/** What is to be done about a clock whose time has come, or nothing. */
export function stepDue(clock: Clock, situation: Situation): Due | undefined {
  const row = CLOCKS[clock.kind]
  const { kind } = clock
  const done = (due: Due) => (refusal(situation, due.action, due.given) ? undefined : due)
  if (row.does) return done({ action: row.does, given: {} })
  if (clock.dueAt! > situation.now) return done({ action: 'remind', given: { clock: kind } })
  if (clock.rung < OVERDUE_TOLD) return done({ action: 'overdue', given: { clock: kind } })
  return done({ action: 'moveUp', given: { clock: kind } }) ?? supervision(clock, situation)
}

/** A reminder that comes late (the server stood still) waits till somebody is at work again, the end of the limit at the longest; `undefined`: it goes out now. */
export function reminderWaits({ kind, dueAt: due, rung, limit }: Clock, now: number, calendar: Calendar): number | undefined {
  if (!CLOCKS[kind].near || rung >= REMINDED || due === null || due <= now || runsRoundTheClock(limit)) return undefined
  const next = nextAtWork(calendar, now)
  return next > now ? Math.min(next, due) : undefined
}

/** How far the ladder is climbed after that, and when the next step comes; null: nothing more follows by itself. */
export function climbed(
  clock: Clock,
  { ticket, now }: Pick<Situation, 'ticket' | 'now'>,
  calendar: Calendar,
): Pick<Clock, 'rung' | 'nextAt'> {
  const row = CLOCKS[clock.kind]
  if (row.does) return { rung: clock.rung, nextAt: null }
  if (clock.dueAt! > now) return { rung: REMINDED, nextAt: clock.dueAt }
  const goesOn = row.late === 'rises' && !(clock.rung > OVERDUE_TOLD && isHighest(ticket.supervision))
  return { rung: Math.max(clock.rung + 1, OVERDUE_TOLD), nextAt: goesOn ? graceFrom(clock, now, calendar) : null }
}

const supervision = (clock: Clock, situation: Situation): Due | undefined => {
  const { supervision: grade } = situation.ticket
  if (isHighest(grade)) return undefined
  const next = GRADES[GRADES.indexOf(grade as Grade) + 1]!
  return { action: 'supervise', given: { grade: next, cause: 'late', clock: clock.kind } }
}

const isHighest = (grade: Grade | null): boolean => grade !== null && GRADES.indexOf(grade) >= GRADES.indexOf(HIGHEST_BY_ITSELF)

/** Each step beyond the limit waits till the next working day closes, or for what counts hours the limit once more. */
const graceFrom = ({ limit }: Clock, now: number, calendar: Calendar): number =>
  countsDays(limit) ? dueAt('1wd', startOf(dayOf(now)), calendar).at : dueAt(limit, now, calendar).at
