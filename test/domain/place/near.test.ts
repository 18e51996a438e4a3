import { cellOf, cellsAround, likeness, metresBetween, NEAR, wordsShared, type Matter } from '../../../src/domain/place/near'
import * as fc from 'fast-check'

const HERE = { lng: 117.708, lat: 49.44 }
const matter = (some: Partial<Matter> = {}): Matter => ({
  category: 'public_facility',
  item: 'lamp',
  words: '路灯不亮',
  spot: HERE,
  ...some,
})

test('distances at this latitude: a thousandth of a degree east is 72 m, north 111 m', () => {
  expect(Math.round(metresBetween(HERE, { ...HERE, lng: HERE.lng + 0.001 }))).toBe(72)
  expect(Math.round(metresBetween(HERE, { ...HERE, lat: HERE.lat + 0.001 }))).toBe(111)
})

test('whatever lies within the widest search lies in the nine squares around', () => {
  const spot = fc.record({ lng: fc.double({ min: 117.4, max: 118, noNaN: true }), lat: fc.double({ min: 49.2, max: 49.6, noNaN: true }) })
  const step = fc.record({ x: fc.double({ min: -1, max: 1, noNaN: true }), y: fc.double({ min: -1, max: 1, noNaN: true }) })
  fc.assert(
    fc.property(spot, step, (from, { x, y }) => {
      const to = { lng: from.lng + (x * NEAR.staff.metres) / 72_600, lat: from.lat + (y * NEAR.staff.metres) / 111_320 }
      fc.pre(metresBetween(from, to) <= NEAR.staff.metres)
      expect(cellsAround(from)).toContain(cellOf(to))
    }),
  )
})

test('another category or too far apart is not alike at all', () => {
  expect(likeness(matter(), matter({ category: 'transport' }), NEAR.staff)).toBe(0)
  expect(likeness(matter(), matter({ spot: { ...HERE, lat: HERE.lat + 0.006 } }), NEAR.staff)).toBe(0)
  expect(likeness(matter(), matter({ spot: { ...HERE, lat: HERE.lat + 0.003 } }), NEAR.staff)).toBeGreaterThan(0)
})

test('nearer, the same sub-item and the same words are each more alike', () => {
  const base = likeness(matter(), matter({ item: 'manhole', words: '井盖', spot: { ...HERE, lat: HERE.lat + 0.001 } }), NEAR.staff)
  for (const more of [{ spot: HERE }, { item: 'lamp' }, { words: '路灯不亮了' }])
    expect(
      likeness(matter(), matter({ item: 'manhole', words: '井盖', spot: { ...HERE, lat: HERE.lat + 0.001 }, ...more }), NEAR.staff),
    ).toBeGreaterThan(base)
})

test('shared words are counted by pairs of characters, whatever stands between', () => {
  expect(wordsShared('路灯不亮', '门口的路灯，不亮了')).toBe(1)
  expect(wordsShared('路灯不亮', '井盖坏了')).toBe(0)
  expect(wordsShared('', '路灯')).toBe(0)
})
