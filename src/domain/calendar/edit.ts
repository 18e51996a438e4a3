/** Keeping the working calendar (工作日历的维护): what a press on a day does, what may not be changed any more, when it has to be carried on. */
import { calendarOf, dayOf, isWorkday, startOf, type CalendarData } from './workdays'

const DAY = 86_400_000
/** The State Council tells the next year's holidays in autumn; from here on somebody has to look for them. */
const SOON_DAYS = 60

/** A working day becomes a day off (放假), a day off becomes one to work on (调休). */
export function turned(data: CalendarData, day: string): CalendarData {
  const works = isWorkday(calendarOf(data), day)
  const without = {
    ...data,
    holidays: data.holidays.filter((one) => one !== day),
    makeUpDays: data.makeUpDays.filter((one) => one !== day),
  }
  if (works === !isWeekend(day))
    return works
      ? { ...without, holidays: [...without.holidays, day].sort() }
      : { ...without, makeUpDays: [...without.makeUpDays, day].sort() }
  return without
}

/** Days that have gone by stay as they were counted; so do the days of `before` that `after` names otherwise. */
export const changesThePast = (before: CalendarData, after: CalendarData, now: number): boolean => {
  const today = dayOf(now)
  const past = ({ holidays, makeUpDays }: CalendarData) =>
    [holidays, makeUpDays].map((days) =>
      days
        .filter((day) => day < today)
        .sort()
        .join(),
    )
  return past(before).join('|') !== past(after).join('|')
}

export type Known = { state: 'enough' | 'soon' | 'over'; days: number }

/** How far the calendar still reaches: `days` from today until it no longer knows. */
export function knownFor({ knownUntil }: Pick<CalendarData, 'knownUntil'>, now: number): Known {
  const days = Math.round((startOf(knownUntil) - startOf(dayOf(now))) / DAY)
  return { state: days < 0 ? 'over' : days <= SOON_DAYS ? 'soon' : 'enough', days }
}

/** What is said of it, or nothing while it reaches far enough. */
export function knownWords(data: Pick<CalendarData, 'knownUntil'>, now: number): string | undefined {
  const { state, days } = knownFor(data, now)
  if (state === 'enough') return undefined
  return state === 'over'
    ? `工作日历只到 ${data.knownUntil}，已经过了：之后的时限按周一到周五算，都是暂定。`
    : `工作日历只到 ${data.knownUntil}，还有 ${days} 天：请按国务院办公厅的放假通知补上下一年。`
}

/** The days of a month, "2026-10-01" and on, with empty places before the first so that weeks begin on Monday. */
export function monthDays(year: number, month: number): string[] {
  const first = `${year}-${two(month)}-01`
  const blank = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return [...Array<string>(blank).fill(''), ...Array.from({ length: count }, (_, index) => `${year}-${two(month)}-${two(index + 1)}`)]
}

export type DayKind = 'work' | 'rest' | 'holiday' | 'makeUp'

/** How a day is drawn: 放假 and 调休 are named, the others are plain. */
export function kindOf({ holidays, makeUpDays }: CalendarData, day: string): DayKind {
  if (makeUpDays.includes(day)) return 'makeUp'
  if (holidays.includes(day)) return 'holiday'
  return isWeekend(day) ? 'rest' : 'work'
}

export const DAY_WORDS: Record<DayKind, string> = { work: '上班', rest: '周末', holiday: '放假', makeUp: '调休上班' }

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const two = (number: number): string => String(number).padStart(2, '0')
