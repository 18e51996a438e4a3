/**
 * Bar (暂停提交): somebody who misuses the channel may not file for some days, nor join what others filed. They read and answer their own tickets as before, and
 * are told kindly why, until when, and whom to call.
 */
import * as v from 'valibot'
import { text } from '../bounds'
import { dayAfter, dayOf, startOf } from '../calendar/workdays'
import { dayWords } from '../reading/time'

/** untrue 报的事不存在, insult 辱骂威胁, advert 广告, flood 同样的话反复提交. */
export const BAR_REASONS = ['untrue', 'insult', 'advert', 'flood'] as const
export type BarReason = (typeof BAR_REASONS)[number]
export const BAR_REASON_WORDS: Record<BarReason, string> = {
  untrue: '报的事几次核实都不存在',
  insult: '话里有辱骂或威胁',
  advert: '发的是广告',
  flood: '同样的内容反复提交',
}

export const BAR_DAYS = ['3', '7', '30'] as const

export const BarBody = v.object({
  reason: v.picklist(BAR_REASONS),
  days: v.picklist(BAR_DAYS),
  /** For colleagues: what it rests on. */
  note: v.pipe(text(200), v.minLength(1, 'missing')),
})
export type BarBody = v.InferOutput<typeof BarBody>

export const BarView = v.object({
  id: v.string(),
  /** The report it came from; who filed it is not told. */
  number: v.string(),
  anonymous: v.boolean(),
  reason: v.picklist(BAR_REASONS),
  note: v.string(),
  at: v.number(),
  until: v.number(),
  liftedAt: v.nullable(v.number()),
  liftNote: v.nullable(v.string()),
})
export type BarView = v.InferOutput<typeof BarView>

/** Midnight after so many whole days. */
export function barredUntil(days: (typeof BAR_DAYS)[number], now: number): number {
  let day = dayOf(now)
  for (let left = Number(days); left >= 0; left--) day = dayAfter(day)
  return startOf(day)
}

/** What somebody who is barred reads. */
export function barWords(
  { reason, until }: { reason: BarReason; until: number },
  hotline: { name: string; phone: string | null },
  now: number,
): string {
  const call = hotline.phone ? `打 ${hotline.phone}（${hotline.name}）` : `找${hotline.name}`
  return `因为${BAR_REASON_WORDS[reason]}，到${dayWords(until - 1, now)}为止暂时不能提交新的，也不能用“我也遇到”“我这边呢”。已经报的照样办，您能看、能补充、能评价。要是弄错了，或者有急事，请${call}。`
}
