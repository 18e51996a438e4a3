import fc from 'fast-check'
import * as v from 'valibot'
import { lawfulAfter, lawfulDays } from '../../../src/domain/calendar/lawful'
import {
  addWorkdays,
  addWorkingTime,
  beforeWorkingTime,
  BUNDLED_CALENDAR,
  calendarOf,
  CalendarData,
  closingTime,
  dayOf,
  isWorkday,
  nextAtWork,
  startOf,
  workdayFrom,
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
  ['after closing time it counts as on every day: the next working day is the first', '2026-11-23 17:30', 1, '2026-11-24'], // Mon evening → Tue
  ['late at night too', '2026-11-23 23:59', 1, '2026-11-24'], // Mon night → Tue
  ['the evening before a holiday', '2026-09-30 18:00', 1, '2026-10-08'], // Wed evening → Thu
  ['the evening of a make-up Saturday', '2026-10-10 18:00', 1, '2026-10-12'], // Sat evening → Mon
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
    [
      'the morning ends the next day, and an afternoon follows',
      {
        hours: [
          ['12:00', '08:30'],
          ['14:30', '17:30'],
        ],
      },
    ],
    [
      'a night shift that runs into the next morning’s',
      {
        hours: [
          ['08:00', '12:00'],
          ['20:00', '08:30'],
        ],
      },
    ],
    ['opening at midnight that is the next day', { hours: [['24:00', '08:00']] }],
    ['a 31st of November', { holidays: ['2026-11-31'] }],
    ['a spell of no length', { hours: [['08:30', '08:30']] }],
    ['the afternoon before the morning', { hours: [['14:30', '17:30'], ['08:30', '12:00']] }], // prettier-ignore
    ['an hour there is not', { hours: [['08:30', '25:00']] }],
    ['a day that is none', { holidays: ['2026-13-01'] }],
    ['version 0', { version: 0 }],
  ]
  for (const [why, some] of WRONG) test(why, () => expect(v.safeParse(CalendarData, { ...BUNDLED_CALENDAR, ...some }).success).toBe(false))
})

describe('night shifts, midnight and round the clock', () => {
  const open = (...hours: [string, string][]) => calendarOf({ ...BUNDLED_CALENDAR, hours: v.parse(CalendarData.entries.hours, hours) })
  const night = open(['20:00', '08:00'])
  const late = open(['08:30', '12:00'], ['14:30', '24:00'])
  const always = open(['00:00', '24:00'])

  // hours, from, working hours, when they are used up; 2026-11-23 is a Monday
  const SPELLS: [string, typeof night, string, number, string][] = [
    ['in the evening', night, '2026-11-23 21:00', 2, '2026-11-23 23:00'],
    ['over midnight', night, '2026-11-23 21:00', 5, '2026-11-24 02:00'],
    ['after midnight the shift of the day before goes on', night, '2026-11-24 03:00', 6, '2026-11-24 21:00'],
    ['by day nobody is there', night, '2026-11-24 12:00', 1, '2026-11-24 21:00'],
    ['Friday’s shift ends on Saturday morning', night, '2026-11-28 07:00', 2, '2026-11-30 21:00'],
    ['to midnight', late, '2026-11-23 22:00', 2, '2026-11-24 00:00'],
    ['past midnight', late, '2026-11-23 23:00', 2, '2026-11-24 09:30'],
    ['round the clock, over a weekend', always, '2026-11-27 22:00', 30, '2026-11-29 04:00'],
    ['round the clock, in the holiday', always, '2026-10-01 00:00', 48, '2026-10-03 00:00'],
  ]
  for (const [why, calendar, from, hours, until] of SPELLS)
    test(`${hours} working hours from ${from} end at ${until}: ${why}`, () => {
      expect(beijing(addWorkingTime(calendar, at(from), hours * HOUR))).toBe(until)
      expect(workingTimeBetween(calendar, at(from), at(until))).toBe(hours * HOUR)
    })

  test('a working day of a night shift ends the next morning, one until 24:00 at midnight, and round the clock every day counts', () => {
    expect(beijing(closingTime(night, addWorkdays(night, at('2026-11-26 10:00'), 1)))).toBe('2026-11-28 08:00')
    expect(beijing(closingTime(late, addWorkdays(late, at('2026-11-26 10:00'), 1)))).toBe('2026-11-28 00:00')
    expect(addWorkdays(always, at('2026-10-01 10:00'), 3)).toBe('2026-10-04')
  })
})

