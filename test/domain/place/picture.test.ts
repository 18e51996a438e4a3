import { gridsAt, middleOf, pictureOf, viewOf, within, zoomed } from '../../../src/domain/place/picture'
import { isInside, ringsOf, type GridFeature, type Ring } from '../../../src/domain/place/polygons'

const grid = (unitId: string, ...rings: Ring[]): GridFeature => ({
  type: 'Feature',
  properties: { unitId },
  geometry: { type: 'Polygon', coordinates: rings },
})
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const west = grid('west', box(117.66, 49.43, 117.67, 49.44))
const east = grid('east', box(117.67, 49.43, 117.68, 49.44))
const both = [west, east]

describe('the picture', () => {
  const { at, placeAt, extentOf, outlineOf } = pictureOf(both)

  test('has its origin in the north-west, and grows to the east and to the south', () => {
    expect(at({ lng: 117.66, lat: 49.44 })).toEqual({ x: 0, y: 0 })
    expect(at({ lng: 117.67, lat: 49.43 }).x).toBeGreaterThan(0)
    expect(at({ lng: 117.67, lat: 49.43 }).y).toBeGreaterThan(0)
  })

  test('is in metres: at 49° a hundredth of a degree is 724 m wide and 1113 m high', () => {
    const { width, height } = extentOf([west])
    expect(Math.round(width)).toBe(724)
    expect(Math.round(height)).toBe(1113)
  })

  test('a place becomes a point and the same place again', () => {
    const { x, y } = at({ lng: 117.6712, lat: 49.4387 })
    expect(placeAt(x, y).lng).toBeCloseTo(117.6712, 9)
    expect(placeAt(x, y).lat).toBeCloseTo(49.4387, 9)
  })

  test('an outline is closed, once for every ring', () => {
    expect(outlineOf(west)).toMatch(/^M0\.0 1113\.2L[\d. L]+Z$/)
    expect(outlineOf(grid('g', box(117.66, 49.43, 117.67, 49.44), box(117.662, 49.432, 117.664, 49.434))).match(/Z/g)).toHaveLength(2)
  })
})

test('a finger finds the grid under it, none outside, all where nets overlap', () => {
  const ids = (lng: number, lat: number, features = both) => gridsAt(features, { lng, lat }).map((one) => one.properties.unitId)
  expect(ids(117.665, 49.435)).toEqual(['west'])
  expect(ids(117.675, 49.435)).toEqual(['east'])
  expect(ids(117.7, 49.435)).toEqual([])
  expect(ids(117.665, 49.435, [...both, { ...west, properties: { unitId: 'again' } }])).toEqual(['west', 'again'])
})

describe('the middle of an area, where its name stands', () => {
  test('of a square is its middle', () => {
    const { lng, lat, degrees } = middleOf([west])
    expect([lng, lat, degrees].map((n) => Number(n.toFixed(6)))).toEqual([117.665, 49.435, 0.01])
  })

  test('of neighbours is the middle of both together', () => {
    expect(middleOf(both).lng).toBeCloseTo(117.67, 6)
    expect(middleOf(both).degrees).toBeCloseTo(0.02, 6)
  })

  const shapes: [string, GridFeature][] = [
    ['a U', grid('u', [[0, 0], [9, 0], [9, 9], [6, 9], [6, 2], [2, 2], [2, 9], [0, 9], [0, 0]])], // prettier-ignore
    ['a ring with a hole in its middle', grid('o', box(0, 0, 9, 9), box(2, 2, 7, 7))],
    ['a triangle', grid('t', [[0, 0], [9, 0], [0, 9], [0, 0]])], // prettier-ignore
    [
      'two parts, one above the other',
      { ...west, geometry: { type: 'MultiPolygon', coordinates: [[box(0, 0, 2, 2)], [box(0, 7, 2, 9)]] } },
    ],
  ]
  test.each(shapes)('of %s lies inside it', (_, shape) => {
    const { lng, lat } = middleOf([shape])
    expect(isInside(ringsOf(shape), lng, lat)).toBe(true)
  })
})

describe('what is in view', () => {
  const whole = viewOf({ x: 0, y: 0, width: 6000, height: 2000 }, 1.5)

  test('is all of the extent, in the middle, in the shape of the frame', () => {
    expect(whole.width / whole.height).toBeCloseTo(1.5)
    expect(whole.width).toBeGreaterThan(6000)
    expect(whole.x + whole.width / 2).toBeCloseTo(3000)
    expect(whole.y + whole.height / 2).toBeCloseTo(1000)
    const tall = viewOf({ x: 0, y: 0, width: 100, height: 3000 }, 1.5)
    expect(tall.height).toBeGreaterThan(3000)
  })

  test('nearer keeps the point under the fingers where it is', () => {
    const hold = { x: 2000, y: 500 }
    const near = zoomed(whole, whole, 2, hold)
    expect(near.width).toBeCloseTo(whole.width / 2)
    expect((hold.x - near.x) / near.width).toBeCloseTo((hold.x - whole.x) / whole.width)
    expect((hold.y - near.y) / near.height).toBeCloseTo((hold.y - whole.y) / whole.height)
  })

  test('never shows more than the whole, nor less than 200 m', () => {
    const close = (a: object, b: object) => Object.entries(a).forEach(([k, n]) => expect(n).toBeCloseTo((b as Record<string, number>)[k]!))
    close(zoomed(zoomed(whole, whole, 4), whole, 0.01), whole)
    expect(zoomed(whole, whole, 1e6).width).toBe(200)
    const near = zoomed(whole, whole, 2)
    close(within({ ...near, x: -1e6, y: 1e6 }, whole), { ...near, x: whole.x, y: whole.y + whole.height - near.height })
  })
})
