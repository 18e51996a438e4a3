/**
 * Figures (指标) the public may see, always with how many they rest on (lifecycle-and-kpis 6). Each counts by the time of its event:
 * filed, closed, answered in the period; on time: handling limits that ran out in it. 不予受理, merged, withdrawn and parked are left out there.
 */
import * as v from 'valibot'
import { dayOf, startOf } from '../calendar/workdays'

export const Sums = v.object({
  received: v.number(),
  closed: v.number(),
  answered: v.number(),
  solved: v.number(),
  satisfied: v.number(),
  due: v.number(),
  onTime: v.number(),
})
export type Sums = v.InferOutput<typeof Sums>

export const PERIODS = ['month', 'lastMonth', 'year'] as const
export type Period = (typeof PERIODS)[number]
export const PERIOD_WORDS: Record<Period, string> = { month: '本月', lastMonth: '上月', year: '今年' }

/** Rates: what of what, and the sentence that names the base. */
export const RATES = [
  { n: 'onTime', of: 'due', name: '按期办完', says: '到期 {of} 件，按期办完 {n} 件' },
  { n: 'solved', of: 'answered', name: '解决', says: '评价 {of} 件，说解决了 {n} 件' },
  { n: 'satisfied', of: 'answered', name: '满意', says: '评价 {of} 件，基本满意以上 {n} 件' },
] as const satisfies readonly { n: keyof Sums; of: keyof Sums; name: string; says: string }[]

/** Satisfied (满意): 基本满意 and better, of five. */
export const SATISFIED_FROM = 3

/** Below it a rate says more about chance than about work. */
const FEW = 10

/** "94.3%"; under ten "8/9" and that they are few; nothing at all "—". */
export function rateOf(n: number, of: number): { value: string; few: boolean } {
  if (of === 0) return { value: '—', few: false }
  if (of < FEW) return { value: `${n}/${of}`, few: true }
  const tenths = Math.round((n * 1000) / of)
  // not all is never 100 %, some is never 0 %
  const honest = n === of || n === 0 ? tenths : Math.min(999, Math.max(1, tenths))
  return { value: `${(honest / 10).toFixed(1)}%`, few: false }
}

/** First and last Beijing day of a period; the present one ends today. */
export function periodOf(period: Period, now: number): { from: string; to: string } {
  const today = dayOf(now)
  if (period === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today }
  const first = `${today.slice(0, 7)}-01`
  if (period === 'month') return { from: first, to: today }
  const last = dayOf(startOf(first) - 1)
  return { from: `${last.slice(0, 7)}-01`, to: last }
}
