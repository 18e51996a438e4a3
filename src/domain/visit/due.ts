/**
 * Who is due for a visit and why (该去谁家). 三必访 are reasons with an interval, not kinds of people; anybody's visit counts, and every door
 * is due once a year.
 */
import { dayOf, startOf } from '../calendar/workdays'

type Reason = { word: string; days: number }

/** 三必访: where there are complaints; who is to be looked after; who speaks for others. */
// prettier-ignore
export const REASONS = {
  complaints: { word: '意见多',   days: 30 },
  care:       { word: '要照应',   days: 30 },
  voices:     { word: '听听意见', days: 90 },
} as const satisfies Record<string, Reason>
export type ReasonId = keyof typeof REASONS
export const REASON_IDS = Object.keys(REASONS) as ReasonId[]

const YEAR_DAYS = 365
const DAY = 86_400_000

const DUES = ['promise', 'missed', ...REASON_IDS, 'never', 'year'] as const
export type DueWhy = (typeof DUES)[number]
export const DUE_IDS: readonly DueWhy[] = DUES

export const DUE_WORDS: Record<DueWhy, string> = {
  promise: '答应过',
  missed: '上次没人',
  complaints: REASONS.complaints.word,
  care: REASONS.care.word,
  voices: REASONS.voices.word,
  never: '还没去过',
  year: '今年没去',
}

/** What the walk is looked through by. */
export const WALK_PARTS = ['all', 'promised', 'must', 'year'] as const
export type WalkPart = (typeof WALK_PARTS)[number]
export const WALK_WORDS: Record<WalkPart, string> = { all: '全部', promised: '答应的', must: '三必访', year: '今年没去' }
const PART_OF: Record<DueWhy, WalkPart> = {
  promise: 'promised',
  missed: 'year',
  complaints: 'must',
  care: 'must',
  voices: 'must',
  never: 'year',
  year: 'year',
}
export const isInPart = (part: WalkPart, whys: readonly DueWhy[]): boolean => part === 'all' || whys.some((why) => PART_OF[why] === part)

/** `lastAt`: anybody's last visit, UTC ms. `missedAt`: when nobody was in since. `promisedFor`: days of promises not kept yet. */
export type Visited = { reasons: readonly ReasonId[]; lastAt: number | null; missedAt: number | null; promisedFor: readonly string[] }

/** Why somebody is to be visited today, what was promised first; empty when nobody need come. */
export function duesOf({ reasons, lastAt, missedAt, promisedFor }: Visited, now: number): DueWhy[] {
  const today = dayOf(now)
  const isPast = (days: number) => lastAt === null || startOf(dayOf(lastAt)) + days * DAY <= startOf(today)
  return [
    ...(promisedFor.some((day) => day <= today) ? (['promise'] as const) : []),
    // the same day one does not knock twice
    ...(missedAt !== null && dayOf(missedAt) < today ? (['missed'] as const) : []),
    ...REASON_IDS.filter((reason) => reasons.includes(reason) && isPast(REASONS[reason].days)),
    ...(lastAt === null ? (['never'] as const) : isPast(YEAR_DAYS) ? (['year'] as const) : []),
  ]
}
