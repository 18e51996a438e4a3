/**
 * The district's grids as a flat picture: metres from its north-west corner, x to the east, y to the south. Good for a district,
 * some dozens of kilometres; what is drawn, what fits where, and which place a finger meant.
 */
import { isInside, ringsOf, type GridFeature, type Ring } from './polygons'

export type Place = { lng: number; lat: number }
/** A rectangle of the picture: the part in view, or what a shape takes up. */
export type View = { x: number; y: number; width: number; height: number }
export type Picture = ReturnType<typeof pictureOf>

const METRES_PER_DEGREE = 111_320
/** Nobody needs to see less of the ground than this. */
const CLOSEST_M = 200

/** A pin, in px: its foot is the place, its eye above it. */
export const PIN = { outline: 'M0 0C-8-9-12-15-12-20A12 12 0 1 1 12-20C12-15 8-9 0 0Z', eyeY: -20, eyeRadius: 4.5 }

/** How places become points of the picture and back. */
export function pictureOf(features: readonly GridFeature[]) {
  const { west, south, north } = boundsOf(features)
  const perLng = METRES_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180)
  const at = ({ lng, lat }: Place) => ({ x: (lng - west) * perLng, y: (north - lat) * METRES_PER_DEGREE })
  return {
    at,
    placeAt: (x: number, y: number): Place => ({ lng: west + x / perLng, lat: north - y / METRES_PER_DEGREE }),
    /** What these grids take up. */
    extentOf(some: readonly GridFeature[]): View {
      const box = boundsOf(some)
      const [from, to] = [at({ lng: box.west, lat: box.north }), at({ lng: box.east, lat: box.south })]
      return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y }
    },
    /** The outline of a grid as an SVG path. */
    outlineOf: (feature: GridFeature): string => ringsOf(feature).map((ring) => lineOf(ring, at)).join(''), // prettier-ignore
  }
}

function boundsOf(features: readonly GridFeature[]) {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const [lng, lat] of features.flatMap(ringsOf).flat()) {
    box.west = Math.min(box.west, lng)
    box.east = Math.max(box.east, lng)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  return box
}

const lineOf = (ring: Ring, at: (place: Place) => { x: number; y: number }): string =>
  `M${ring.map(([lng, lat]) => at({ lng, lat })).map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z` // prettier-ignore

/** Outlines of the grids around a place: SVG paths, the place in the middle of `ground` (metres), the grids that hold it last, and marked. */
export function outlinesAround(place: Place, features: readonly GridFeature[], ground: { width: number; height: number }) {
  if (features.length === 0) return []
  const { at, extentOf } = pictureOf(features)
  const { x, y } = at(place)
  const part = { ...ground, x: x - ground.width / 2, y: y - ground.height / 2 }
  const shifted = (spot: Place) => ({ x: at(spot).x - part.x, y: at(spot).y - part.y })
  return features
    .filter((feature) => meet(extentOf([feature]), part))
    .map((feature) => ({
      d: ringsOf(feature).map((ring) => lineOf(ring, shifted)).join(''), // prettier-ignore
      isIts: isInside(ringsOf(feature), place.lng, place.lat),
    }))
    .sort((a, b) => Number(a.isIts) - Number(b.isIts))
}

const meet = (a: View, b: View): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The grids that hold a place: usually one. */
export const gridsAt = (features: readonly GridFeature[], { lng, lat }: Place): GridFeature[] =>
  features.filter((feature) => isInside(ringsOf(feature), lng, lat))

/**
 * A place well inside an area of one or several grids, where its name can stand: the middle of the longest way through it from west
 * to east at half its height, and how many degrees that way is long.
 */
export function middleOf(area: readonly GridFeature[]): Place & { degrees: number } {
  const { south, north } = boundsOf(area)
  const lat = (south + north) / 2
  const ways = joined(area.flatMap((feature) => waysThrough(ringsOf(feature), lat)))
  // parts above and below with nothing between them: the first part stands for all, and of what is flat its own middle
  if (ways.length === 0)
    return area.length > 1 || ringsOf(area[0]!).length > 1 ? middleOf([partOf(area[0]!)]) : { ...centreOf(area), degrees: 0 }
  const [from, to] = ways.reduce((longest, way) => (way[1] - way[0] > longest[1] - longest[0] ? way : longest))
  return { lng: (from + to) / 2, lat, degrees: to - from }
}

const centreOf = (area: readonly GridFeature[]): Place => {
  const { west, east, south, north } = boundsOf(area)
  return { lng: (west + east) / 2, lat: (south + north) / 2 }
}

const partOf = (feature: GridFeature): GridFeature => ({
  ...feature,
  geometry: { type: 'Polygon', coordinates: [ringsOf(feature)[0]!] },
})

type Way = [from: number, to: number]

/** Where a line of latitude is inside: between its first crossing and its second, its third and its fourth. */
function waysThrough(rings: readonly Ring[], lat: number): Way[] {
  const crossings = rings.flatMap((ring) => crossingsOf(ring, lat)).sort((a, b) => a - b)
  return crossings.flatMap((from, i): Way[] => (i % 2 === 0 ? [[from, crossings[i + 1]!]] : []))
}

const crossingsOf = (ring: Ring, lat: number): number[] =>
  ring.flatMap(([x, y], i) => {
    const [px, py] = ring.at(i - 1)!
    return y > lat === py > lat ? [] : [x + ((px - x) * (lat - y)) / (py - y)]
  })

const TOUCHING = 1e-5

/** Ways that meet, as one: neighbours share an edge, or nearly. */
function joined(ways: Way[]): Way[] {
  const all: Way[] = []
  for (const [from, to] of [...ways].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last && from <= last[1] + TOUCHING) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}

/** The smallest view of this shape (width : height) that shows all of an extent and a little around it. */
export function viewOf(extent: View, ratio: number): View {
  const width = Math.max(extent.width, extent.height * ratio, CLOSEST_M) * 1.08
  const height = width / ratio
  return { x: extent.x + (extent.width - width) / 2, y: extent.y + (extent.height - height) / 2, width, height }
}

/** Nearer (factor above 1) or farther, with the point that the fingers hold staying where it is; never beyond the whole. */
export function zoomed(view: View, whole: View, factor: number, hold = { x: view.x + view.width / 2, y: view.y + view.height / 2 }): View {
  const width = Math.min(whole.width, Math.max(CLOSEST_M, view.width / factor))
  const scale = width / view.width
  const moved = { x: hold.x - (hold.x - view.x) * scale, y: hold.y - (hold.y - view.y) * scale }
  return within({ ...moved, width, height: view.height * scale }, whole)
}

/** The view without its part outside the whole. */
export const within = (view: View, whole: View): View => ({
  ...view,
  x: Math.min(Math.max(view.x, whole.x), whole.x + whole.width - view.width),
  y: Math.min(Math.max(view.y, whole.y), whole.y + whole.height - view.height),
})
