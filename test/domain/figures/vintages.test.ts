/** Which vintages are due when, across the turn of a year; and differences told row by row. */
import { MEASURE_IDS } from '../../../src/domain/figures/measures'
import { labelOf, spanOf } from '../../../src/domain/figures/spans'
import { NO_TIME, type Row, type Tables } from '../../../src/domain/figures/tables'
import { differencesBetween, dueVintages } from '../../../src/domain/figures/vintages'
import { at, beijing, CALENDAR } from '../../helpers/tickets'

const due = (now: string, since = '2026-11-20 09:00', frozen: Parameters<typeof dueVintages>[2] = []) =>
  dueVintages(at(now), at(since), frozen, CALENDAR).map(({ span, stage, cutAt }) => `${labelOf(span)} ${stage} ${beijing(cutAt)}`)

test('a week is provisional at its end and final five working days later', () => {
  expect(due('2026-11-22 23:59')).toEqual([])
  expect(due('2026-11-23 00:00')).toEqual(['2026 年第 47 周 provisional 2026-11-23 00:00'])
  expect(due('2026-11-27 23:59')).toHaveLength(1)
  expect(due('2026-11-28 00:00')).toEqual(['2026 年第 47 周 provisional 2026-11-23 00:00', '2026 年第 47 周 final 2026-11-28 00:00'])
})

test('what is frozen is not due again, and what a server slept through is', () => {
  const { kind, from } = spanOf('week', '2026-11-20')
  expect(due('2026-11-28 00:00', undefined, [{ kind, from, stage: 'provisional' }])).toEqual(['2026 年第 47 周 final 2026-11-28 00:00'])
  expect(due('2026-12-02 09:00').filter((line) => line.includes('provisional'))).toEqual([
    '2026 年第 47 周 provisional 2026-11-23 00:00',
    '2026 年第 48 周 provisional 2026-11-30 00:00',
    '2026 年 11 月下半月 provisional 2026-12-01 00:00',
    '2026 年 11 月 provisional 2026-12-01 00:00',
  ])
})

test('at the turn of the year: half month, month, quarter, year at once, and the 53rd week after them', () => {
  const lines = due('2027-01-04 00:00', '2026-12-20 09:00').filter((line) => line.includes('provisional'))
  expect(lines.map((line) => line.split(' provisional ')[0])).toEqual([
    '2026 年第 51 周',
    '2026 年第 52 周',
    '2026 年 12 月下半月',
    '2026 年 12 月',
    '2026 年第 4 季度',
    '2026 年',
    '2026 年第 53 周',
  ])
})

test('what ended more than two months ago was never frozen and is not any more', () => {
  expect(due('2026-11-23 00:00', '2020-01-01 09:00').filter((line) => line.includes('2020'))).toEqual([])
  expect(due('2026-11-23 00:00', '2020-01-01 09:00').filter((line) => / 周 provisional/.test(line))).toHaveLength(9)
})

const row = (key: string, filed: number, n: number): Row => ({
  key,
  flow: { carried: 0, filed, back: 0, passedIn: 0, done: 0, ended: 0, passedOut: 0, open: filed, counted: filed },
  rates: { ...(Object.fromEntries(MEASURE_IDS.map((id) => [id, { n: 0, of: 0 }])) as Row['rates']), onTime: { n, of: 17 } },
  time: NO_TIME,
})
const tables = (filed: number, n: number): Tables => ({ total: row('total', filed, n), units: [row('street3', 5, 15)], categories: [] })

test('the same has no difference; what differs is named with what it was and what it is', () => {
  const nameOf = (key: string) => (key === 'total' ? '合计' : '第三街道')
  expect(differencesBetween(tables(5, 15), tables(5, 15), nameOf)).toEqual([])
  expect(differencesBetween(tables(5, 15), tables(5, 16), nameOf)).toEqual(['合计 按期办结率 15/17，现在 16/17'])
  expect(differencesBetween(tables(5, 15), { ...tables(6, 15), units: [] }, nameOf)).toEqual([
    '合计 filed 5，现在 6',
    '合计 open 5，现在 6',
    '合计 counted 5，现在 6',
    '第三街道 那一行没有了',
  ])
})
