/** Is a point inside an area? Even-odd rule over all rings, so holes count as outside. */
export type Ring = readonly (readonly [number, number])[]

/** Grids as they are drawn: GeoJSON in WGS-84, one feature a grid, `properties.unitId` naming it. */
export type GridFeature = {
  type: 'Feature'
  properties: { unitId: string }
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] }
}
export type GridFile = { type: 'FeatureCollection'; features: GridFeature[] }

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
