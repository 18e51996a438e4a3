/** Weeks, half months, months, quarters and years, across the turn of a year; when they are cut and when they are final. */
import { cutOf, daysBefore, endedBetween, finalOf, labelOf, spanBefore, spanOf, type SpanKind } from '../../../src/domain/figures/spans'
import { at, beijing, CALENDAR } from '../../helpers/tickets'

// prettier-ignore
const SPANS: [kind: SpanKind, day: string, from: string, to: string, label: string][] = [
  ['week',    '2026-11-29', '2026-11-23', '2026-11-29', '2026 年第 48 周'],
  ['week',    '2026-11-30', '2026-11-30', '2026-12-06', '2026 年第 49 周'],
  ['week',    '2026-12-31', '2026-12-28', '2027-01-03', '2026 年第 53 周'],
  ['week',    '2027-01-03', '2026-12-28', '2027-01-03', '2026 年第 53 周'],
  ['week',    '2027-01-04', '2027-01-04', '2027-01-10', '2027 年第 1 周'],
  ['week',    '2025-12-30', '2025-12-29', '2026-01-04', '2026 年第 1 周'],
  ['half',    '2026-02-15', '2026-02-01', '2026-02-15', '2026 年 2 月上半月'],
  ['half',    '2028-02-16', '2028-02-16', '2028-02-29', '2028 年 2 月下半月'],
  ['half',    '2026-12-31', '2026-12-16', '2026-12-31', '2026 年 12 月下半月'],
  ['month',   '2026-12-01', '2026-12-01', '2026-12-31', '2026 年 12 月'],
  ['month',   '2027-02-28', '2027-02-01', '2027-02-28', '2027 年 2 月'],
  ['quarter', '2026-01-01', '2026-01-01', '2026-03-31', '2026 年第 1 季度'],
  ['quarter', '2026-12-31', '2026-10-01', '2026-12-31', '2026 年第 4 季度'],
  ['year',    '2026-07-01', '2026-01-01', '2026-12-31', '2026 年'],
]
for (const [kind, day, from, to, label] of SPANS)
  test(`${kind} of ${day}: ${from} to ${to}, ${label}`, () => {
    const span = spanOf(kind, day)
    expect({ ...span, label: labelOf(span) }).toEqual({ kind, from, to, label })
  })

test('the period before is the one of the same kind, of own dates as many days', () => {
  expect(spanBefore(spanOf('week', '2027-01-04'))).toEqual({ kind: 'week', from: '2026-12-28', to: '2027-01-03' })
  expect(spanBefore(spanOf('quarter', '2027-01-04'))).toEqual({ kind: 'quarter', from: '2026-10-01', to: '2026-12-31' })
  expect(daysBefore({ from: '2027-01-01', to: '2027-01-31' })).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(daysBefore({ from: '2026-11-10', to: '2026-11-12' })).toEqual({ from: '2026-11-07', to: '2026-11-09' })
})

test('cut at midnight after the last day, final after five working days, or ten', () => {
  const week = spanOf('week', '2026-11-18')
  expect([cutOf(week), finalOf(week, CALENDAR)].map(beijing)).toEqual(['2026-11-23 00:00', '2026-11-28 00:00'])
  // National Day lies between
  expect(beijing(finalOf(spanOf('quarter', '2026-09-01'), CALENDAR))).toBe('2026-10-21 00:00')
})

test('the periods that ended, those of the turn of the year in their order', () => {
  const ended = endedBetween(at('2026-12-28 00:00'), at('2027-01-04 00:00'))
  expect(ended.map(labelOf)).toEqual(['2026 年 12 月下半月', '2026 年 12 月', '2026 年第 4 季度', '2026 年', '2026 年第 53 周'])
  expect(endedBetween(at('2026-12-28 00:00'), at('2027-01-03 23:59'))).toHaveLength(4)
  expect(endedBetween(at('2026-01-05 00:00'), at('2027-01-04 00:00')).filter(({ kind }) => kind === 'week')).toHaveLength(52)
})
