/** Roads and waters of a map (道路、水面): SVG paths of what lies in view, and where the few names stand that have room. */
import type { MapLine } from './gazetteer'
import type { Place, View } from './picture'

type Spot = { x: number; y: number }
type At = (place: Place) => Spot
type Piece = { middle: Spot; length: number; degrees: number }
type Way = { kind: MapLine['kind']; name: string; isArea: boolean; d: string; pieces: Piece[] }

/** `at` makes places points of the picture; `part` is what is in view. Its pieces are those a name may stand on, the longest first. */
export const waysIn = (lines: readonly MapLine[], at: At, part: View): Way[] =>
  lines.flatMap(({ kind, name, isArea, lines: each }) => {
    const drawn = each.map((line) => line.map(([lng, lat]) => at({ lng, lat }))).filter((line) => isNear(line, part))
    if (drawn.length === 0) return []
    const d = drawn.map((line) => `M${line.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${isArea ? 'Z' : ''}`).join('')
    return [{ kind, name, isArea, d, pieces: piecesIn(drawn, part) }]
  })

function isNear(line: readonly Spot[], { x, y, width, height }: View): boolean {
  const [xs, ys] = [line.map((spot) => spot.x), line.map((spot) => spot.y)]
  return Math.max(...xs) >= x && Math.min(...xs) <= x + width && Math.max(...ys) >= y && Math.min(...ys) <= y + height
}

/** Straight pieces whose middle is in view; a few are enough to choose from. */
function piecesIn(lines: readonly (readonly Spot[])[], { x, y, width, height }: View) {
  const pieces = lines.flatMap((line) =>
    line.slice(1).map((to, i) => {
      const from = line[i]!
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
      const turn = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
      return { middle, length: Math.hypot(to.x - from.x, to.y - from.y), degrees: turn > 90 ? turn - 180 : turn < -90 ? turn + 180 : turn }
    }),
  )
  const isSeen = ({ middle }: { middle: Spot }) => middle.x > x && middle.x < x + width && middle.y > y && middle.y < y + height
  return pieces
    .filter(isSeen)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_PIECES)
}
const MOST_PIECES = 12

/** Where names stand, `size` (in units of the picture) a letter: on a piece with room, clear of `taken` and of every name before it. */
export function namedWays(ways: readonly Way[], size: number, taken: readonly Spot[] = []) {
  const standing: (Piece & { name: string })[] = []
  const lengthOf = ({ pieces }: Way) => pieces[0]?.length ?? 0
  for (const { name, pieces } of [...ways].sort((a, b) => lengthOf(b) - lengthOf(a))) {
    const width = [...name].length * size
    const isClear = ({ middle: { x, y } }: Piece) =>
      [...taken, ...standing.map(({ middle }) => middle)].every((spot) => Math.hypot(spot.x - x, spot.y - y) > width * 1.6)
    const piece = pieces.find((one) => one.length > width * 1.2 && isClear(one))
    if (piece) standing.push({ ...piece, name })
  }
  return standing
}

const METRES_PER_DEGREE = 111_320

/** A small picture around one place, in metres, the place in its middle. */
export const around =
  ({ lng, lat }: Place, { width, height }: { width: number; height: number }): At =>
  (spot) => ({
    x: width / 2 + (spot.lng - lng) * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180),
    y: height / 2 - (spot.lat - lat) * METRES_PER_DEGREE,
  })
