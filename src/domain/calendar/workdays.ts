/**
 * The working calendar (工作日历): weekends off, except days the State Council moved (调休). Days and hours are data with a
 * version; past `knownUntil` weekdays count and what is computed there is provisional. Instants are UTC ms; days are
 * Beijing days "2026-10-08" (no daylight saving, so a fixed +8 h).
 */
import * as v from 'valibot'
import { DATE, list, whole } from '../bounds'
import bundled from './china-2026.json'

const Time = v.pipe(v.string('invalid'), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid'))
/** Some twenty years of days, and more spells than a day has. */
const MOST = { days: 2_000, spells: 12 }

/** The calendar as an operator writes it. */
export const CalendarData = v.object({
  version: whole(1),
  knownUntil: DATE,
  hours: v.pipe(
    list(v.tuple([Time, Time]), MOST.spells),
    v.minLength(1, 'invalid'),
    v.check(
      (hours) => hours.flat().every((time, index, all) => index === 0 || all[index - 1]! < time),
      'hours: spells in order, none empty',
    ),
  ),
  holidays: list(DATE, MOST.days),
  makeUpDays: list(DATE, MOST.days),
})
export type CalendarData = v.InferOutput<typeof CalendarData>

export type Calendar = {
  version: number
  /** Last instant the calendar vouches for, UTC ms. */
  knownUntil: number
  holidays: ReadonlySet<string>
  makeUpDays: ReadonlySet<string>
  /** Opening spells of a working day, ms after midnight. */
  spells: readonly (readonly [number, number])[]
}

const DAY = 86_400_000
const BEIJING = 8 * 3_600_000

export const calendarOf = (data: CalendarData): Calendar => ({
  version: data.version,
  knownUntil: startOf(data.knownUntil) + DAY - 1,
  holidays: new Set(data.holidays),
  makeUpDays: new Set(data.makeUpDays),
  spells: data.hours.map(([open, close]) => [msOf(open), msOf(close)] as const),
})

/** The same days with other opening hours (单位作息), as ["08:30", "12:00"] spells in order. */
export const withHours = (calendar: Calendar, hours: readonly (readonly [string, string])[] | undefined): Calendar =>
  hours ? { ...calendar, spells: hours.map(([open, close]) => [msOf(open), msOf(close)] as const) } : calendar

/** The calendar as the server last told it; a phone may still keep what it was told before hours were. */
export const calendarFrom = (told: Told | undefined): Calendar =>
  calendarOf({
    ...BUNDLED_CALENDAR,
    ...(told && { holidays: told.restDays, makeUpDays: told.makeUpDays, hours: told.hours ?? BUNDLED_CALENDAR.hours }),
  })

type Told = { restDays: string[]; makeUpDays: string[]; hours?: [string, string][] }

/** The calendar this build ships, after the State Council's notice on the public holidays of 2026; the server keeps its own, editable copy. */
export const BUNDLED_CALENDAR: CalendarData = v.parse(CalendarData, bundled)

export const dayOf = (at: number): string => new Date(at + BEIJING).toISOString().slice(0, 10)

/** Midnight in Beijing that begins a day, UTC ms. */
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) - BEIJING

export function isWorkday(calendar: Calendar, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return calendar.makeUpDays.has(day) || (weekday !== 0 && weekday !== 6 && !calendar.holidays.has(day))
}

/**
 * The day on which `count` working days from `from` end. What arrives after closing time on a working day counts from the
 * next day; from a day off, whatever the hour, the first working day counts as the first.
 */
export function addWorkdays(calendar: Calendar, from: number, count: number): string {
  const today = dayOf(from)
  let day = isWorkday(calendar, today) && from >= closingTime(calendar, today) ? dayAfter(today) : today
  let left = isWorkday(calendar, day) ? count : Math.max(0, count - 1)
  while (!isWorkday(calendar, day)) day = dayAfter(day)
  while (left > 0) {
    day = dayAfter(day)
    if (isWorkday(calendar, day)) left--
  }
  return day
}

/** When offices close on a day, UTC ms. */
export const closingTime = (calendar: Calendar, day: string): number => startOf(day) + calendar.spells[calendar.spells.length - 1]![1]

/** The instant at which `ms` of working time from `from` are used up. */
export function addWorkingTime(calendar: Calendar, from: number, ms: number): number {
  let left = ms
  for (let day = dayOf(from); ; day = dayAfter(day)) {
    for (const [open, close] of spellsOn(calendar, day)) {
      const begin = Math.max(from, open)
      if (begin >= close) continue
      if (left <= close - begin) return begin + left
      left -= close - begin
    }
  }
}

/** Working time between two instants, ms. */
export function workingTimeBetween(calendar: Calendar, from: number, to: number): number {
  let sum = 0
  for (let day = dayOf(from); startOf(day) < to; day = dayAfter(day))
    for (const [open, close] of spellsOn(calendar, day)) sum += Math.max(0, Math.min(to, close) - Math.max(from, open))
  return sum
}

export const dayAfter = (day: string): string => dayOf(startOf(day) + DAY)
export const dayBefore = (day: string): string => dayOf(startOf(day) - DAY)

function spellsOn(calendar: Calendar, day: string): [number, number][] {
  if (!isWorkday(calendar, day)) return []
  return calendar.spells.map(([open, close]) => [startOf(day) + open, startOf(day) + close])
}

const msOf = (time: string): number => Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000
