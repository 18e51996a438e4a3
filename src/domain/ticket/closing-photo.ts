/** The photo a matter is closed with (办结照片): and where a reason may stand in its place. */
import type { CategoryId } from '../report/categories'
import { hasField, type Field, type Given } from './given'

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
