/**
 * What the labels of other collections of complaints mean in our 13 categories. A label that is one of our own ids means itself.
 *
 * The seven below are the first level of the petition offices' catalogue (网上信访); they cut the world otherwise than a district
 * channel does, and not everywhere is there one right answer:
 * - 城乡建设 holds at least four of our categories (housing, facilities, sanitation, water and heat). Which one a text means, the
 *   label does not say; any of the four counts, so figures for this label are kinder than the others.
 * - 劳动和社会保障 also holds unpaid wages, which are 纠纷维权 here, and medical insurance, which is 教育卫生.
 * - 卫生计生 also holds food and drugs; 环境保护 also rubbish and dust; 交通运输 also damaged roads; 商贸旅游 also refunds and fraud.
 * Such a second meaning is allowed only where the words of the text call for it. 公共安全, 涉农涉企 and 政策作风及其他 have no label at
 * all: how well they are found, these labels cannot tell.
 */
import { CATEGORY_IDS, type CategoryId } from '../../domain/report/categories'

type Meaning = { means: readonly CategoryId[]; also: readonly (readonly [RegExp, CategoryId])[] }

const LABELS: { [label: string]: Meaning } = {
  城乡建设: {
    means: ['housing_property', 'public_facility', 'utilities_heat', 'sanitation'],
    also: [
      [/征地|拆迁|征收|安置|强拆|补偿/, 'dispute_rights'],
      [/危房|裂缝|消防|隐患/, 'public_safety'],
      [/绿化|绿地|噪|污染/, 'ecology'],
      [/公交|停车|红绿灯|堵车|拥堵/, 'transport'],
    ],
  },
  劳动和社会保障: {
    means: ['jobs_social_security'],
    also: [
      [/欠薪|讨薪|血汗钱|(拖欠|不发|没发|未发|克扣).{0,6}(工资|工钱)/, 'dispute_rights'],
      [/医保|医疗保险|合作医疗|报销/, 'education_health'],
    ],
  },
  教育文体: { means: ['education_health'], also: [] },
  卫生计生: { means: ['education_health'], also: [[/食品|药品|药店|餐馆|饭店|化妆品|过期/, 'food_drug_market']] },
  商贸旅游: {
    means: ['food_drug_market'],
    also: [
      [/退款|退货|退钱|押金|维权|赔偿|被骗/, 'dispute_rights'],
      [/传销|诈骗/, 'public_safety'],
      [/电梯/, 'housing_property'],
    ],
  },
  环境保护: { means: ['ecology'], also: [[/垃圾|扬尘|渣土|灰尘/, 'sanitation']] },
  交通运输: { means: ['transport'], also: [[/坑洼|路面|修路|路灯|人行道/, 'public_facility']] },
}

/** The categories that are right for a text under its label; `plain`: by the label alone. Unknown labels are refused. */
export function meaningOf(label: string, text: string): { plain: readonly CategoryId[]; right: readonly CategoryId[] } {
  const own = CATEGORY_IDS.find((id) => id === label)
  const meaning = own ? { means: [own], also: [] } : LABELS[label]
  if (!meaning) throw new Error(`不认识的标签：${label}`)
  const called = meaning.also.filter(([words]) => words.test(text)).map(([, id]) => id)
  return { plain: meaning.means, right: [...meaning.means, ...called] }
}
