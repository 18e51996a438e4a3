import { isInside, ringsOf, type GridFeature, type Ring } from '../../../src/domain/place/polygons'

const square = (from: number, to: number): Ring => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from],
]

test('a point is inside its square and outside the next', () => {
  expect(isInside([square(0, 10)], 5, 5)).toBe(true)
  for (const [lng, lat] of [[11, 5], [5, 11], [-1, 5], [5, -1]] as const) expect(isInside([square(0, 10)], lng, lat)).toBe(false) // prettier-ignore
})

test('a hole is outside, an island in it inside', () => {
  const rings = [square(0, 10), square(3, 7), square(4, 6)]
  expect(isInside(rings, 3.5, 3.5)).toBe(false)
  expect(isInside(rings, 5, 5)).toBe(true)
  expect(isInside(rings, 1, 1)).toBe(true)
})

test('a border belongs to one of two neighbours, not to both and not to none', () => {
  const east: Ring = [[10, 0], [20, 0], [20, 10], [10, 10], [10, 0]] // prettier-ignore
  for (const lat of [0.5, 5, 9.5]) expect([isInside([square(0, 10)], 10, lat), isInside([east], 10, lat)].filter(Boolean)).toHaveLength(1)
})

test('nothing is inside no ring', () => {
  expect(isInside([], 0, 0)).toBe(false)
})

test('a grid drawn in parts is all its rings', () => {
  const one: GridFeature = { type: 'Feature', properties: { unitId: 'g' }, geometry: { type: 'Polygon', coordinates: [square(0, 1)] } }
  const two: GridFeature = { ...one, geometry: { type: 'MultiPolygon', coordinates: [[square(0, 1)], [square(5, 9), square(6, 7)]] } }
  expect(ringsOf(one)).toHaveLength(1)
  expect(ringsOf(two)).toHaveLength(3)
})
