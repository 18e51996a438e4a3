import { byDay } from '../../../src/domain/notices/inbox'
import { at, MONDAY } from '../../helpers/tickets'

test('notices lie under their Beijing day, in their order', () => {
  const rows = ['2026-11-23 00:01', '2026-11-22 23:59', '2026-11-22 08:00', '2026-11-19 12:00', '2025-12-31 12:00'].map((when) => ({
    at: at(when),
  }))
  expect(byDay(rows, MONDAY).map(({ day, rows: some }) => [day, some.length])).toEqual([
    ['今天', 1],
    ['昨天', 2],
    ['11月19日', 1],
    ['2025年12月31日', 1],
  ])
})

test('no notices, no days', () => expect(byDay([], MONDAY)).toEqual([]))
