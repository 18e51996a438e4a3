/** Is a point inside an area? Even-odd rule over all rings, so holes count as outside. */
import * as v from 'valibot'

const Ring = v.array(v.tuple([v.number(), v.number()]))
export type Ring = v.InferOutput<typeof Ring>

const GridFeature = v.object({
  type: v.literal('Feature'),
  properties: v.object({ unitId: v.string() }),
  geometry: v.variant('type', [
    v.object({ type: v.literal('Polygon'), coordinates: v.array(Ring) }),
    v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(Ring)) }),
  ]),
})
/** Grids as they are drawn: GeoJSON in WGS-84, one feature a grid, `properties.unitId` naming it. */
export const GridFile = v.object({ type: v.literal('FeatureCollection'), features: v.array(GridFeature) })
export type GridFeature = v.InferOutput<typeof GridFeature>
export type GridFile = v.InferOutput<typeof GridFile>

export const ringsOf = ({ geometry }: GridFeature): Ring[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

export function isInside(rings: readonly Ring[], lng: number, lat: number): boolean {
  let inside = false
  for (const ring of rings) if (crossesOdd(ring, lng, lat)) inside = !inside
  return inside
}

function crossesOdd(ring: Ring, lng: number, lat: number): boolean {
  let odd = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) odd = !odd
  }
  return odd
}
