/**
 * Time limits (时限) as data: an amount and how it is counted. `30min` and `2h` run on the clock, `4wh` counts working hours
 * (工作时), `3wd` working days (工作日), `7d` calendar days.
 */
import * as v from 'valibot'
import { say } from '../words/say'
import { addWorkdays, closingTime, addWorkingTime, type Calendar } from '../calendar/workdays'

export const Limit = v.custom<Limit>(
  (text) => typeof text === 'string' && /^[1-9][0-9]{0,3}(min|h|wh|wd|d)$/.test(text),
  'limit: e.g. 30min, 2h, 4wh, 3wd, 7d',
)
export type Limit = `${number}${LimitUnit}`
type LimitUnit = 'min' | 'h' | 'wh' | 'wd' | 'd'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** When something begun at `from` is due (UTC ms), and whether that is only provisional (暂定): the calendar does not reach that far yet. */
export function dueAt(limit: Limit, from: number, calendar: Calendar): { at: number; tentative: boolean } {
  const { amount, unit } = partsOf(limit)
  const at = COUNT[unit](amount, from, calendar)
  return { at, tentative: isWorking(limit) && at > calendar.knownUntil }
}

/** Half of a limit, for work sent back (重办): never under one of its unit, so never under one working day. */
export function half(limit: Limit): Limit {
  const { amount, unit } = partsOf(limit)
  return `${Math.max(1, Math.ceil(amount / 2))}${unit}`
}

/** Whether a limit that runs on the clock is shorter than another; one counted in working time never is. */
export function runsShorter(limit: Limit, than: Limit): boolean {
  const [span, other] = [spanOf(limit), spanOf(than)]
  return span !== undefined && (other === undefined || span < other)
}

/** "3 个工作日", as said to people. */
export function limitInWords(limit: Limit): string {
  const { amount, unit } = partsOf(limit)
  return say(LIMIT_WORDS[unit], { amount })
}

/** Whether it counts working time only. */
export const isWorking = (limit: Limit): boolean => partsOf(limit).unit === 'wd' || partsOf(limit).unit === 'wh'

/** Whether it runs round the clock, as what presses does (险情, 紧急): nights and days off too somebody is reminded. */
export const runsRoundTheClock = (limit: Limit): boolean => partsOf(limit).unit === 'min' || partsOf(limit).unit === 'h'

/** Whether people see this limit as days (drawn one cell a day) or as hours. */
export const countsDays = (limit: Limit): boolean => partsOf(limit).unit === 'wd' || partsOf(limit).unit === 'd'

export const LIMIT_WORDS: Record<LimitUnit, string> = {
  min: '{amount} 分钟',
  h: '{amount} 小时',
  wh: '{amount} 个工作小时',
  wd: '{amount} 个工作日',
  d: '{amount} 天',
}

const COUNT: Record<LimitUnit, (amount: number, from: number, calendar: Calendar) => number> = {
  min: (amount, from) => from + amount * MINUTE,
  h: (amount, from) => from + amount * HOUR,
  d: (amount, from) => from + amount * 24 * HOUR,
  wh: (amount, from, calendar) => addWorkingTime(calendar, from, amount * HOUR),
  wd: (amount, from, calendar) => closingTime(calendar, addWorkdays(calendar, from, amount)),
}

const SPANS: Partial<Record<LimitUnit, number>> = { min: MINUTE, h: HOUR, d: 24 * HOUR }

function spanOf(limit: Limit): number | undefined {
  const { amount, unit } = partsOf(limit)
  const span = SPANS[unit]
  return span && amount * span
}

function partsOf(limit: Limit): { amount: number; unit: LimitUnit } {
  const [, amount, unit] = /^(\d+)([a-z]+)$/.exec(limit)!
  return { amount: Number(amount), unit: unit as LimitUnit }
}
