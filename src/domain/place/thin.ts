/** Fewer corners for the same line (抽稀): what a map of a district cannot show is not sent to a phone. */
import type { Line, PlaceFile } from './gazetteer'

const METRES_PER_DEGREE = 111_320
/** Nobody sees less on a phone: at the closest view one px is half a metre, at the widest some twenty. */
const LEAST_M = 5

type Corner = Line[number]

/** Ends stay; a corner goes when the line without it runs within 5 m of it. Coordinates are kept to about a metre. */
export function thinned(line: Line): Line {
  const keep = new Set([0, line.length - 1])
  const parts: [number, number][] = [[0, line.length - 1]]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part
    const far = farthest(line, from, to)
    if (far === undefined) continue
    keep.add(far)
    parts.push([from, far], [far, to])
  }
  return line.filter((_, at) => keep.has(at)).map(([lng, lat]) => [Number(lng.toFixed(5)), Number(lat.toFixed(5))])
}

/** The corner between two others that lies farthest from their line, if it lies far enough. */
function farthest(line: Line, from: number, to: number): number | undefined {
  let [most, at] = [LEAST_M, undefined as number | undefined]
  for (let i = from + 1; i < to; i++) {
    const away = metresFrom(line[i]!, line[from]!, line[to]!)
    if (away > most) [most, at] = [away, i]
  }
  return at
}

function metresFrom(corner: Corner, from: Corner, to: Corner): number {
  const perLng = METRES_PER_DEGREE * Math.cos((corner[1] * Math.PI) / 180)
  const at = ([lng, lat]: Corner) => [(lng - corner[0]) * perLng, (lat - corner[1]) * METRES_PER_DEGREE] as const
  const [[ax, ay], [bx, by]] = [at(from), at(to)]
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length2))
  return Math.hypot(ax + along * (bx - ax), ay + along * (by - ay))
}

/** The file with every line thinned. */
export const thinnedFile = (file: PlaceFile): PlaceFile => ({ ...file, features: file.features.map(thinnedFeature) })

function thinnedFeature(feature: PlaceFile['features'][number]): PlaceFile['features'][number] {
  const { geometry } = feature
  if (!geometry || geometry.type === 'Point') return feature
  if (geometry.type === 'LineString') return { ...feature, geometry: { ...geometry, coordinates: thinned(geometry.coordinates) } }
  if (geometry.type === 'MultiPolygon')
    return { ...feature, geometry: { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(thinned)) } }
  return { ...feature, geometry: { ...geometry, coordinates: geometry.coordinates.map(thinned) } }
}
