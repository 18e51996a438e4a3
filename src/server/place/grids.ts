/** Place → grid: bounding boxes in an R-tree, then the even-odd rule; all in process. */
import { createHash } from 'node:crypto'
import Flatbush from 'flatbush'
import gcoord from 'gcoord'
import { metresBetween } from '../../domain/place/near'
import { isDrawable } from '../../domain/place/outline'
import { isInside, ringsOf, type GridFeature, type Ring } from '../../domain/place/polygons'
import type { Point } from '../../domain/report/draft'

export class GridIndex {
  private readonly areas: { unitId: string; rings: Ring[] }[]
  private readonly boxes: Flatbush | null
  /** Another whenever a line on the map is. */
  readonly version: string

  readonly features: GridFeature[]

  /** An outline that holds no ground, loaded before such were refused, is nobody's and not drawn. */
  constructor(loaded: GridFeature[]) {
    const features = loaded.filter(isDrawable)
    this.features = features
    this.version = createHash('sha256').update(JSON.stringify(features)).digest('hex').slice(0, 16)
    this.areas = features.map((feature) => ({ unitId: feature.properties.unitId, rings: ringsOf(feature) }))
    this.boxes = this.areas.length > 0 ? boxesOf(this.areas.map((area) => area.rings)) : null
  }

  /** Grids that hold a WGS-84 point: usually one, none outside, several where nets overlap. */
  at(lng: number, lat: number): string[] {
    if (!this.boxes) return []
    return this.boxes
      .search(lng, lat, lng, lat)
      .map((index) => this.areas[index]!)
      .filter((area) => isInside(area.rings, lng, lat))
      .map((area) => area.unitId)
  }

  /** To the box around the nearest grid; 0 in one, or where nobody has drawn any. */
  metresTo(lng: number, lat: number): number {
    const [nearest] = this.boxes?.neighbors(lng, lat, 1) ?? []
    if (nearest === undefined) return 0
    const [west, south, east, north] = boxOf(this.areas[nearest]!.rings)
    return metresBetween({ lng, lat }, { lng: Math.min(east, Math.max(west, lng)), lat: Math.min(north, Math.max(south, lat)) })
  }
}

/** Points are kept in WGS-84; WeChat's are converted at the edge. */
export function toWgs84({ lng, lat, datum }: Point): { lng: number; lat: number } {
  if (datum === 'WGS-84') return { lng, lat }
  const [x, y] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84)
  return { lng: x!, lat: y! }
}

/** As WeChat's maps count. */
export function toGcj02({ lng, lat }: { lng: number; lat: number }): { lng: number; lat: number } {
  const [x, y] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
  return { lng: x!, lat: y! }
}

function boxesOf(areas: readonly Ring[][]): Flatbush {
  const boxes = new Flatbush(areas.length)
  for (const rings of areas) boxes.add(...boxOf(rings))
  boxes.finish()
  return boxes
}

/** West, south, east, north. */
function boxOf(rings: Ring[]): [number, number, number, number] {
  const points = rings.flat()
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
