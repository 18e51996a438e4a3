/** What is watched over (督办台): lists across all units, each by what presses most. */
import type { ClockKind } from '../ticket/clock-kinds'
import { GRADES, type Grade } from '../ticket/given'

/** Requests for time, limits passed long enough to climb, returns to rule on, 挂账 to look at again, requests to erase, and supervision, a list for each grade. */
export const WATCHES = ['extension', 'overdue', 'returned', 'parked', 'erasure', ...GRADES] as const
export type Watch = (typeof WATCHES)[number]

export const isGrade = (watch: Watch): watch is Grade => (GRADES as readonly string[]).includes(watch)

export const WATCH_WORDS: Record<Exclude<Watch, Grade>, { tab: string; name: string; empty: string; order: string }> = {
  extension: { tab: '延期', name: '延期待批', empty: '没有等着批的延期', order: '申请的日子近的在前' },
  overdue: { tab: '超时', name: '超时', empty: '没有超时的', order: '超得久的在前' },
  returned: { tab: '退单', name: '退单待核', empty: '没有等着裁定的退单', order: '先到期的在前' },
  erasure: { tab: '删除', name: '请求删除', empty: '没有等着答复的删除请求', order: '先请求的在前' },
  parked: { tab: '挂账', name: '挂账待复查', empty: '没有挂账的', order: '先该复查的在前' },
}
export const SUPERVISED_WORDS = { tab: '督办', name: '督办中', empty: '这一级没有在督办的', order: '提交早的在前' }

/** Whose words stand on a row: what was asked, why it came back, why it waits, why it is supervised. */
export const SAID_BY = {
  extension: 'extend',
  overdue: null,
  returned: 'return',
  parked: 'park',
  erasure: 'askErase',
  supervise: 'supervise',
} as const

/** The clock a list is about; elsewhere it is whichever runs out first. */
export const CLOCK_OF: Partial<Record<Watch, ClockKind>> = { extension: 'handle', returned: 'rule', parked: 'review' }
