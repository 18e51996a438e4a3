/**
 * What is wrong between the outlines of grids (网格之间): ground that two of them claim, ground that none of them has, a hole that nobody
 * fills. Where somebody stands there, two grids answer, or none. Told, never refused: borders of the real world are seldom exact.
 */
import * as polyclip from 'polyclip-ts'
import { ringsOf, type GridFeature, type Ring } from '../../domain/place/polygons'
import { GridIndex } from './grids'

/** overlap 重叠 · gap 缝 (a strip between two that do not touch) · hole 空洞 (ground inside that none has). */
type CoverageKind = 'overlap' | 'gap' | 'hole'
/** `units`: whose outlines; `at`: where to look, WGS-84; `size`: square metres of an overlap or a hole, metres across a gap. */
type CoverageFault = { kind: CoverageKind; units: string[]; at: readonly [lng: number, lat: number]; size: number }

/** Less is the width of a line on a map. */
const LEAST_SQUARE_METRES = 100
const [LEAST_GAP_M, MOST_GAP_M] = [2, 40]
const METRES_PER_DEGREE = 111_320
/** About half a metre, in degrees. */
const NUDGE = 5e-6

type Point = readonly [number, number]
type Box = { west: number; south: number; east: number; north: number }
type Outline = { unit: string; feature: GridFeature; rings: readonly Ring[]; box: Box }

/** All of them, by kind, the largest first. Outlines have no faults of their own. */
export function coverageFaults(features: readonly GridFeature[]): CoverageFault[] {
  const index = new GridIndex([...features])
  const isCovered = ([lng, lat]: Point): boolean => index.at(lng, lat).length > 0
  const outlines = features.map(outlineOf).sort((a, b) => a.box.west - b.box.west)
  const near = pairsIn(outlines)
  const faults = [...near.flatMap(([a, b]) => [...overlapOf(a, b), ...gapBetween(a, b, isCovered)]), ...holesIn(outlines)]
  return KINDS.flatMap((kind) => faults.filter((one) => one.kind === kind).sort((a, b) => b.size - a.size))
}
const KINDS: readonly CoverageKind[] = ['overlap', 'hole', 'gap']

function outlineOf(feature: GridFeature): Outline {
  const rings = ringsOf(feature)
  return { unit: feature.properties.unitId, feature, rings, box: boxOf(rings.flat()) }
}

const boxOf = (points: readonly Point[]): Box => ({
  west: Math.min(...points.map(([x]) => x)),
  east: Math.max(...points.map(([x]) => x)),
  south: Math.min(...points.map(([, y]) => y)),
  north: Math.max(...points.map(([, y]) => y)),
})

/** Those that lie so close that they could have anything to do with each other; sorted by their western edge. */
function pairsIn(outlines: readonly Outline[]): [Outline, Outline][] {
  const reach = MOST_GAP_M / METRES_PER_DEGREE / 0.5
  return outlines.flatMap((a, index) => {
    const found: [Outline, Outline][] = []
    for (let next = index + 1; next < outlines.length && outlines[next]!.box.west <= a.box.east + reach; next++) {
      const b = outlines[next]!
      if (b.box.south <= a.box.north + reach && b.box.north >= a.box.south - reach) found.push([a, b])
    }
    return found
  })
}

type Area = Parameters<typeof polyclip.union>[0]
const areaIn = ({ feature }: Outline): Area => feature.geometry.coordinates as Area

function overlapOf(a: Outline, b: Outline): CoverageFault[] {
  const shared = polyclip.intersection(areaIn(a), areaIn(b))
  const largest = shared.map((polygon) => polygon[0] as unknown as Ring).sort((one, other) => squareMetres(other) - squareMetres(one))[0]
  const size = shared.reduce((sum, polygon) => sum + squareMetres(polygon[0] as unknown as Ring), 0)
  return largest && size >= LEAST_SQUARE_METRES
    ? [{ kind: 'overlap', units: [a.unit, b.unit], at: middleOf(largest), size: Math.round(size) }]
    : []
}

