import type { LeadToday } from '../../../src/domain/api-lead'
import { CARDS, cardSays } from '../../../src/domain/lead/cards'
import { topmost, weekOf } from '../../../src/domain/lead/today'
import type { Row } from '../../../src/domain/figures/tables'
import { MONDAY } from '../../helpers/tickets'

const DAY = 86_400_000
const NOTHING: LeadToday = {
  units: ['区住建局'],
  waiting: { count: 0, rows: [] },
  sponsored: { count: 0, late: 0, rows: [] },
  promised: { count: 0, late: 0, next: null },
  late: { count: 0, open: 0, units: [] },
  week: null,
  now: MONDAY,
}
const says = (some: Partial<LeadToday>) => CARDS.map((card) => cardSays(card, { ...NOTHING, ...some }))

test('with nothing to do every card says so, and none asks or is late', () => {
  const all = says({})
  expect(all.map(({ value }) => value)).toEqual(['0 件', '0 件', '0 件', '0 件', '—'])
  expect(all.map(({ tone }) => tone)).toEqual(Array(5).fill('plain'))
  expect(all[0]!.aside).toBe('该您定的都定完了')
})

test('a number never stands without what it rests on', () => {
  const row = { title: '护栏差钱', until: MONDAY - DAY, late: true } as LeadToday['sponsored']['rows'][number]
  const week = { from: '2026-11-16', to: '2026-11-22', edition: 1, stage: 'provisional' as const }
  const [, sponsored, promised, late, figures] = says({
    sponsored: { count: 5, late: 1, rows: [row] },
    promised: { count: 3, late: 1, next: '2026-11-24' },
    late: { count: 6, open: 54, units: [{ name: '区住建局', count: 4 }, { name: '区公用事业中心', count: 2 }] },
    week: { ...week, onTime: { n: 49, of: 54 }, solved: { n: 31, of: 38 } },
  }) // prettier-ignore
  expect(sponsored).toMatchObject({ value: '5 件', aside: '4 件按期，1 件过期', tone: 'late' })
  expect(sponsored!.line).toContain('过期：护栏差钱')
  expect(promised!.aside).toBe('1 件过了日子')
  expect(late).toMatchObject({ value: '6 件', aside: '在办 54 件里', line: '区住建局 4 件，区公用事业中心 2 件' })
  expect(figures).toMatchObject({ value: '90.7%', aside: '到期 54 件，按期办完 49 件', line: '群众作答 38 人，说解决了 31 人（81.6%）' })
})

const aRow = (key: string, onTime: [number, number], solved: [number, number]): Row =>
  ({ key, rates: { onTime: { n: onTime[0], of: onTime[1] }, solved: { n: solved[0], of: solved[1] } } }) as unknown as Row

test('a week of several units is their sum; what people answered is told from ten on, and a unit without a row makes none', () => {
  const rows = [aRow('housing', [4, 5], [3, 6]), aRow('utilities', [1, 2], [2, 4])]
  expect(weekOf(rows, ['housing', 'utilities'])).toEqual({ onTime: { n: 5, of: 7 }, solved: { n: 5, of: 10 } })
  expect(weekOf(rows, ['housing'])).toEqual({ onTime: { n: 4, of: 5 }, solved: null })
  expect(weekOf(rows, ['housing', 'transport'])).toBeNull()
  expect(weekOf(rows, [])).toBeNull()
})

test('a unit below another one they answer for is not counted twice', () => {
  const isWithin = (unit: string, of: string) => unit === of || of === 'centre'
  expect(topmost(['housing', 'centre', 'housing'], isWithin)).toEqual(['centre'])
  expect(topmost(['housing', 'utilities'], isWithin)).toEqual(['housing', 'utilities'])
})
