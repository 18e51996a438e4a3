/**
 * The working calendar (工作日历): weekends off, except days the State Council moved (调休). Days and hours are data with a
 * version; past `knownUntil` weekdays count and what is computed there is provisional. Instants are UTC ms; days are
 * Beijing days "2026-10-08" (no daylight saving, so a fixed +8 h).
 */
import * as v from 'valibot'
import { DATE, list, whole } from '../bounds'
import bundled from './china-2026.json'
import { Hours, isRoundTheClock, spellsOf, type HourPair, type Spell } from './hours'

/** Some twenty years of days. */
const MOST_DAYS = 2_000

/** The calendar as an operator writes it. */
export const CalendarData = v.object({
  version: whole(1),
  knownUntil: DATE,
  hours: Hours,
  holidays: list(DATE, MOST_DAYS),
  makeUpDays: list(DATE, MOST_DAYS),
})
export type CalendarData = v.InferOutput<typeof CalendarData>

export type Calendar = {
  version: number
  /** Last instant the calendar vouches for, UTC ms. */
  knownUntil: number
  holidays: ReadonlySet<string>
  makeUpDays: ReadonlySet<string>
  /** Opening spells of a working day. */
  spells: readonly Spell[]
  /** Open round the clock: no day is a day off. */
  everyDay: boolean
}

const DAY = 86_400_000
const BEIJING = 8 * 3_600_000

export const calendarOf = (data: CalendarData): Calendar => ({
  version: data.version,
  knownUntil: startOf(data.knownUntil) + DAY - 1,
  holidays: new Set(data.holidays),
  makeUpDays: new Set(data.makeUpDays),
  ...openingsOf(data.hours),
})

/** The same days with other opening hours (单位作息), as ["08:30", "12:00"] spells in order. */
export const withHours = (calendar: Calendar, hours: readonly HourPair[] | undefined): Calendar =>
  hours ? { ...calendar, ...openingsOf(hours) } : calendar

const openingsOf = (hours: readonly HourPair[]): Pick<Calendar, 'spells' | 'everyDay'> => {
  const spells = spellsOf(hours)
  return { spells, everyDay: isRoundTheClock(spells) }
}

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
  return calendar.everyDay || calendar.makeUpDays.has(day) || (weekday !== 0 && weekday !== 6 && !calendar.holidays.has(day))
}

/** This day if it is worked, else the next that is: what falls on a day off moves there (民法典 203). */
export function workdayFrom(calendar: Calendar, day: string): string {
  let next = day
  while (!isWorkday(calendar, next)) next = dayAfter(next)
  return next
}

/**
 * The day on which `count` working days from `from` end. The day it arrives on never counts, whatever the hour and whether it is worked
 * (民法典 201): the next working day is the first.
 */
export function addWorkdays(calendar: Calendar, from: number, count: number): string {
  let day = dayOf(from)
  for (let left = count; left > 0; left--) day = workdayFrom(calendar, dayAfter(day))
  return workdayFrom(calendar, day)
}

/** When offices close on a day, UTC ms; a night shift closes the next morning. */
export const closingTime = (calendar: Calendar, day: string): number => startOf(day) + calendar.spells[calendar.spells.length - 1]![1]

/** When they open. */
export const openingTime = (calendar: Calendar, day: string): number => startOf(day) + calendar.spells[0]![0]

/** The day an instant ends: midnight still belongs to the day before. */
export const dayEndedBy = (at: number): string => dayOf(at - 1)

/** The instant at which `ms` of working time from `from` are used up. */
export function addWorkingTime(calendar: Calendar, from: number, ms: number): number {
  let left = ms
  // the night before may still be at work
  for (let day = dayBefore(dayOf(from)); ; day = dayAfter(day)) {
    for (const [open, close] of spellsOn(calendar, day)) {
      const begin = Math.max(from, open)
      if (begin >= close) continue
      if (left <= close - begin) return begin + left
      left -= close - begin
    }
  }
}

/** The instant from which `ms` of working time are left until `to`. */
export function beforeWorkingTime(calendar: Calendar, to: number, ms: number): number {
  let left = ms
  for (let day = dayOf(to); ; day = dayBefore(day)) {
    for (const [open, close] of spellsOn(calendar, day).reverse()) {
      const end = Math.min(to, close)
      if (end <= open) continue
      if (left <= end - open) return end - left
      left -= end - open
    }
  }
}

/** That instant if somebody is at work then, else the next opening. */
export function nextAtWork(calendar: Calendar, at: number): number {
  for (let day = dayBefore(dayOf(at)); ; day = dayAfter(day))
    for (const [open, close] of spellsOn(calendar, day)) if (at < close) return Math.max(at, open)
}

/** Working time between two instants, ms. */
export function workingTimeBetween(calendar: Calendar, from: number, to: number): number {
  let sum = 0
  for (let day = dayBefore(dayOf(from)); startOf(day) < to; day = dayAfter(day))
    for (const [open, close] of spellsOn(calendar, day)) sum += Math.max(0, Math.min(to, close) - Math.max(from, open))
  return sum
}

export const dayAfter = (day: string): string => dayOf(startOf(day) + DAY)
export const dayBefore = (day: string): string => dayOf(startOf(day) - DAY)

function spellsOn(calendar: Calendar, day: string): [number, number][] {
  if (!isWorkday(calendar, day)) return []
  return calendar.spells.map(([open, close]) => [startOf(day) + open, startOf(day) + close])
}
