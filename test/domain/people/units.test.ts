import { actorKey, unitsOf, type Actor } from '../../../src/domain/people/actors'
import {
  anonymousReporter,
  CENTRE,
  clerkZhao,
  GRID_1,
  GRID_3,
  HOUSING,
  OVERSIGHT,
  residentLi,
  STREET_3,
  systemClock,
  TIANHE,
  UNITS,
} from '../../helpers/people'

test('the levels above a unit, nearest first', () => {
  const above = (id: string) => UNITS.above(id).map((unit) => unit.id)
  expect(above(GRID_3)).toEqual([TIANHE, STREET_3, CENTRE])
  expect(above(HOUSING)).toEqual([CENTRE])
  expect(above(CENTRE)).toEqual([])
  expect(above('nowhere')).toEqual([])
})

test('a unit is within itself and the levels above it, and nothing else', () => {
  expect([GRID_3, TIANHE, STREET_3, CENTRE].every((id) => UNITS.isWithin(GRID_3, id))).toBe(true)
  expect(UNITS.isWithin(TIANHE, GRID_3)).toBe(false)
  expect(UNITS.isWithin(GRID_1, STREET_3)).toBe(false)
  expect(UNITS.isWithin(OVERSIGHT, CENTRE)).toBe(false)
})

test('a grid is named with its community, everything else stands alone', () => {
  expect(UNITS.fullName(GRID_3)).toBe('天和社区第 3 网格')
  expect(UNITS.fullName(TIANHE)).toBe('天和社区')
})

test('asking for a unit there is not is a fault; looking for it is not', () => {
  expect(() => UNITS.get('nowhere')).toThrow('no unit nowhere')
  expect(UNITS.find('nowhere')).toBeUndefined()
  expect([UNITS.centre.id, UNITS.oversight?.id]).toEqual([CENTRE, OVERSIGHT])
  expect(UNITS.childrenOf(TIANHE)).toHaveLength(2)
})

test('the units somebody works for, by duty, each once', () => {
  const twice: Actor = {
    kind: 'staff',
    personId: 'he',
    posts: [
      { unitId: TIANHE, duty: 'clerk' },
      { unitId: TIANHE, duty: 'audit' },
      { unitId: GRID_3, duty: 'gridWorker' },
    ],
  }
  expect(unitsOf(twice)).toEqual([TIANHE, GRID_3])
  expect(unitsOf(twice, ['audit'])).toEqual([TIANHE])
  expect(unitsOf(residentLi)).toEqual([])
})

test('nobody’s key is anybody else’s', () => {
  const keys = [
    { kind: 'nobody' } as const,
    residentLi,
    clerkZhao,
    { kind: 'staff', personId: 'li', posts: [] } as const,
    anonymousReporter,
    systemClock,
  ].map(actorKey)
  expect(keys).toEqual(['nobody', 'resident:li', 'staff:zhao', 'staff:li', 'code:c0de', 'clock'])
})
