/** 交办单: read from the history, numbered, with exactly unit, person, day and goal, and signed for. */
import type { Given } from '../../../src/domain/ticket/given'
import { ordersOf } from '../../../src/domain/ticket/orders'
import { CENTRE, HOUSING, STREET_3, TIANHE, UNITS, WATER } from '../../helpers/people'
import { at } from '../../helpers/tickets'

const line = (when: string, action: string, fromUnit: string, toUnit: string, given: Given = {}, person: string | null = null) =>
  ({ action, at: at(`2026-11-23 ${when}`), fromUnit, toUnit, unitId: fromUnit, person, given }) // prettier-ignore
const orders = (...lines: ReturnType<typeof line>[]) =>
  ordersOf(
    '20261123-7K2M',
    lines.map((one, index) => ({ seq: index + 2, ...one })),
    UNITS,
  )
const ORDER: Given = { unit: HOUSING, goal: '当晚亮灯', person: '王工', until: '2026-11-25' }

test('a 派单 is a sheet: from whom, to whom, who carries it out, till when, to what end; unsigned at first', () => {
  expect(orders(line('10:30', 'accept', TIANHE, TIANHE), line('10:40', 'dispatch', TIANHE, HOUSING, ORDER))).toEqual([
    {
      number: '20261123-7K2M-1',
      from: '天和社区',
      at: at('2026-11-23 10:40'),
      unit: '住建局',
      person: '王工',
      until: '2026-11-25',
      goal: '当晚亮灯',
      signedAt: null,
      signedBy: null,
    },
  ])
})

test('the 签收 of that unit is the signature; it may name who carries it out', () => {
  const signed = orders(
    line('10:40', 'dispatch', TIANHE, HOUSING, ORDER),
    line('11:00', 'sign', HOUSING, HOUSING, { person: '李工' }, '吴某'),
  )
  expect(signed[0]).toMatchObject({ signedAt: at('2026-11-23 11:00'), signedBy: '吴某', person: '李工' })
  const asOrdered = orders(line('10:40', 'dispatch', TIANHE, HOUSING, ORDER), line('11:00', 'sign', HOUSING, HOUSING, {}, '吴某'))
  expect(asOrdered[0]!.person).toBe('王工')
})

test('without a day or a person they are left empty', () => {
  expect(orders(line('10:40', 'dispatch', TIANHE, HOUSING, { unit: HOUSING, goal: '亮灯' }))[0]).toMatchObject({ until: '', person: '' })
})

test('each 派单 is a sheet of its own, numbered in order; a signature counts for the sheet before it', () => {
  const two = orders(
    line('10:40', 'dispatch', TIANHE, HOUSING, ORDER),
    line('11:00', 'return', HOUSING, CENTRE, { basis: '不归住建' }),
    line('11:30', 'dispatch', CENTRE, WATER, { unit: WATER, goal: '办好' }),
    line('12:00', 'sign', WATER, WATER, {}, '水某'),
  )
  expect(two.map(({ number, unit, signedBy }) => [number, unit, signedBy])).toEqual([
    ['20261123-7K2M-1', '住建局', null],
    ['20261123-7K2M-2', '水务局', '水某'],
  ])
})

test('sent to the same unit again, the later signature is not the earlier sheet’s', () => {
  const twice = orders(
    line('10:40', 'dispatch', TIANHE, HOUSING, ORDER),
    line('11:00', 'return', HOUSING, CENTRE),
    line('11:30', 'dispatch', CENTRE, HOUSING, ORDER),
    line('12:00', 'sign', HOUSING, HOUSING, {}, '吴某'),
  )
  expect(twice.map(({ signedBy }) => signedBy)).toEqual([null, '吴某'])
})

test('a conclusion that gives it to another unit is a sheet too, one that keeps it is none', () => {
  expect(
    orders(line('10:40', 'conclude', STREET_3, HOUSING, { unit: HOUSING, minutes: '住建牵头', note: '住建牵头', goal: '修好' }))[0],
  ).toMatchObject({
    number: '20261123-7K2M-1',
    from: '第三街道',
    goal: '修好',
  })
  expect(orders(line('10:40', 'conclude', STREET_3, STREET_3, { unit: STREET_3 }))).toEqual([])
})

test('nothing else is a sheet', () => {
  expect(orders(line('10:40', 'escalate', TIANHE, STREET_3), line('10:41', 'moveUp', TIANHE, STREET_3))).toEqual([])
})