describe('days off by law', () => {
  test('hold in years without a notice, and stay provisional', () => {
    const calendar = calendarOf({
      ...BUNDLED_CALENDAR,
      holidays: [...BUNDLED_CALENDAR.holidays, ...lawfulAfter(BUNDLED_CALENDAR.knownUntil)],
    })
    const OFF = ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01', '2028-01-25', '2028-05-01', '2028-05-02', '2028-10-02', '2028-10-03'] // prettier-ignore
    for (const day of OFF) expect([day, isWorkday(calendar, day)]).toEqual([day, false])
    for (const day of ['2027-02-09', '2027-10-04', '2028-05-03']) expect([day, isWorkday(calendar, day)]).toEqual([day, true])
    expect(addWorkdays(calendar, at('2026-12-31 10:00'), 1)).toBe('2027-01-04')
    expect(calendar.knownUntil).toBe(CALENDAR.knownUntil)
  })

  test('a notice that is there is left alone, also where it says otherwise', () => {
    expect(lawfulAfter('2027-12-31').filter((day) => day.startsWith('2027'))).toEqual([])
    expect(lawfulAfter('2026-12-31')).toContain('2027-01-01')
  })

  test('thirteen days a year, fewer where two fall together; beyond the table those that never move', () => {
    for (let year = 2025; year <= 2060; year++) {
      const days = lawfulDays(year)
      expect(days).toEqual([...days].sort())
      // 中秋 may fall on 国庆
      expect([13, 12]).toContain(days.length)
    }
    expect(lawfulDays(2061)).toEqual(['2061-01-01', '2061-05-01', '2061-05-02', '2061-10-01', '2061-10-02', '2061-10-03'])
  })

  test('the notice of 2026 names them all', () => {
    for (const day of lawfulDays(2026)) expect([day, BUNDLED_CALENDAR.holidays.includes(day)]).toEqual([day, true])
  })
})

describe('whatever the hours and days', () => {
  const moment = fc.integer({ min: at('2026-01-01 00:00'), max: at('2028-12-31 00:00') })
  const HOURS_OF: [string, string][][] = [
    [['08:30', '12:00'], ['14:30', '17:30']],
    [['20:00', '08:00']],
    [['00:00', '24:00']],
    [['00:00', '06:00'], ['12:00', '24:00']],
    [['22:00', '02:00']],
  ] // prettier-ignore
  const calendars = fc.constantFrom(...HOURS_OF.map((hours) => calendarOf({ ...BUNDLED_CALENDAR, hours })))
  const span = fc.integer({ min: 1, max: 60 * HOUR })
  const always = (property: fc.IRawProperty<unknown>) => fc.assert(property as fc.IProperty<unknown>, { numRuns: 300 })

  test('what is counted forwards is there between, and counted back leads to working time with the same left', () =>
    always(
      fc.property(calendars, moment, span, (calendar, from, ms) => {
        const to = addWorkingTime(calendar, from, ms)
        expect(workingTimeBetween(calendar, from, to)).toBe(ms)
        const back = beforeWorkingTime(calendar, to, ms)
        expect(workingTimeBetween(calendar, back, to)).toBe(ms)
        expect(nextAtWork(calendar, back)).toBe(back)
      }),
    ))

  test('working time adds up', () =>
    always(
      fc.property(calendars, fc.tuple(moment, moment, moment), (calendar, some) => {
        const [a, b, c] = some.sort((one, other) => one - other) as [number, number, number]
        expect(workingTimeBetween(calendar, a, b) + workingTimeBetween(calendar, b, c)).toBe(workingTimeBetween(calendar, a, c))
      }),
    ))

  test('who arrives later is never due earlier, and limits end on working days', () =>
    always(
      fc.property(calendars, moment, fc.nat(5 * 24 * HOUR), fc.integer({ min: 0, max: 20 }), (calendar, from, later, days) => {
        const [first, second] = [addWorkdays(calendar, from, days), addWorkdays(calendar, from + later, days)]
        expect(first <= second).toBe(true)
        expect(isWorkday(calendar, first)).toBe(true)
        expect(workdayFrom(calendar, first)).toBe(first)
      }),
    ))

  test('a day more is a working day later', () =>
    always(
      fc.property(calendars, moment, fc.integer({ min: 1, max: 20 }), (calendar, from, days) => {
        const before = addWorkdays(calendar, from, days)
        expect(addWorkdays(calendar, startOf(before), 1)).toBe(addWorkdays(calendar, from, days + 1))
      }),
    ))
})
