import * as v from 'valibot'
import {
  BUNDLED,
  Catalogue,
  categoryOf,
  handleLimit,
  itemOf,
  type CategoryId,
  type Item,
  type Urgency,
} from '../../../src/domain/report/categories'
import { countsDays, dueAt, half, Limit, limitInWords } from '../../../src/domain/ticket/limits'
import { at, beijing, CALENDAR, CATALOGUE } from '../../helpers/tickets'

// limit, from, due; 2026-11-23 is a Monday
const DUE: [string, Limit, string, string][] = [
  ['minutes run on the clock', '30min', '2026-11-28 23:50', '2026-11-29 00:20'], // Sat → Sun
  ['hours run on the clock', '24h', '2026-11-27 20:00', '2026-11-28 20:00'], // Fri → Sat
  ['calendar days run on the clock', '7d', '2026-11-23 10:24', '2026-11-30 10:24'], // Mon → Mon
  ['a working hour on a Monday morning', '1wh', '2026-11-23 10:24', '2026-11-23 11:24'], // Mon
  ['four working hours over lunch', '4wh', '2026-11-23 10:24', '2026-11-23 16:54'], // Mon
  ['working days end when offices close', '3wd', '2026-11-23 10:24', '2026-11-26 17:30'], // Mon → Thu
  ['working days in the evening', '3wd', '2026-11-23 20:00', '2026-11-26 17:30'], // Mon evening → Thu
  ['working days from a Friday evening', '1wd', '2026-11-27 18:00', '2026-11-30 17:30'], // Fri evening → Mon
  ['working days from a Saturday', '1wd', '2026-11-28 10:00', '2026-11-30 17:30'], // Sat → Mon
  ['working days over the National Day', '5wd', '2026-09-28 09:00', '2026-10-10 17:30'], // Mon → make-up Sat
]
for (const [why, limit, from, due] of DUE)
  test(`${limit} from ${from} is due ${due}: ${why}`, () => expect(beijing(dueAt(limit, at(from), CALENDAR).at)).toBe(due))

describe('a due time past what the calendar knows is provisional (暂定)', () => {
  // limit, from, tentative; 2026-12-31 is a Thursday
  const TENTATIVE: [Limit, string, boolean][] = [
    ['1wd', '2026-12-30 09:00', false], // → Thu 31 Dec
    ['1wd', '2026-12-31 09:00', true], // → Fri 1 Jan by weekday
    ['1wh', '2026-12-31 16:00', false],
    ['1wh', '2026-12-31 17:00', true],
    ['24h', '2026-12-31 17:00', false], // the clock needs no calendar
    ['7d', '2026-12-31 17:00', false],
  ]
  for (const [limit, from, tentative] of TENTATIVE)
    test(`${limit} from ${from}: ${tentative ? 'provisional' : 'firm'}`, () =>
      expect(dueAt(limit, at(from), CALENDAR).tentative).toBe(tentative))
})

describe('half of a limit, for work sent back', () => {
  const HALVES: [Limit, Limit][] = [
    ['5wd', '3wd'],
    ['3wd', '2wd'],
    ['2wd', '1wd'],
    ['1wd', '1wd'],
    ['24h', '12h'],
    ['2h', '1h'],
    ['30min', '15min'],
    ['4wh', '2wh'],
    ['7d', '4d'],
  ]
  for (const [limit, expected] of HALVES) test(`of ${limit} is ${expected}`, () => expect(half(limit)).toBe(expected))
})

describe('time allowed for handling', () => {
  const limitOf = (category: CategoryId, item: string, urgency?: Urgency) => {
    const row = itemOf(categoryOf(CATALOGUE, category), item)
    return handleLimit(CATALOGUE, category, row, urgency ?? row.urgency ?? 'normal')
  }
  const HANDLE: [string, CategoryId, string, Urgency | undefined, Limit][] = [
    ['the category’s, where the sub-item has none', 'public_facility', 'lamp', undefined, '3wd'],
    ['the sub-item’s own, longer', 'sanitation', 'illegal_building', undefined, '15wd'],
    ['the sub-item’s own, shorter', 'ecology', 'noise', undefined, '24h'],
    ['an unknown sub-item is 其他', 'sanitation', 'gone_since', undefined, '1wd'],
    ['an urgent sub-item’s own hours', 'public_facility', 'manhole', undefined, '24h'],
    ['a critical sub-item’s own hours', 'utilities_heat', 'gas', undefined, '2h'],
    ['made urgent: the urgent limit', 'public_facility', 'lamp', 'urgent', '24h'],
    ['made urgent: never working days', 'sanitation', 'illegal_building', 'critical', '24h'],
  ]
  for (const [why, category, item, urgency, expected] of HANDLE)
    test(`${category} ${item}: ${expected}, ${why}`, () => expect(limitOf(category, item, urgency)).toBe(expected))

  const urgentWith = (limit: Limit) =>
    handleLimit(CATALOGUE, 'transport', { id: 'jam', name: '拥堵', offered: true, limit } satisfies Item, 'urgent')
  test('an urgent sub-item may be stricter in minutes', () => expect(urgentWith('30min')).toBe('30min'))
  test('an urgent sub-item never gets more than the urgent limit', () => expect(urgentWith('48h')).toBe('24h'))
  test('urgent work runs round the clock, not in working hours', () => expect(urgentWith('4wh')).toBe('24h'))
})

test('limits are said to people in words', () => {
  expect((['30min', '2h', '4wh', '3wd', '7d'] as const).map(limitInWords)).toEqual([
    '30 分钟',
    '2 小时',
    '4 个工作小时',
    '3 个工作日',
    '7 天',
  ])
})

test('days and working days are drawn as days, hours are not', () => {
  expect((['30min', '2h', '4wh', '3wd', '7d'] as const).map(countsDays)).toEqual([false, false, false, true, true])
})

test('a limit is a whole positive number and a unit', () => {
  for (const good of ['1wd', '9999min']) expect(v.safeParse(Limit, good).success).toBe(true)
  for (const bad of ['0wd', '-1h', '1.5h', '3', 'wd', '3 wd', '3w', '10000h', 3, null, '1wd\n'])
    expect(v.safeParse(Limit, bad).success).toBe(false)
})

describe('the catalogue', () => {
  test('has the 13 categories, each with 其他, and no sub-item twice', () => {
    expect(BUNDLED.categories).toHaveLength(13)
    for (const { items } of BUNDLED.categories) {
      expect(items.at(-1)!.id).toBe('other')
      expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
    }
  })

  test('missing a category, having one twice, or lacking 其他, it is refused', () => {
    const { categories } = BUNDLED
    const accepts = (some: unknown[]) => v.safeParse(Catalogue, { ...BUNDLED, categories: some }).success
    expect(accepts([...categories])).toBe(true)
    expect(accepts(categories.slice(1))).toBe(false)
    expect(accepts([...categories, categories[0]])).toBe(false)
    expect(accepts([{ ...categories[0], items: categories[0]!.items.slice(0, 1) }, ...categories.slice(1)])).toBe(false)
  })
})
