/** Communities and grids that are drawn, from the outlines and the names of units. */
import type { PublicUnit } from '../../domain/api'
import { isDrawable } from '../../domain/place/outline'
import type { GridFeature } from '../../domain/place/polygons'

/** What is drawn under one name. */
export type Area = { id: string; name: string; features: GridFeature[] }
export type Community = Area & { grids: Area[] }

export function communitiesOf(features: GridFeature[], units: PublicUnit[]): Community[] {
  const gridsOf = (id: string) => units.filter((unit) => unit.kind === 'grid' && unit.parentId === id)
  const drawn = (id: string) => features.filter((one) => one.properties.unitId === id && isDrawable(one))
  return units
    .filter((unit) => unit.kind === 'community')
    .map(({ id, name }) => {
      const grids = gridsOf(id).map((grid) => ({ id: grid.id, name: grid.name, features: drawn(grid.id) }))
      return { id, name, grids: grids.filter((grid) => grid.features.length > 0), features: grids.flatMap((grid) => grid.features) }
    })
    .filter((community) => community.features.length > 0)
}
