/** Whose figures whoever may read: units of their own, never a grid, and no answers that stand out by being few. */
import { MEASURE_IDS } from '../../../src/domain/figures/measures'
import { groupIn, readable, rootFor } from '../../../src/domain/figures/readers'
import { NO_TIME, type Row } from '../../../src/domain/figures/tables'
import { CENTRE, clerkQian, clerkZhao, dispatcherZheng, GRID_3, gridWorkerWang, HOUSING, OVERSIGHT, residentLi, STREET_1, STREET_3, TIANHE, UNITS } from '../../helpers/people' // prettier-ignore
import { at } from '../../helpers/tickets'

// prettier-ignore
const ROOTS: [who: Parameters<typeof rootFor>[0], asked: string | undefined, root: string | null | undefined][] = [
  [dispatcherZheng, undefined, null],
  [dispatcherZheng, STREET_3, STREET_3],
  [dispatcherZheng, GRID_3, undefined],
  [clerkQian, undefined, STREET_3],
  [clerkQian, TIANHE, TIANHE],
  [clerkQian, STREET_1, undefined],
  [clerkZhao, STREET_3, undefined],
  [clerkZhao, 'nowhere', undefined],
  [gridWorkerWang, undefined, undefined],
  [residentLi, undefined, undefined],
]
test.each(ROOTS)('%j asking for %s reads %s', (who, asked, root) => expect(rootFor(who, asked, UNITS)).toBe(root))

test('a row is what lies right below, with all that is below it; a grid is counted with its community', () => {
  const [district, street, community] = [groupIn(UNITS, null), groupIn(UNITS, STREET_3), groupIn(UNITS, TIANHE)]
  expect([GRID_3, TIANHE, HOUSING, CENTRE, OVERSIGHT].map(district)).toEqual([STREET_3, STREET_3, HOUSING, CENTRE, OVERSIGHT])
  expect([GRID_3, TIANHE, STREET_3, HOUSING].map(street)).toEqual([TIANHE, TIANHE, STREET_3, undefined])
  expect([GRID_3, TIANHE, STREET_3].map(community)).toEqual([TIANHE, TIANHE, undefined])
})

const row = (key: string, of: number): Row => ({
  key,
  flow: { carried: 0, filed: 0, back: 0, passedIn: 0, done: 0, ended: 0, passedOut: 0, open: 0, counted: 0 },
  rates: Object.fromEntries(MEASURE_IDS.map((id) => [id, { n: of, of }])) as Row['rates'],
  time: NO_TIME,
})
const OCTOBER = { days: { from: '2026-10-01', to: '2026-10-31' }, now: at('2026-11-23 09:00') }

test('where one row is too few to be told none is, for the rest would tell it; the centre reads all', () => {
  const rows = [row('a', 10), row('b', 3)]
  const told = (actor: typeof clerkQian, root: string | null) =>
    readable(rows, { actor, root, ...OCTOBER }).map(({ rates }) => rates.satisfied?.of)
  expect(told(clerkQian, STREET_3)).toEqual([undefined, undefined])
  expect(told(dispatcherZheng, null)).toEqual([10, 3])
  const enough = readable([row('a', 10), row('b', 0)], { actor: clerkQian, root: STREET_3, ...OCTOBER })
  expect(enough.map(({ rates }) => rates.satisfied?.of)).toEqual([10, 0])
  expect(enough[0]!.rates.onTime).toEqual({ n: 10, of: 10 })
})
