import type { MapLine } from '../../../src/domain/place/gazetteer'
import { thinned } from '../../../src/domain/place/thin'
import { around, namedWays, waysIn } from '../../../src/domain/place/ways'

const at = ({ lng, lat }: { lng: number; lat: number }) => ({ x: lng, y: lat })
const PART = { x: 0, y: 0, width: 100, height: 100 }
const road = (name: string, ...line: [number, number][]): MapLine => ({ kind: 'road', name, isArea: false, lines: [line] })

test('only what lies in view is drawn, an area closed', () => {
  const pond: MapLine = { kind: 'water', name: '塘', isArea: true, lines: [[[1, 1], [5, 1], [5, 5]]] } // prettier-ignore
  const ways = waysIn([road('近路', [0, 50], [90, 50]), road('远路', [200, 0], [300, 0]), pond], at, PART)
  expect(ways.map(({ name, d }) => [name, d])).toEqual([
    ['近路', 'M0.0 50.0L90.0 50.0'],
    ['塘', 'M1.0 1.0L5.0 1.0L5.0 5.0Z'],
  ])
})

test('a name stands on the longest piece, never upside down, and not where it has no room or another stands', () => {
  const ways = waysIn(
    [road('长长路', [90, 20], [10, 20]), road('旁边路', [10, 25], [89, 25]), road('短短路', [50, 80], [60, 80])],
    at,
    PART,
  )
  const named = namedWays(ways, 10)
  expect(named.map(({ name }) => name)).toEqual(['长长路'])
  expect(named[0]!.middle).toEqual({ x: 50, y: 20 })
  expect(Math.abs(named[0]!.degrees)).toBe(0)
})

test('where another name stands, it moves to another piece, or goes', () => {
  const ways = waysIn([road('弯路', [0, 10], [60, 10], [60, 60])], at, PART)
  const middles = (...taken: { x: number; y: number }[]) => namedWays(ways, 10, taken).map(({ middle }) => middle)
  expect(middles()).toEqual([{ x: 30, y: 10 }])
  expect(middles({ x: 25, y: 12 })).toEqual([{ x: 60, y: 35 }])
  expect(middles({ x: 25, y: 12 }, { x: 62, y: 35 })).toEqual([])
})

test('the place of a small picture is in its middle, north above', () => {
  const spot = around({ lng: 117.7, lat: 49.44 }, { width: 900, height: 420 })
  expect(spot({ lng: 117.7, lat: 49.44 })).toEqual({ x: 450, y: 210 })
  expect(spot({ lng: 117.7, lat: 49.441 }).y).toBeCloseTo(210 - 111.3, 0)
})

test('corners that nobody would see go, bends and ends stay', () => {
  const line: [number, number][] = [[117.7, 49.44], [117.701, 49.440001], [117.702, 49.44], [117.703, 49.441], [117.704, 49.44]] // prettier-ignore
  expect(thinned(line)).toEqual([[117.7, 49.44], [117.702, 49.44], [117.703, 49.441], [117.704, 49.44]]) // prettier-ignore
})