/** The widest place at which two come near without touching, with nobody's ground between. */
function gapBetween(a: Outline, b: Outline, isCovered: (at: Point) => boolean): CoverageFault[] {
  const found = [...stepsTo(a, b), ...stepsTo(b, a)].filter(
    ({ metres, at }) => metres >= LEAST_GAP_M && metres <= MOST_GAP_M && !around(at).some(isCovered),
  )
  const widest = found.sort((one, other) => other.metres - one.metres)[0]
  return widest ? [{ kind: 'gap', units: [a.unit, b.unit], at: widest.at, size: Math.round(widest.metres) }] : []
}

/** On an edge itself it is chance who has a place: what lies right beside it counts too. */
const around = ([x, y]: Point): Point[] => [
  [x, y],
  [x + NUDGE, y],
  [x - NUDGE, y],
  [x, y + NUDGE],
  [x, y - NUDGE],
]

/** From each corner of one the way to the nearest edge of the other, and the place half way. */
function stepsTo(from: Outline, to: Outline): { metres: number; at: Point }[] {
  return from.rings.flat().map((corner) => {
    const nearest = to.rings.flatMap(edgesOf).reduce(
      (best, edge) => {
        const point = nearestOn(edge, corner)
        const metres = metresBetween(corner, point)
        return metres < best.metres ? { metres, point } : best
      },
      { metres: Infinity, point: corner as Point },
    )
    return { metres: nearest.metres, at: [(corner[0] + nearest.point[0]) / 2, (corner[1] + nearest.point[1]) / 2] as const }
  })
}

const edgesOf = (ring: Ring): [Point, Point][] => ring.slice(1).map((to, at) => [ring[at]!, to])

/** Flat enough for some hundred metres: degrees of longitude are shortened as they are there. */
function nearestOn([[ax, ay], [bx, by]]: [Point, Point], [x, y]: Point): Point {
  const narrow = Math.cos((y * Math.PI) / 180)
  const [dx, dy] = [(bx - ax) * narrow, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * narrow * dx + (y - ay) * dy) / length))
  return [ax + (bx - ax) * along, ay + (by - ay) * along]
}

const metresBetween = ([ax, ay]: Point, [bx, by]: Point): number =>
  Math.hypot((bx - ax) * Math.cos((ay * Math.PI) / 180), by - ay) * METRES_PER_DEGREE

/** Rings inside all of them together that none fills. */
function holesIn(outlines: readonly Outline[]): CoverageFault[] {
  const [first, ...others] = outlines.map(areaIn)
  if (!first) return []
  return polyclip.union(first, ...others).flatMap((polygon) =>
    polygon.slice(1).flatMap((hole): CoverageFault[] => {
      const ring = hole as unknown as Ring
      const size = Math.round(squareMetres(ring))
      if (size < LEAST_SQUARE_METRES) return []
      const corners = new Set(ring.map(String))
      const units = outlines.filter(({ rings }) => rings.flat().some((corner) => corners.has(String(corner)))).map(({ unit }) => unit)
      return [{ kind: 'hole', units, at: middleOf(ring), size }]
    }),
  )
}

function squareMetres(ring: Ring): number {
  const sum = ring.slice(1).reduce((all, [x, y], at) => all + ring[at]![0] * y - x * ring[at]![1], 0)
  return (Math.abs(sum) / 2) * METRES_PER_DEGREE ** 2 * Math.cos((ring[0]![1] * Math.PI) / 180)
}

const middleOf = (ring: Ring): Point => {
  const { west, east, south, north } = boxOf(ring)
  return [(west + east) / 2, (south + north) / 2]
}

const WORDS: Record<CoverageKind, (units: string, size: number) => string> = {
  overlap: (units, size) => `${units}重叠约 ${size} 平方米：站在那里两个网格都认`,
  hole: (units, size) => `${units}围着约 ${size} 平方米的空地，哪个网格也没有`,
  gap: (units, size) => `${units}之间有最宽约 ${size} 米的缝，哪个网格也没有`,
}

/** In words, with the place to look at. */
export const coverageWords = ({ kind, units, at, size }: CoverageFault, nameOf: (unit: string) => string): string =>
  `${WORDS[kind](units.map(nameOf).join('、'), size)}（${at[0].toFixed(5)}, ${at[1].toFixed(5)}）`

/** What is wrong between the outlines, in words, for whoever loads them. */
export const coverageReport = (features: readonly GridFeature[], nameOf: (unit: string) => string): string[] =>
  coverageFaults(features).map((fault) => coverageWords(fault, nameOf))
