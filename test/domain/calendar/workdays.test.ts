import * as v from 'valibot'
import {
  addWorkdays,
  addWorkingTime,
  BUNDLED_CALENDAR,
  CalendarData,
  dayOf,
  isWorkday,
  startOf,
  workingTimeBetween,
} from '../../../src/domain/calendar/workdays'
import { at, beijing, CALENDAR } from '../../helpers/tickets'

const HOUR = 3_600_000

// from, working days, the day on which they end
const WORKDAYS: [string, string, number, string][] = [
  ['over the National Day holiday, a make-up Saturday counts', '2026-09-28 09:00', 5, '2026-10-10'], // Mon → Sat
  ['from a holiday the first working day is day 0', '2026-10-03 12:00', 0, '2026-10-08'], // Sat → Thu
  ['from a holiday the first working day is day 1 as well', '2026-10-03 12:00', 1, '2026-10-08'], // Sat → Thu
  ['on a Monday morning', '2026-11-23 10:24', 3, '2026-11-26'], // Mon → Thu
  ['one minute before closing the day still counts', '2026-11-23 17:29', 1, '2026-11-24'], // Mon → Tue
  ['at closing time it counts from the next day', '2026-11-23 17:30', 1, '2026-11-25'], // Mon evening → Wed
  ['before opening it counts from that day', '2026-11-24 00:05', 1, '2026-11-25'], // Tue → Wed
  ['a Friday evening: next is a day off, so Monday is the first', '2026-11-27 18:00', 1, '2026-11-30'], // Fri evening → Mon
  ['a Saturday: Monday is the first', '2026-11-28 10:00', 1, '2026-11-30'], // Sat → Mon
  ['a Saturday, two days', '2026-11-28 10:00', 2, '2026-12-01'], // Sat → Tue
  ['a Sunday night', '2026-11-29 23:59', 1, '2026-11-30'], // Sun → Mon
  ['a Friday noon, over the weekend', '2026-11-27 12:00', 1, '2026-11-30'], // Fri → Mon
  ['onto a make-up Saturday', '2026-05-08 09:00', 1, '2026-05-09'], // Fri → Sat
  ['from a make-up Sunday', '2026-09-20 09:00', 1, '2026-09-21'], // Sun → Mon
  ['over the Spring Festival', '2026-02-14 09:00', 1, '2026-02-24'], // make-up Sat → Tue
  ['zero days are today', '2026-11-23 10:24', 0, '2026-11-23'], // Mon
]
for (const [why, from, count, day] of WORKDAYS)
  test(`${count} working days from ${from} end on ${day}: ${why}`, () => expect(addWorkdays(CALENDAR, at(from), count)).toBe(day))

// from, hours of work, when they are used up; offices open 08:30–12:00 and 14:30–17:30
const HOURS: [string, string, number, string][] = [
  ['within the morning', '2026-11-23 10:24', 1, '2026-11-23 11:24'], // Mon
  ['over lunch', '2026-11-23 11:30', 1, '2026-11-23 15:00'], // Mon
  ['used up exactly at noon', '2026-11-23 11:00', 1, '2026-11-23 12:00'], // Mon
  ['from the middle of lunch', '2026-11-23 13:00', 1, '2026-11-23 15:30'], // Mon
  ['over night', '2026-11-23 17:00', 1, '2026-11-24 09:00'], // Mon → Tue
  ['from the night', '2026-11-24 03:00', 4, '2026-11-24 15:00'], // Tue
  ['over the weekend', '2026-11-27 17:00', 1, '2026-11-30 09:00'], // Fri → Mon
  ['from a Saturday', '2026-11-28 10:00', 1, '2026-11-30 09:30'], // Sat → Mon
  ['a make-up Saturday is worked', '2026-10-09 17:00', 4, '2026-10-10 12:00'], // Fri → Sat
  ['a whole day of six and a half hours, then a bit', '2026-11-23 08:30', 7, '2026-11-24 09:00'], // Mon → Tue
  ['over the New Year of a year not known yet', '2026-12-31 17:00', 1, '2027-01-01 09:00'], // Thu → Fri, by weekday
]
for (const [why, from, hours, until] of HOURS)
  test(`${hours} working hours from ${from} end at ${until}: ${why}`, () => {
    const end = addWorkingTime(CALENDAR, at(from), hours * HOUR)
    expect(beijing(end)).toBe(until)
    expect(workingTimeBetween(CALENDAR, at(from), end)).toBe(hours * HOUR)
  })

test('no working time passes at lunch, at night, on a weekend, or backwards', () => {
  for (const [from, to] of [
    ['2026-11-23 12:00', '2026-11-23 14:30'],
    ['2026-11-23 17:30', '2026-11-24 08:30'],
    ['2026-11-27 17:30', '2026-11-30 08:30'],
    ['2026-11-24 10:00', '2026-11-23 10:00'],
  ] as const)
    expect(workingTimeBetween(CALENDAR, at(from), at(to))).toBe(0)
})

// weekday, day, worked?
const DAYS: [string, string, boolean][] = [
  ['Mon', '2026-11-23', true],
  ['Sat', '2026-11-28', false],
  ['Sun', '2026-11-29', false],
  ['Thu, National Day', '2026-10-01', false],
  ['Wed, its last day off', '2026-10-07', false],
  ['Sat made up', '2026-10-10', true],
  ['Sun made up', '2026-01-04', true],
  ['Fri, New Year of a year not known yet', '2027-01-01', true],
]
for (const [weekday, day, worked] of DAYS)
  test(`${day} (${weekday}) is ${worked ? '' : 'not '}worked`, () => expect(isWorkday(CALENDAR, day)).toBe(worked))

test('a day is a Beijing day, wherever the machine stands', () => {
  expect(dayOf(Date.parse('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
  expect(dayOf(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  expect(startOf('2026-11-23')).toBe(Date.parse('2026-11-22T16:00:00Z'))
})

test('the calendar is known until the last moment of 2026', () => {
  expect(beijing(CALENDAR.knownUntil)).toBe('2026-12-31 23:59')
})

test('every make-up day lies on a weekend, and no day is both off and made up', () => {
  for (const day of BUNDLED_CALENDAR.makeUpDays) expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay())
  expect(BUNDLED_CALENDAR.makeUpDays.filter((day) => BUNDLED_CALENDAR.holidays.includes(day))).toEqual([])
})

describe('a calendar an operator wrote wrongly is refused', () => {
  const WRONG: [string, Partial<Record<keyof CalendarData, unknown>>][] = [
    ['no hours at all, or no time would ever pass', { hours: [] }],
    ['closing before opening', { hours: [['17:30', '08:30']] }],
    ['a spell of no length', { hours: [['08:30', '08:30']] }],
    ['the afternoon before the morning', { hours: [['14:30', '17:30'], ['08:30', '12:00']] }], // prettier-ignore
    ['an hour there is not', { hours: [['08:30', '25:00']] }],
    ['a day that is none', { holidays: ['2026-13-01'] }],
    ['version 0', { version: 0 }],
  ]
  for (const [why, some] of WRONG) test(why, () => expect(v.safeParse(CalendarData, { ...BUNDLED_CALENDAR, ...some }).success).toBe(false))
})
