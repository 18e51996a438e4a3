import { isWorkday } from '../../../src/domain/calendar/workdays'
import type { Limit } from '../../../src/domain/ticket/limits'
import { dayWords, narrowLeft, pastWords, rulerCells, timeLeft, toneOf, whenWords, type TimeTone } from '../../../src/domain/reading/time'
import { at, CALENDAR } from '../../helpers/tickets'

/** A clock due at a moment; started a month before, so that only the words are looked at. */
const dueOn = (due: string | null, limit: Limit = '24h', started = '2026-10-20 09:00') => ({
  startedAt: at(started),
  dueAt: due === null ? null : at(due),
  limit,
  tentative: false,
})
const NOW = '2026-11-23 10:24' // a Monday
const SECOND = 1000

// due, limit, what is said at NOW
const LEFT: [string, string, Limit, string][] = [
  ['two days and three hours', '2026-11-25 13:24', '5wd', '还剩 2 天 3 小时'],
  ['days without an hour', '2026-11-25 10:24', '5wd', '还剩 2 天'],
  ['a day, minutes left out', '2026-11-24 10:59', '24h', '还剩 1 天'],
  ['exactly a day', '2026-11-24 10:24', '24h', '还剩 1 天'],
  ['a minute under a day', '2026-11-24 10:23', '24h', '还剩 23 小时'],
  ['six hours and more are said without minutes', '2026-11-23 19:50', '24h', '还剩 9 小时'],
  ['exactly six hours', '2026-11-23 16:24', '24h', '还剩 6 小时'],
  ['under six hours with minutes', '2026-11-23 16:23', '24h', '还剩 5 小时 59 分'],
  ['three hours twenty', '2026-11-23 13:44', '24h', '还剩 3 小时 20 分'],
  ['exactly three hours', '2026-11-23 13:24', '24h', '还剩 3 小时'],
  ['exactly an hour', '2026-11-23 11:24', '1wh', '还剩 1 小时'],
  ['under an hour', '2026-11-23 10:52', '1wh', '还剩 28 分'],
  ['a minute', '2026-11-23 10:25', '1wh', '还剩 1 分'],
  ['this very moment', '2026-11-23 10:24', '1wh', '马上到期'],
  ['due today with a limit in days', '2026-11-23 17:30', '3wd', '今天 17:30 到期'],
  ['due today with a limit in hours', '2026-11-23 17:30', '24h', '还剩 7 小时'],
  ['due tomorrow with a limit in days', '2026-11-24 17:30', '3wd', '还剩 1 天 7 小时'],
  ['late by minutes', '2026-11-23 10:12', '1wh', '已超时 12 分'],
  ['late by 59 minutes', '2026-11-23 09:25', '1wh', '已超时 59 分'],
  ['never minutes after the first hour', '2026-11-23 09:20', '1wh', '已超时 1 小时'],
  ['late by hours', '2026-11-23 05:00', '24h', '已超时 5 小时'],
  ['late by a day', '2026-11-22 10:24', '24h', '已超时 1 天'],
  ['late by days', '2026-11-20 17:30', '3wd', '已超时 2 天'],
  ['late today with a limit in days', '2026-11-23 08:00', '3wd', '已超时 2 小时'],
]
for (const [why, due, limit, text] of LEFT) test(`"${text}": ${why}`, () => expect(timeLeft(dueOn(due, limit), at(NOW)).text).toBe(text))

test('the last minute is "马上到期", the first minute late is one minute', () => {
  const due = at(NOW)
  const clock = { startedAt: due - 3_600_000, dueAt: due, limit: '1wh' as const, tentative: false }
  expect(timeLeft(clock, due - 59 * SECOND).text).toBe('马上到期')
  expect(timeLeft(clock, due - 60 * SECOND).text).toBe('还剩 1 分')
  expect(timeLeft(clock, due + SECOND).text).toBe('已超时 1 分')
})

test('a paused clock says so and names no moment', () => {
  expect(timeLeft(dueOn(null), at(NOW))).toEqual({ tone: 'paused', text: '暂停计时', by: '' })
})

