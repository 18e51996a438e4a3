/** What is watched over (督办台): lists across all units, each by what presses most. */
import { GRADES, type Grade } from './evidence'

/** Requests for time, limits passed long enough to climb, returns to rule on, 挂账 to look at again, and supervision, a list for each grade. */
export const WATCHES = ['extension', 'overdue', 'returned', 'parked', ...GRADES] as const
export type Watch = (typeof WATCHES)[number]

export const isGrade = (watch: Watch): watch is Grade => (GRADES as readonly string[]).includes(watch)

export const WATCH_WORDS: Record<Exclude<Watch, Grade>, { name: string; empty: string; order: string }> = {
  extension: { name: '延期待批', empty: '没有等着批的延期', order: '申请的日子近的在前' },
  overdue: { name: '超时', empty: '没有超时的', order: '超得久的在前' },
  returned: { name: '退单待核', empty: '没有等着裁定的退单', order: '先到期的在前' },
  parked: { name: '挂账复查', empty: '没有挂账的', order: '先该复查的在前' },
}
export const SUPERVISED_WORDS = { name: '督办中', empty: '这一级没有在督办的', order: '提交早的在前' }

/** Whose words stand on a row: what was asked, why it came back, why it waits, why it is supervised. */
export const SAID_BY = {
  extension: 'extend',
  overdue: null,
  returned: 'return',
  parked: 'park',
  supervise: 'supervise',
} as const
