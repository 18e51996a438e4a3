/** How far from the matter a closing photo was taken (拍照的地方), as three words. */
import { metresBetween } from '../place/near'
import type { DISTANCES } from './given'

type Distance = (typeof DISTANCES)[number]
type Spot = { lng: number; lat: number }

/** Metres within which somebody is at the place, or near it; a phone that knows its place only roughly is given the benefit. */
const HERE_M = 100
const NEAR_M = 1000
const MOST_DOUBT_M = 200

/** How far apart two places are, in the three words that are kept of it. `doubtM`: how far off the phone may be. */
export function distanceOf(one: Spot, other: Spot, doubtM: number): Distance {
  const metres = metresBetween(one, other) - Math.min(doubtM, MOST_DOUBT_M)
  return metres <= HERE_M ? 'here' : metres <= NEAR_M ? 'near' : 'elsewhere'
}
