/** Keeping the working calendar (工作日历的维护): what a press on a day does, what may not be changed any more, when it has to be carried on. */
import { isNightShift, isRoundTheClock, spellsOf } from './hours'
import { lawfulDays } from './lawful'
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

/** What cannot be, in words; empty when nothing. */
export function contradictionsIn({ holidays, makeUpDays, knownUntil }: CalendarData): string[] {
  const both = makeUpDays.filter((day) => holidays.includes(day))
  const twice = [holidays, makeUpDays].flatMap((days) => days.filter((day, index) => days.indexOf(day) !== index))
  const worked = makeUpDays.filter((day) => !isWeekend(day))
  const beyond = [...holidays, ...makeUpDays].filter((day) => day > knownUntil)
  return [
    ...said(both, (days) => `${days}又是放假又是调休上班`),
    ...said([...new Set(twice)], (days) => `${days}写了两遍`),
    ...said(worked, (days) => `${days}本来就上班，不用调休`),
    ...said(beyond, (days) => `只排到 ${knownUntil}，却写了后面的${days}`),
  ]
}

/** What may well be a slip and is asked about before it is saved: the past counted otherwise, days off by law that are worked, nothing off in a known year, less known than before, hours over night. */
export function questionsAbout(before: CalendarData, after: CalendarData, now: number): string[] {
  const today = dayOf(now)
  const past = changedDays(before, after).filter((day) => day < today && isOfKnownYear(before, day))
  const worked = knownYears(after)
    .filter((year) => `${year}-12-31` > before.knownUntil)
    .flatMap(lawfulDays)
    .filter((day) => day > before.knownUntil && day <= after.knownUntil && isWorkday(calendarOf(after), day))
  const [open, close] = after.hours[after.hours.length - 1]!
  const isOther = JSON.stringify(after.hours) !== JSON.stringify(before.hours)
  return [
    ...said(past, (days) => `${days}已经过去了，按原来的算过；改了只影响以后的统计`),
    ...said(worked, (days) => `${days}按法律放假，这里写的是上班`),
    ...(after.knownUntil < before.knownUntil ? [`原来排到 ${before.knownUntil}，现在只到 ${after.knownUntil}`] : []),
    ...(after.knownUntil < today ? [`排到的 ${after.knownUntil} 已经过去了`] : []),
    ...(isOther && isRoundTheClock(spellsOf(after.hours)) ? ['上班时间是全天，一天也不休息'] : []),
    ...(isOther && isNightShift(spellsOf(after.hours)) ? [`${open} 上班，到第二天 ${close} 才下班`] : []),
  ]
}

/**
 * What this version of the program knows and the district's calendar does not (新版带来的日历): the district's own days stay as they are, up to
 * where it knows; what comes after is the program's; hours stay the district's. Nothing when it brings nothing new.
 */
export const broughtBy = (bundled: CalendarData, own: CalendarData): CalendarData | undefined =>
  bundled.knownUntil > own.knownUntil
    ? {
        ...own,
        knownUntil: bundled.knownUntil,
        holidays: [...own.holidays, ...later(bundled.holidays, own.knownUntil)].sort(),
        makeUpDays: [...own.makeUpDays, ...later(bundled.makeUpDays, own.knownUntil)].sort(),
      }
    : undefined

export const broughtWords = (bundled: Pick<CalendarData, 'knownUntil'>, own: Pick<CalendarData, 'knownUntil'>): string =>
  `这一版程序带来了排到 ${bundled.knownUntil} 的放假安排，区里的日历只排到 ${own.knownUntil}：并进来，原来改过的日子都不动。`

const later = (days: readonly string[], than: string): string[] => days.filter((day) => day > than)

/** Days that are of another kind now. */
function changedDays(before: CalendarData, after: CalendarData): string[] {
  const named = [...before.holidays, ...before.makeUpDays, ...after.holidays, ...after.makeUpDays]
  return [...new Set(named)].filter((day) => kindOf(before, day) !== kindOf(after, day)).sort()
}

/** A past year nobody has written anything of may be added. */
const isOfKnownYear = (data: CalendarData, day: string): boolean =>
  [...data.holidays, ...data.makeUpDays].some((one) => one.slice(0, 4) === day.slice(0, 4))

const knownYears = ({ holidays, makeUpDays, knownUntil }: CalendarData): number[] => [
  ...new Set([...holidays, ...makeUpDays, knownUntil].map((day) => Number(day.slice(0, 4)))),
]

/** A sentence about some days, or none about no day; the first few are named. */
const said = (days: readonly string[], sentence: (days: string) => string): string[] =>
  days.length === 0 ? [] : [sentence(` ${days.slice(0, 5).join('、')}${days.length > 5 ? ` 等 ${days.length} 天` : ''} `)]

type Known = { state: 'enough' | 'soon' | 'over'; days: number }

/** How far the calendar still reaches: `days` from today until it no longer knows. */
function knownFor({ knownUntil }: Pick<CalendarData, 'knownUntil'>, now: number): Known {
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

type DayKind = 'work' | 'rest' | 'holiday' | 'makeUp'

/** How a day is drawn: 放假 and 调休 are named, the others are plain. */
export function kindOf({ holidays, makeUpDays }: CalendarData, day: string): DayKind {
  if (makeUpDays.includes(day)) return 'makeUp'
  if (holidays.includes(day)) return 'holiday'
  return isWeekend(day) ? 'rest' : 'work'
}

export const DAY_WORDS: Record<DayKind, string> = { work: '上班', rest: '周末', holiday: '放假', makeUp: '调休上班' }

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const two = (number: number): string => String(number).padStart(2, '0')
