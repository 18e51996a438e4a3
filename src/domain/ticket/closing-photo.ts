/** The photo a matter is closed with (办结照片): where a reason may stand in its place, and how far from the matter it was taken. */
import type { CategoryId } from '../report/categories'
import { metresBetween } from '../place/near'
import { hasField, type DISTANCES, type Field, type Given } from './given'

/** May whoever closes it say why there is no photo (拍不了)? Not where only the picture shows that it is safe again. */
export const REASON_FOR_PHOTO: Record<CategoryId, boolean> = {
  public_facility: true,
  education_health: true,
  dispute_rights: true,
  sanitation: true,
  utilities_heat: true,
  housing_property: true,
  transport: true,
  jobs_social_security: true,
  ecology: true,
  public_safety: false,
  food_drug_market: true,
  rural_business: true,
  policy_style_other: true,
}

type Asked = { needs: readonly Field[]; may: readonly Field[] }

/** What is needed and not given; a reason stands for the photo where it may. */
export const missingOf = ({ needs, may }: Asked, given: Given): Field[] =>
  needs.filter((field) => !hasField(given, field) && !(field === 'photos' && may.includes('noPhoto') && hasField(given, 'noPhoto')))

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