test('the end is always named, and a provisional one as such', () => {
  expect(timeLeft(dueOn('2026-11-26 17:30', '3wd'), at(NOW)).by).toBe('周四(26日) 17:30 前')
  expect(timeLeft({ ...dueOn('2027-01-05 17:30', '5wd'), tentative: true }, at('2026-12-29 10:00')).by).toBe(
    '2027年1月5日 周二 17:30 前（暂定）',
  )
})

// moment, how it is said at NOW
const WHEN: [string, string, string][] = [
  ['today', '2026-11-23 17:30', '今天 17:30'],
  ['today, past', '2026-11-23 00:05', '今天 00:05'],
  ['midnight ends its day', '2026-11-24 00:00', '今天 24:00'],
  ['midnight of another day', '2026-11-27 00:00', '周四(26日) 24:00'],
  ['tomorrow, though less than a day away', '2026-11-24 00:01', '明天 00:01'],
  ['tomorrow, though more than a day away', '2026-11-24 23:59', '明天 23:59'],
  ['yesterday', '2026-11-22 23:59', '昨天 23:59'],
  ['within six days', '2026-11-26 17:30', '周四(26日) 17:30'],
  ['the sixth day', '2026-11-29 17:30', '周日(29日) 17:30'],
  ['the seventh day', '2026-11-30 17:30', '11月30日 周一 17:30'],
  ['two days ago', '2026-11-21 09:00', '11月21日 周六 09:00'],
  ['another year', '2027-05-31 17:30', '2027年5月31日 周一 17:30'],
  ['last year', '2025-12-31 17:30', '2025年12月31日 周三 17:30'],
]
for (const [why, moment, words] of WHEN) test(`"${words}": ${why}`, () => expect(whenWords(at(moment), at(NOW))).toBe(words))

test('over New Year the week goes on, then the year is said', () => {
  expect(whenWords(at('2027-01-01 17:30'), at('2026-12-31 23:59'))).toBe('明天 17:30')
  expect(whenWords(at('2027-01-04 17:30'), at('2026-12-31 23:59'))).toBe('周一(4日) 17:30')
})

test('a day, and what is past', () => {
  expect(dayWords(at('2026-11-26 17:30'), at(NOW))).toBe('11月26日')
  expect(dayWords(at('2027-05-31 00:00'), at(NOW))).toBe('2027年5月31日')
  expect(pastWords(at('2026-11-23 10:22'), at(NOW))).toBe('今天 10:22')
  expect(pastWords(at('2026-11-22 23:59'), at(NOW))).toBe('昨天 23:59')
  expect(pastWords(at('2026-11-19 18:42'), at(NOW))).toBe('11月19日 18:42')
  expect(pastWords(at('2025-11-19 18:42'), at(NOW))).toBe('2025年11月19日 18:42')
})

// started, due, limit, tone at NOW
const TONES: [string, string, string | null, Limit, TimeTone][] = [
  ['more than a quarter left', '2026-11-23 06:24', '2026-11-23 12:24', '6h', 'ample'],
  ['exactly a quarter left', '2026-11-23 04:24', '2026-11-23 12:24', '8h', 'near'],
  ['a minute more than a quarter', '2026-11-23 04:24', '2026-11-23 12:25', '8h', 'ample'],
  ['due today with a limit in hours', '2026-11-23 09:00', '2026-11-23 17:30', '24h', 'ample'],
  ['at the very moment', '2026-11-23 09:24', '2026-11-23 10:24', '1wh', 'near'],
  ['past due', '2026-11-23 09:00', '2026-11-23 10:23', '1wh', 'overdue'],
  ['past due today with a limit in days', '2026-11-20 09:00', '2026-11-23 10:00', '1wd', 'overdue'],
  ['paused', '2026-11-23 09:00', null, '1wd', 'paused'],
]
for (const [why, started, due, limit, tone] of TONES)
  test(`tone ${tone}: ${why}`, () => expect(toneOf(dueOn(due, limit, started), at(NOW))).toBe(tone))

