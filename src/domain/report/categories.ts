/**
 * The 13 categories (类别) of the report screen. Their ids are code and never change; names, order, sub-items (细项),
 * lead departments and limits are a versioned catalogue that an operator may replace. A report names the version it was
 * written with, so an old ticket keeps the limits it was opened with.
 */
import * as v from 'valibot'
import { Limit, runsShorter } from '../ticket/limits'
import { MAX_ANSWER, MAX_QUESTIONS } from './answers'
import bundled from './catalogue.json'

// prettier-ignore
export const CATEGORY_IDS = [
  'public_facility', 'education_health', 'dispute_rights', 'sanitation', 'utilities_heat', 'housing_property', 'transport',
  'jobs_social_security', 'ecology', 'public_safety', 'food_drug_market', 'rural_business', 'policy_style_other',
] as const
export type CategoryId = (typeof CATEGORY_IDS)[number]

/** What is asked for (诉求类型): consult 咨询, help 求助, complain 投诉, accuse 举报, suggest 建议, praise 表扬. */
export const REQUESTS = ['help', 'consult', 'complain', 'accuse', 'suggest', 'praise'] as const
export type RequestType = (typeof REQUESTS)[number]

/** How pressing (紧急程度): normal 一般, urgent 紧急, critical 特急. Urgent and critical run round the clock. */
export const URGENCIES = ['normal', 'urgent', 'critical'] as const
export type Urgency = (typeof URGENCIES)[number]

/** A question (细项提问): answered by one of the options, by a number of a unit, or else in the text. */
const Question = v.union([
  v.pipe(
    v.string(),
    v.maxLength(MAX_ANSWER),
    v.transform((ask) => ({ ask })),
  ),
  v.object({
    ask: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ANSWER)),
    options: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(12))), v.minLength(2), v.maxLength(6))),
    unit: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4))),
  }),
])
export type Question = { ask: string; options?: string[]; unit?: string }

const Item = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z_]{1,32}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(12)),
  department: v.optional(v.string()),
  limit: v.optional(Limit),
  urgency: v.optional(v.picklist(URGENCIES)),
  request: v.optional(v.picklist(REQUESTS)),
  /** May be offered to a neighbour who is about to report the same (我也遇到): a public thing in a public place. A catalogue that says nothing says no. */
  offered: v.optional(v.boolean(), false),
  /** A closing photo is asked for. */
  photo: v.optional(v.boolean()),
  /** Which papers help (要什么材料), as the form asks for them; without it none are asked for. */
  papers: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(30))),
  /** Shows the call card (110/119/120) before the form. */
  danger: v.optional(v.boolean()),
  /** Whom the call card names beside the national numbers: the gas company's emergency line (抢修电话), the lift company's. */
  hotline: v.optional(v.object({ name: v.pipe(v.string(), v.maxLength(12)), phone: v.pipe(v.string(), v.maxLength(20)) })),
  /** What is asked first about it, instead of the bundled questions. */
  questions: v.optional(v.pipe(v.array(Question), v.maxLength(MAX_QUESTIONS))),
})
export type Item = v.InferOutput<typeof Item>

const CategoryRow = v.object({
  id: v.picklist(CATEGORY_IDS),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(12)),
  hint: v.optional(v.string()),
  department: v.string(),
  limit: Limit,
  sensitive: v.optional(v.boolean()),
  items: v.pipe(
    v.array(Item),
    v.check((items) => items.some((item) => item.id === 'other'), '每一类都要有细项 other（其他）'),
  ),
})

/** What no catalogue may offer: 其他 may be anything, a complaint about officials or a matter marked sensitive is nobody else's. */
const offersNothing = (items: readonly Item[]): boolean => items.every((item) => !item.offered)
const neverOffered = ({ id, sensitive, items }: v.InferOutput<typeof CategoryRow>): boolean =>
  offersNothing(items.filter((item) => item.id === 'other' || item.request === 'accuse' || item.danger)) &&
  (offersNothing(items) || (!sensitive && id !== 'policy_style_other'))

const Category = v.pipe(CategoryRow, v.check(neverOffered, 'offered: not for "other", 举报, danger or a sensitive category'))
export type Category = v.InferOutput<typeof Category>

const ByUrgency = v.object({ normal: Limit, urgent: Limit, critical: Limit })
type ByUrgency = v.InferOutput<typeof ByUrgency>

/** A step's limits; a catalogue written before the step had a clock goes by ours. */
const stepLimits = (normal: Limit, urgent: Limit, critical: Limit) =>
  v.optional(ByUrgency, { normal, urgent, critical } satisfies ByUrgency)

/** The file an operator may replace: every category once, and the limits of the steps. */
export const Catalogue = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  validFrom: v.string(),
  clocks: v.object({
    accept: ByUrgency,
    sign: ByUrgency,
    rule: ByUrgency,
    handle: ByUrgency,
    answer: ByUrgency,
    dispatch: stepLimits('1wh', '30min', '30min'),
    return: stepLimits('1wd', '4h', '2h'),
    contact: stepLimits('1wd', '2h', '2h'),
    spot: stepLimits('1wd', '24h', '24h'),
    consult: stepLimits('3wd', '24h', '12h'),
    urge: stepLimits('1wd', '4h', '2h'),
    supply: stepLimits('2wd', '2wd', '2wd'),
    verify: stepLimits('2wd', '1wd', '1wd'),
    callback: stepLimits('2wd', '2wd', '2wd'),
  }),
  categories: v.pipe(
    v.array(Category),
    v.check(
      (all) => CATEGORY_IDS.every((id) => all.filter((category) => category.id === id).length === 1),
      '13 类每类要有一个，也只能有一个',
    ),
  ),
})
export type Catalogue = v.InferOutput<typeof Catalogue>

/**
 * The names of 公共设施, 教育卫生 and 纠纷维权 are those of the district's own channel (People's Daily, 2024-01-05, p. 10); all else,
 * limits included, is our default. It is the phone's default until it has fetched a newer one, the server's first version.
 */
export const BUNDLED: Catalogue = v.parse(Catalogue, bundled)

export const categoryOf = (catalogue: Catalogue, id: CategoryId): Category => catalogue.categories.find((category) => category.id === id)!

/** The sub-item a report means; one the catalogue no longer knows is taken as 其他, never refused (offline drafts outlive an edit). */
export const itemOf = (category: Category, id: string): Item =>
  category.items.find((item) => item.id === id) ?? category.items.find((item) => item.id === 'other')!

/** The unit the catalogue names for a matter: the sub-item's own, else the category's. */
export const departmentOf = (category: Category, item: string): string => itemOf(category, item).department ?? category.department

/** The sub-items that may be offered to a neighbour, each as `offeredKey` names it. */
export const offeredIn = (catalogue: Catalogue): string[] =>
  catalogue.categories.flatMap(({ id, items }) => items.filter((item) => item.offered).map((item) => offeredKey(id, item.id)))

const offeredKey = (category: string, item: string): string => `${category}/${item}`

/** Time allowed for handling: the sub-item's own, else the category's; urgent work never gets more than the urgent limit. */
export function handleLimit(catalogue: Catalogue, id: CategoryId, item: Item, urgency: Urgency): Limit {
  if (urgency === 'normal') return item.limit ?? categoryOf(catalogue, id).limit
  const urgent = catalogue.clocks.handle[urgency]
  return item.limit && runsShorter(item.limit, urgent) ? item.limit : urgent
}
