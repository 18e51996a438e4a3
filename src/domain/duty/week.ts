/** A week of a roster as it is drawn: each post's shifts with who has them, and when nobody is on duty and what happens then. */
import { dayAfter, dayOf, isWorkday, startOf, type Calendar } from '../calendar/workdays'
import type { Roster } from './roster'
import { holdsUntil, shiftOn, whoHasIt, type DutyRule } from './who'

/** From `from` until `to` the same person by the same rule. */
type Piece = { from: number; to: number; person: string | null; rule: DutyRule; insteadOf: string | null }
type DutyWeek = {
  days: { day: string; isWorkday: boolean }[]
  /** By post, then by day. */
  cells: Piece[][][]
  gaps: Piece[]
}

const DAYS = 7
/** So many stretches of a week are shown; more is a roster with no posts. */
const MOST_GAPS = 21

/** The week that begins with the Monday of this day. */
export const mondayOf = (day: string): string => {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return dayOf(startOf(day) - weekday * 86_400_000)
}

export function weekOf(roster: Roster, monday: string, calendar: Calendar): DutyWeek {
  const days = daysFrom(monday)
  const cells = roster.plan.posts.map((post) => {
    // a post answers for itself alone: what the others would say is in their own rows
    const alone: Roster = { ...roster, plan: { lead: null, posts: [post] } }
    return days.map((day) => {
      const shift = shiftOn(post, day, calendar)
      return shift && day >= post.start ? piecesOf(alone, shift, calendar) : []
    })
  })
  const whole = { from: startOf(monday), to: startOf(monday) + DAYS * 86_400_000 }
  const gaps = piecesOf(roster, whole, calendar).filter(({ rule }) => rule === 'lead' || rule === 'nobody')
  return { days: days.map((day) => ({ day, isWorkday: isWorkday(calendar, day) })), cells, gaps: gaps.slice(0, MOST_GAPS) }
}

function daysFrom(monday: string): string[] {
  const days = [monday]
  while (days.length < DAYS) days.push(dayAfter(days[days.length - 1]!))
  return days
}

/** A stretch of time, cut where the answer changes. */
function piecesOf(roster: Roster, { from, to }: { from: number; to: number }, calendar: Calendar): Piece[] {
  const pieces: Piece[] = []
  for (let at = from; at < to;) {
    const { person, rule, insteadOf } = whoHasIt(roster, at, calendar)
    const end = Math.min(to, holdsUntil(roster, at, calendar) ?? to)
    pieces.push({ from: at, to: end, person, rule, insteadOf })
    at = end
  }
  return pieces
}
