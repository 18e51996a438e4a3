import { periodOf, rateOf, type Period } from '../../../src/domain/figures/figures'
import { at } from '../../helpers/tickets'

// prettier-ignore
const RATES: [n: number, of: number, value: string, few: boolean, why: string][] = [
  [   0,    0, '—',      false, 'nothing to divide by'],
  [   0,    1, '0/1',    true,  'one'],
  [   9,    9, '9/9',    true,  'nine are few, even all of them'],
  [   9,   10, '90.0%',  false, 'ten are enough'],
  [ 412,  437, '94.3%',  false, 'one decimal'],
  [ 437,  437, '100.0%', false, 'all'],
  [   0,  437, '0.0%',   false, 'none'],
  [4999, 5000, '99.9%',  false, 'not all is never 100 %'],
  [   1, 5000, '0.1%',   false, 'some is never 0 %'],
]
for (const [n, of, value, few, why] of RATES) test(`${n} of ${of} is ${value}: ${why}`, () => expect(rateOf(n, of)).toEqual({ value, few }))

// prettier-ignore
const PERIODS: [period: Period, now: string, from: string, to: string][] = [
  ['month',     '2026-11-23 10:24', '2026-11-01', '2026-11-23'],
  ['lastMonth', '2026-11-23 10:24', '2026-10-01', '2026-10-31'],
  ['lastMonth', '2027-01-01 00:00', '2026-12-01', '2026-12-31'],
  ['lastMonth', '2028-03-31 23:59', '2028-02-01', '2028-02-29'],
  ['year',      '2026-11-23 10:24', '2026-01-01', '2026-11-23'],
  ['month',     '2026-12-01 00:30', '2026-12-01', '2026-12-01'],
]
for (const [period, now, from, to] of PERIODS)
  test(`${period} on ${now}: ${from} to ${to}`, () => expect(periodOf(period, at(now))).toEqual({ from, to }))
