/** The days an action may name (可选的日子), Beijing days: guards decide by them, and a sheet offers no others. */
import { closingTime, dayAfter, dayBefore, dayEndedBy, dayOf, workdayFrom, type Calendar } from '../calendar/workdays'
import type { Action } from './actions'
import type { Given } from './given'
import type { Situation } from './situation'
import { dueAt, type Limit } from './limits'

/** First and last day; no last one: as late as one likes. */
export type Days = { from: string; to: string | null }
type Around = Pick<Situation, 'clocks' | 'calendar' | 'now'>

const DAY = 86_400_000
/** Longest pause, and longest time between two looks at a parked ticket. */
const LONGEST_WAIT_DAYS = 30
/** An extension at most doubles the limit, or adds fifteen working days. */
const LONGEST_EXTENSION: Limit = '15wd'

/** From today, while offices are open, else from tomorrow. */
const firstOpen = ({ calendar, now }: Around): string => (closingTime(calendar, dayOf(now)) > now ? dayOf(now) : dayAfter(dayOf(now)))
const handleOf = ({ clocks }: Around) => clocks.find(({ kind }) => kind === 'handle')

/** How long one may wait: thirty days. */
export const waitDays = (around: Around): Days => ({ from: firstOpen(around), to: dayOf(around.now + LONGEST_WAIT_DAYS * DAY) })

/** An order cannot give longer than the reporter was promised; once that has passed it names any day. */
export function orderDays(around: Around): Days {
  const due = handleOf(around)?.dueAt
  return { from: firstOpen(around), to: due && due >= around.now ? dayEndedBy(due) : null }
}

/** Later than the limit as it stands, up to twice what was first promised or fifteen working days; `undefined` where no limit runs. */
export function extensionDays(around: Around): Days | undefined {
  const clock = handleOf(around)
  if (!clock?.dueAt) return undefined
  const doubled = clock.firstDueAt + clock.firstDueAt - clock.startedAt
  // closing time of a day still belongs to it
  const longest = Math.max(doubled, dueAt(LONGEST_EXTENSION, clock.firstDueAt - 1, around.calendar).at)
  const [due, last] = [dayEndedBy(clock.dueAt), dayEndedBy(longest)]
  return {
    from: closingTime(around.calendar, due) > clock.dueAt ? due : dayAfter(due),
    to: closingTime(around.calendar, last) <= longest ? last : dayBefore(last),
  }
}

const RANGES: Partial<Record<Action, (around: Around) => Days | undefined>> = {
  dispatch: orderDays,
  conclude: orderDays,
  reassign: orderDays,
  interim: waitDays,
  extend: extensionDays,
  pause: waitDays,
  park: waitDays,
  sponsor: (around) => ({ from: firstOpen(around), to: null }),
}

/** The days one may choose from for this action, or `undefined` when it names none. */
export const daysFor = (around: Around, action: Action): Days | undefined => RANGES[action]?.(around)

/** Whether a day lies within; without a range every day does. */
export const isAmong = (days: Days | undefined, day: string | undefined): boolean =>
  !days || !day || (day >= days.from && (days.to === null || day <= days.to))

/** A day that is promised (延期, 暂停, 交办, 挂账, 包案) and falls on a day off moves to the next working day, past the last one there is to choose if need be. */
export const promised = (given: Given, calendar: Calendar): Given =>
  given.until ? { ...given, until: workdayFrom(calendar, given.until) } : given