test('the colour changes when the clock presses, in working time, as the server says', () => {
  const clock = { ...dueOn('2026-11-30 17:30', '3wd', '2026-11-25 10:00'), nearAt: at('2026-11-30 08:30') } // Wed → Mon
  for (const ample of ['2026-11-27 20:00', '2026-11-28 12:00', '2026-11-29 23:00', '2026-11-30 08:29'])
    expect(toneOf(clock, at(ample))).toBe('ample')
  for (const near of ['2026-11-30 08:30', '2026-11-30 17:30']) expect(toneOf(clock, at(near))).toBe('near')
})

// due, limit, the two lines of a narrow cell
const NARROW: [string | null, Limit, string, string][] = [
  ['2026-11-24 17:30', '3wd', '还剩', '1 天 7 时'],
  ['2026-11-24 10:24', '24h', '还剩', '1 天'],
  ['2026-11-23 19:50', '24h', '还剩', '9 小时'],
  ['2026-11-23 10:52', '1wh', '还剩', '28 分'],
  ['2026-11-23 17:30', '3wd', '今天', '17:30'],
  ['2026-11-23 05:00', '24h', '已超时', '5 小时'],
  [null, '24h', '暂停', '计时'],
]
for (const [due, limit, label, value] of NARROW)
  test(`narrow: ${label} / ${value}`, () => expect(narrowLeft(dueOn(due, limit), at(NOW))).toEqual({ label, value }))

describe('the time ruler', () => {
  const worked = (day: string) => isWorkday(CALENDAR, day)
  const drawn = (clock: Parameters<typeof rulerCells>[0], now: string) =>
    rulerCells(clock, at(now), worked).map(({ label, fill, today, rest }) =>
      rest ? 'rest' : `${label}${today ? '*' : ''} ${Math.round(fill * 100)}`.trim(),
    )

  test('a day a cell, the weekend one rest, the part used filled', () => {
    // Thu 10:00 → Mon 17:30, now Fri 13:00: half of Friday's nine hours
    expect(drawn(dueOn('2026-11-30 17:30', '2wd', '2026-11-26 10:00'), '2026-11-27 13:00')).toEqual([
      '周四 100',
      '今天* 50',
      'rest',
      '周一 0',
    ])
  })

  test('on the weekend nothing of Monday is used', () => {
    expect(drawn(dueOn('2026-11-30 17:30', '2wd', '2026-11-26 10:00'), '2026-11-28 13:00')).toEqual([
      '周四 100',
      '周五 100',
      'rest',
      '周一 0',
    ])
  })

  test('a start after closing time draws no cell for that day', () => {
    expect(drawn(dueOn('2026-11-25 17:30', '1wd', '2026-11-23 20:00'), '2026-11-23 20:05')).toEqual(['周二 0', '周三 0'])
  })

  test('a make-up Saturday is a day like any other', () => {
    // Fri → Sat 10 October, made up
    expect(drawn(dueOn('2026-10-10 17:30', '1wd', '2026-10-09 08:30'), '2026-10-09 08:30')).toEqual(['今天* 0', '周六 0'])
  })

  test('when all is used every cell is full', () => {
    expect(drawn(dueOn('2026-11-24 17:30', '1wd', '2026-11-23 10:00'), '2026-11-26 09:00')).toEqual(['周一 100', '周二 100'])
  })

  test('a limit in hours is four equal spells, the last one names the end', () => {
    expect(drawn(dueOn('2026-11-23 18:00', '8h', '2026-11-23 10:00'), '2026-11-23 13:00')).toEqual(['100', '* 50', '0', '18:00 0'])
  })

  test('more days than a phone is wide are drawn as four spells', () => {
    expect(rulerCells(dueOn('2026-12-14 17:30', '15wd', '2026-11-23 10:00'), at(NOW), worked)).toHaveLength(4)
  })

  test('a paused clock has no ruler', () => {
    expect(rulerCells(dueOn(null), at(NOW), worked)).toEqual([])
  })
})
