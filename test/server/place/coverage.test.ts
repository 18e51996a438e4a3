import { coverageFaults, coverageWords } from '../../../src/server/place/coverage'
import type { GridFeature, Ring } from '../../../src/domain/place/polygons'

const square = (west: number, south: number, width = 0.01, height = 0.01): Ring =>
  [[west, south], [west + width, south], [west + width, south + height], [west, south + height], [west, south]] // prettier-ignore
const grid = (unitId: string, ...rings: Ring[]): GridFeature => ({
  type: 'Feature',
  properties: { unitId },
  geometry: { type: 'Polygon', coordinates: rings },
})
const faults = (...features: GridFeature[]) => coverageFaults(features)

const A = grid('a', square(117.66, 49.43))

test('neighbours that share an edge, a corner, or half an edge are right', () => {
  expect(faults(A, grid('b', square(117.67, 49.43)), grid('c', square(117.67, 49.44)), grid('d', square(117.65, 49.435)))).toEqual([])
})

test('an overlap is told with both, its size and where it lies', () => {
  const [fault, ...more] = faults(A, grid('b', square(117.669, 49.43)))
  expect(more).toEqual([])
  expect(fault).toMatchObject({ kind: 'overlap', units: ['a', 'b'] })
  // 0.001° of longitude at 49.43° by 0.01° of latitude: about 72 m by 1,113 m
  expect(fault!.size).toBeGreaterThan(79_000)
  expect(fault!.size).toBeLessThan(82_000)
  expect(fault!.at[0]).toBeCloseTo(117.6695, 4)
  expect(coverageWords(fault!, (unit) => unit)).toMatch(/^a、b重叠约 \d+ 平方米.*（117\.6695\d, 49\.43500）$/)
})

test('a strip between two that nobody has is a gap; a road that a third one has is none', () => {
  const b = grid('b', square(117.6703, 49.43))
  expect(faults(A, b)).toEqual([expect.objectContaining({ kind: 'gap', units: ['a', 'b'], size: 22 })])
  expect(faults(A, b, grid('road', square(117.67, 49.43, 0.0003)))).toEqual([])
  expect(faults(A, grid('far', square(117.672, 49.43)))).toEqual([])
})

test('a hole in one that nobody fills, and ground that several leave out in their middle', () => {
  const ring = square(117.664, 49.434, 0.002, 0.002)
  expect(faults(grid('a', square(117.66, 49.43), ring))).toMatchObject([{ kind: 'hole', units: ['a'] }])
  expect(faults(grid('a', square(117.66, 49.43), ring), grid('inner', ring))).toEqual([])
  const around = [
    grid('n', square(117.66, 49.442, 0.03, 0.01)),
    grid('s', square(117.66, 49.42, 0.03, 0.01)),
    grid('w', square(117.66, 49.43, 0.01, 0.012)),
    grid('e', square(117.68, 49.43, 0.01, 0.012)),
  ]
  const [hole, ...more] = faults(...around)
  expect(hole).toMatchObject({ kind: 'hole' })
  expect(hole!.at[0]).toBeCloseTo(117.675, 4)
  expect(more).toEqual([])
})

test('an overlap on purpose of less than a line on the map is none', () => {
  expect(faults(A, grid('b', square(117.669999, 49.43)))).toEqual([])
})
