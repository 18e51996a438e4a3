/**
 * The dispatch meeting (调度): its agenda makes itself, what became of last time's decisions first; whatever is decided of a case is done by
 * the case's own lifecycle, or stands as a sentence with a unit and a day.
 */
import type { Action } from '../ticket/actions'

/** order 交办, supervise 督办, sponsor 领导包案: the action of the ticket they lead into; sentence 记一条: kept here alone. */
export const DECISIONS = {
  order: { name: '交办', action: 'dispatch' },
  supervise: { name: '督办', action: 'supervise' },
  sponsor: { name: '领导包案', action: 'sponsor' },
  sentence: { name: '记一条', action: null },
} as const satisfies Record<string, { name: string; action: Action | null }>
export type DecisionKind = keyof typeof DECISIONS
export const DECISION_KINDS = Object.keys(DECISIONS) as [DecisionKind, ...DecisionKind[]]

/** What became of a decision that is only a sentence: done 办成, going 在办, undone 没办. */
export const BECAME = ['done', 'going', 'undone'] as const
export type Became = (typeof BECAME)[number]
export const BECAME_WORDS: Record<Became, string> = { done: '办成了', going: '在办', undone: '没办' }

/** What lies on the agenda, in the order it is heard. */
export const ITEMS = {
  overdue: { name: '超时的', order: '超得最久的在前', empty: '没有超时的' },
  soon: { name: '快到期的', order: '先到期的在前', empty: '两天里没有到期的' },
  parked: { name: '挂账到了复查日的', order: '先到的在前', empty: '没有到复查日的' },
  repeats: { name: '老地方老毛病', order: '件数多的在前', empty: '没有三件以上的老地方' },
  hard: { name: '退来退去、重办过的', order: '次数多的在前', empty: '没有退过两次或重办过两次的' },
} as const satisfies Record<string, { name: string; order: string; empty: string }>
export type ItemId = keyof typeof ITEMS
export const ITEM_IDS = Object.keys(ITEMS) as [ItemId, ...ItemId[]]

/** So many cases of an item are shown; the others are counted. */
export const SHOWN = 20
/** What falls due within so long is about to pass. */
export const SOON_MS = 48 * 3_600_000
/** What is reviewed until the next meeting is reviewed at this one. */
export const REVIEW_MS = 7 * 86_400_000
/** So many open cases of one sub-item in one community are the old trouble at the old place. */
export const LEAST_REPEATS = 3
/** Returned or sent back so often a case is hard. */
export const LEAST_TURNS = 2

export const MAX_DECISION = 300
/** So long a sentence that nobody said was done is heard again at every meeting. */
export const NOT_FORGOTTEN_MS = 92 * 86_400_000
/** More is no meeting. */
export const MOST_DECISIONS = 200

/** A sentence is late when its day is over and nobody said it was done. */
export const isLate = (dueDay: string | null, today: string, became: Became | null): boolean =>
  dueDay !== null && dueDay < today && became !== 'done'
