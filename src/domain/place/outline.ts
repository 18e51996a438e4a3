/**
 * What is wrong with the outline of a grid (网格边界): flat, it holds no ground; crossing itself, nobody knows what is inside; doubled, the
 * even-odd rule makes nothing of it.
 */
import { ringsOf, type GridFeature, type Ring } from './polygons'

type OutlineFault = 'empty' | 'flat' | 'crossing' | 'doubled'
export const OUTLINE_WORDS: Record<OutlineFault, string> = {
  empty: '没有围成一圈（不到三个不同的点，或有不是数的坐标）',
  flat: '是扁的，里面没有地方',
  crossing: '自己和自己交叉',
  doubled: '同一圈画了两遍',
}

type Point = readonly [number, number]
type Edge = { from: Point; to: Point; ring: number; at: number; of: number }

/** About ten square metres, in square degrees: less is no grid. */
const LEAST_AREA = 1e-9

/** Whether it can be drawn and holds a place at all; what crosses itself can be drawn. */
export const isDrawable = (feature: GridFeature): boolean => {
  const rings = ringsOf(feature).map(cornersOf)
  return rings.length > 0 && rings.every(isRing) && rings.some((ring) => areaOf(ring) >= LEAST_AREA)
}

/** The first thing that is wrong, or nothing. */
export function outlineFault(feature: GridFeature): OutlineFault | undefined {
  const rings = ringsOf(feature).map(cornersOf)
  if (rings.length === 0 || !rings.every(isRing)) return 'empty'
  if (rings.some((ring) => areaOf(ring) < LEAST_AREA)) return 'flat'
  if (new Set(rings.map(nameOf)).size < rings.length) return 'doubled'
  return isCrossing(rings) ? 'crossing' : undefined
}

/** What two grids with the very same ground have in common. */
export const outlineName = (feature: GridFeature): string => ringsOf(feature).map(cornersOf).map(nameOf).sort().join('|')

/** Corners without repetitions; the last is not the first again. */
const cornersOf = (ring: Ring): Point[] => {
  const corners = ring.filter(([x, y], index) => index === 0 || x !== ring[index - 1]![0] || y !== ring[index - 1]![1])
  const [first, last] = [corners[0], corners[corners.length - 1]]
  return corners.length > 1 && first![0] === last![0] && first![1] === last![1] ? corners.slice(0, -1) : corners
}

const isRing = (corners: readonly Point[]): boolean => new Set(corners.map(String)).size >= 3 && corners.flat().every(Number.isFinite)

/** The same ring, wherever it begins and whichever way it runs. */
const nameOf = (corners: readonly Point[]): string => corners.map(String).sort().join(' ')

const areaOf = (corners: readonly Point[]): number =>
  Math.abs(corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length]!
    return sum + x * nextY - nextX * y
  }, 0)) / 2 // prettier-ignore

/** Any two edges that are no neighbours meet, or a way goes back over itself. From west to east, so that only edges side by side are compared. */
function isCrossing(rings: readonly (readonly Point[])[]): boolean {
  const edges = rings.flatMap(edgesOf).sort((a, b) => westOf(a) - westOf(b))
  return edges.some((edge, index) => {
    for (let next = index + 1; next < edges.length && westOf(edges[next]!) <= eastOf(edge); next++)
      if (areNeighbours(edge, edges[next]!) ? foldsBack(edge, edges[next]!) : meet(edge, edges[next]!)) return true
    return false
  })
}

const edgesOf = (corners: readonly Point[], ring: number): Edge[] =>
  corners.map((from, at) => ({ from, to: corners[(at + 1) % corners.length]!, ring, at, of: corners.length }))
const westOf = ({ from, to }: Edge) => Math.min(from[0], to[0])
const eastOf = ({ from, to }: Edge) => Math.max(from[0], to[0])
const areNeighbours = (a: Edge, b: Edge) => a.ring === b.ring && ((a.at + 1) % a.of === b.at || (b.at + 1) % a.of === a.at)

/** On which side of a line a point lies; 0: on it. */
const sideOf = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))

function foldsBack(a: Edge, b: Edge): boolean {
  const [first, second] = (a.at + 1) % a.of === b.at ? [a, b] : [b, a]
  if (sideOf(first.from, first.to, second.to) !== 0) return false
  const ahead =
    (first.to[0] - first.from[0]) * (second.to[0] - second.from[0]) + (first.to[1] - first.from[1]) * (second.to[1] - second.from[1])
  return ahead < 0
}

/** Edges cross, touch or lie on one another; parts of one grid may touch in a corner. */
function meet(a: Edge, b: Edge): boolean {
  const [c, d] = [sideOf(a.from, a.to, b.from), sideOf(a.from, a.to, b.to)]
  const [e, f] = [sideOf(b.from, b.to, a.from), sideOf(b.from, b.to, a.to)]
  if (c * d < 0 && e * f < 0) return true
  if (a.ring !== b.ring) return c === 0 && d === 0 && overlap(a, b)
  return (c === 0 && within(a, b.from)) || (d === 0 && within(a, b.to)) || (e === 0 && within(b, a.from)) || (f === 0 && within(b, a.to))
}

const within = ({ from, to }: Edge, [x, y]: Point): boolean =>
  x >= Math.min(from[0], to[0]) && x <= Math.max(from[0], to[0]) && y >= Math.min(from[1], to[1]) && y <= Math.max(from[1], to[1])

/** Of edges on one line: more than a corner in common. */
function overlap(a: Edge, b: Edge): boolean {
  const axis = a.from[0] === a.to[0] ? 1 : 0
  const [from, to] = [Math.max(Math.min(a.from[axis], a.to[axis]), Math.min(b.from[axis], b.to[axis])), Math.min(Math.max(a.from[axis], a.to[axis]), Math.max(b.from[axis], b.to[axis]))] // prettier-ignore
  return to > from
}
