/** What categories of other channels are called here (标签对照). */
import * as v from 'valibot'
import { CATEGORY_IDS, type CategoryId } from '../../domain/report/categories'
import { suggest } from '../../domain/report/suggest/suggest'
import type { Case } from './cases'

/** An operator's own table: a label of the data and one of the 13 ids. */
export const Labels = v.record(v.string(), v.picklist(CATEGORY_IDS))
export type Labels = v.InferOutput<typeof Labels>

/** The fifteen first-level labels of petition work (信访件内容分类), as public data sets name them. */
const COMMON_LABELS: Labels = {
  城乡建设: 'housing_property',
  党务政务: 'policy_style_other',
  国土资源: 'dispute_rights',
  环境保护: 'ecology',
  纪检监察: 'policy_style_other',
  交通运输: 'transport',
  经济管理: 'food_drug_market',
  科技与信息产业: 'policy_style_other',
  民政: 'jobs_social_security',
  农村农业: 'rural_business',
  商贸旅游: 'food_drug_market',
  卫生计生: 'education_health',
  政法: 'public_safety',
  教育文体: 'education_health',
  劳动和社会保障: 'jobs_social_security',
}

const isCategory = (label: string): label is CategoryId => (CATEGORY_IDS as readonly string[]).includes(label)

/** What it is filed as: its label's category, without one what its words suggest. What neither knows goes to the centre as 政策作风及其他. */
export const filedAs = ({ label, words }: Pick<Case, 'label' | 'words'>, own: Labels): CategoryId =>
  label === undefined ? (suggest(words)[0]?.category ?? 'policy_style_other') : categoryFor(label, own)

/** An id of ours stays. */
export const categoryFor = (label: string | undefined, own: Labels): CategoryId =>
  label === undefined ? 'policy_style_other' : isCategory(label) ? label : (own[label] ?? COMMON_LABELS[label] ?? 'policy_style_other')
