/**
 * Who is praised and who is told off (表扬、批评), by stated rules over frozen numbers: units only, never on fewer than ten cases, always with
 * the numbers that say why.
 */
import type { MeasureId } from '../figures/measures'
import { FEW } from '../figures/readers'
import type { Row } from '../figures/tables'

type Failing = {
  name: string
  measure: MeasureId
  /** Counted are those in the measure (a bad thing that happened), or those that are not in it (a good thing that did not). */
  counts: 'in' | 'out'
  says: string
}

/** The four failings (四种情形). */
export const FAILINGS = {
  unanswered: { name: '呼而不应', measure: 'contactInTime', counts: 'out', says: '应首次联系 {of} 件，没按时联系 {n} 件，占 {rate}。' },
  unmoved: { name: '推而不动', measure: 'returned', counts: 'in', says: '派来 {of} 单，签收前退回 {n} 单，占 {rate}。' },
  dragging: { name: '拖拉扯皮', measure: 'onTime', counts: 'out', says: '到期 {of} 件，没按期办结 {n} 件，占 {rate}。' },
  unseen: { name: '视而不见', measure: 'acceptInTime', counts: 'out', says: '应受理 {of} 件，过了最初时限没受理 {n} 件，占 {rate}。' },
} as const satisfies Record<string, Failing>
type FailingId = keyof typeof FAILINGS
export const FAILING_IDS = Object.keys(FAILINGS) as FailingId[]

/** So many cases at least, and so many percent of them. */
const LEAST_CASES = 3
const LEAST_PERCENT = 10
/** A praised unit has had no more than so many percent of what it did sent back. */
const MOST_SENT_BACK = 5

/** The rules as they are printed below the sentences. */
export const RULES_SAID = [
  `表扬：到期满 ${FEW} 件、全部按期办结，办结的退回重办不超过 ${MOST_SENT_BACK}%，且没有下面四种情形。`,
  `批评：满 ${FEW} 件里有 ${LEAST_CASES} 件以上、占 ${LEAST_PERCENT}% 以上的。不到 ${FEW} 件的只列件数，不评。`,
] as const

/** What of the four failings today's figures cannot answer, and nobody makes up. */
export const NOT_KNOWN = [
  '视而不见里“看见了没报”的：没有巡查记录可对。',
  '推而不动里“一件转了几家、几天没人接”的：版本里只有合计，逐件的在调度议程里看。',
  '拖拉扯皮里“答应了没做到”的：进展里没有单记答应的日期。',
  '剔除前后两种数：还没有“提出、第二人定”这一步。',
] as const

type Failed = { id: FailingId; n: number; of: number }

/** Which of the failings a unit's row shows. */
export const failingsIn = (row: Row): Failed[] =>
  FAILING_IDS.flatMap((id) => {
    const { measure, counts } = FAILINGS[id]
    const rate = row.rates[measure]
    if (!rate || rate.of < FEW) return []
    const n = counts === 'in' ? rate.n : rate.of - rate.n
    return n >= LEAST_CASES && n * 100 >= LEAST_PERCENT * rate.of ? [{ id, n, of: rate.of }] : []
  })

export function isPraised(row: Row): boolean {
  const { onTime, sentBack } = row.rates
  if (!onTime || !sentBack || onTime.of < FEW || onTime.n < onTime.of) return false
  return sentBack.n * 100 <= MOST_SENT_BACK * sentBack.of && failingsIn(row).length === 0
}
