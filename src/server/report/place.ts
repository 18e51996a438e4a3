/** Where a report lies: its grid and community. */
import { placeNamed } from '../../domain/place/find'
import type { Report } from '../../domain/report/draft'
import type { Found } from '../../domain/ticket/open'
import type { Deps } from '../deps'
import { toWgs84 } from '../place/grids'
import { Refused } from '../refused'
import { foundAt } from '../scene/store'

/**
 * A scanned code says where it is; else place → grid by polygon; on no hit or several the chosen community decides, or the one the words
 * say; without a point, the grid they say within it; else the centre.
 */
export async function placeOf(deps: Deps, { place }: Pick<Report, 'place'>): Promise<Found> {
  const { units, grids, places } = deps.reference
  const scanned = place.scene && (await foundAt(deps, place.scene))
  if (scanned) return scanned
  const said = place.point ? {} : placeNamed(place.words, places.known)
  const communityId = place.communityId ?? said.communityId
  const chosen = communityId === undefined ? null : units.find(communityId)
  if (chosen === undefined || (chosen && chosen.kind !== 'community')) throw new Refused(400, 'where', { fields: { place: 'where' } })
  const point = place.point && toWgs84(place.point)
  const hits = point ? grids.at(point.lng, point.lat) : said.gridId ? [said.gridId] : []
  const gridId = hits.length === 1 ? hits[0]! : null
  const gridsCommunity = gridId && units.get(gridId).parentId
  // a chosen community outweighs a point that lies elsewhere: the person knows where they mean
  if (chosen && gridsCommunity !== chosen.id)
    return { gridId: hits.find((id) => units.isWithin(id, chosen.id)) ?? null, communityId: chosen.id }
  return { gridId, communityId: gridsCommunity ?? chosen?.id ?? null }
}
