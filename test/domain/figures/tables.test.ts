/** Tables that close, rates with what they rest on, rows by unit with all below it, and the definitions as they are told. */
import { flagsOf, type Mark } from '../../../src/domain/figures/marks'
import { MEASURE_IDS, measureOf } from '../../../src/domain/figures/measures'
import { closes, NO_TIME, tablesOf, timeKey, timeOf, TOTAL, type Cell, type Counted } from '../../../src/domain/figures/tables'
import { GRID_3, HOUSING, STREET_1, STREET_3, TIANHE } from '../../helpers/people'

const CATEGORY = 'public_facility'
const cell = (kind: Cell['kind'], unit: string, n: number, more: Partial<Cell> = {}): Cell => ({ kind, unit, from: null, category: CATEGORY, flags: 0, n, ...more }) // prettier-ignore
const stock = (unit: string, n: number) => ({ unit, category: CATEGORY, n }) as const
const counted = (some: Partial<Counted>): Counted => ({ carried: [], cells: [], open: [], times: new Map(), ...some })
const STREETS: Record<string, string> = {
  [GRID_3]: STREET_3,
  [TIANHE]: STREET_3,
  [STREET_3]: STREET_3,
  [HOUSING]: HOUSING,
  [STREET_1]: STREET_1,
}
const tables = (some: Partial<Counted>, groups = STREETS) =>
  tablesOf(counted(some), (unit) => groups[unit], { units: [STREET_3, STREET_1, HOUSING], categories: [CATEGORY, 'transport'] })

test('what was carried over and came is what went and is still there, in every row', () => {
  const cells = [cell('filed', GRID_3, 10), cell('back', TIANHE, 2), cell('done', TIANHE, 6), cell('ended', GRID_3, 1)]
  const passes = [cell('pass', TIANHE, 4, { from: GRID_3 }), cell('pass', HOUSING, 3, { from: TIANHE })]
  const { total, units, categories } = tables({
    carried: [stock(GRID_3, 5)],
    cells: [...cells, ...passes],
    open: [stock(TIANHE, 7), stock(HOUSING, 3)],
  })
  // within a street it is passed on, and has not left it
  expect(units[0]!.flow).toEqual({ carried: 5, filed: 10, back: 2, passedIn: 0, done: 6, ended: 1, passedOut: 3, open: 7, counted: 7 })
  expect(units[2]!.flow).toMatchObject({ passedIn: 3, open: 3, counted: 3 })
  expect(total.flow).toMatchObject({ carried: 5, filed: 10, back: 2, passedIn: 0, done: 6, ended: 1, passedOut: 0, open: 10, counted: 10 })
  expect(categories.map(({ flow }) => flow.filed)).toEqual([10, 0])
  expect([total, ...units].every(({ flow }) => closes(flow))).toBe(true)
  expect(closes(tables({ cells, open: [] }).total.flow)).toBe(false)
})

test('rows of others are left out, and what comes from them or goes to them is said', () => {
  const own = { [GRID_3]: STREET_3, [TIANHE]: STREET_3, [STREET_3]: STREET_3 }
  const { total } = tables({ cells: [cell('filed', STREET_1, 9), cell('pass', HOUSING, 3, { from: TIANHE }), cell('pass', GRID_3, 1, { from: HOUSING })] }, own) // prettier-ignore
  expect(total.flow).toMatchObject({ filed: 0, passedIn: 1, passedOut: 3 })
})

test('each measure counts what carries its flag among what it is out of', () => {
  const turn = (n: number, ...flags: ('answered' | 'solved' | 'satisfied')[]) =>
    cell('turn', TIANHE, n, { flags: flagsOf('turn', Object.fromEntries(flags.map((flag) => [flag, true]))) })
  const filed = (n: number, flags: Parameters<typeof flagsOf>[1]) => cell('filed', TIANHE, n, { flags: flagsOf('filed', flags) })
  const { rates } = tables({
    cells: [turn(3), turn(4, 'answered'), turn(5, 'answered', 'solved'), turn(6, 'answered', 'solved', 'satisfied'), filed(7, { left: true }), filed(8, { resolved: true }), filed(2, {})],
  }).total // prettier-ignore
  // who said nothing is neither satisfied nor not
  expect(rates).toMatchObject({
    solved: { n: 11, of: 15 },
    satisfied: { n: 6, of: 15 },
    answered: { n: 15, of: 18 },
    resolved: { n: 8, of: 10 },
    repeated: { n: 0, of: 17 },
  })
  expect(rates.onTime).toEqual({ n: 0, of: 0 })
})

test('times are those of the row', () => {
  const times = new Map([[TOTAL, timeOf([1, 2, 3])], [timeKey('unit', HOUSING), timeOf([7])]]) // prettier-ignore
  const { total, units } = tables({ times })
  expect([total.time.median, units[0]!.time, units[2]!.time.median]).toEqual([2, NO_TIME, 7])
  expect(timeOf([10, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({ n: 10, median: 5, ninth: 9 })
})

test('no measure is of persons, and each says what it counts, out of what, and what it leaves out', () => {
  const kinds: Record<keyof Mark, true> = { kind: true, at: true, unit: true, from: true, flags: true, ms: true }
  expect(Object.keys(kinds)).not.toContain('person')
  for (const id of MEASURE_IDS) {
    const { name, counts, base, leaves, since } = measureOf(id)
    expect([name, counts, base, leaves].every((words) => words.length > 0)).toBe(true)
    expect(since).toBeGreaterThan(0)
  }
})
