/**
 * The wall (挂图作战): projects, cases under 挂牌督办 and cases a leader sponsors, side by side over time. A case stands there by its number and
 * what kind of matter it is: never by what its reporter wrote, nor by the place; what is handled in confidence, 举报 and category 13 never.
 */
import { startOf } from '../calendar/workdays'

export const WALL_KINDS = { project: '民生项目', sponsored: '领导包案', listed: '挂牌督办' } as const
export type WallKind = keyof typeof WALL_KINDS

const DAY = 86_400_000
/** A month at least is shown, and half of one beside the ends. */
const LEAST_DAYS = 31
const BESIDE_DAYS = 7

/** Days between which everything lies, today among them; Beijing days as "2026-11-23". */
export function frameOf(rows: readonly { fromDay: string; dueDay: string | null }[], today: string): { from: number; to: number } {
  const days = rows.flatMap(({ fromDay, dueDay }) => [startOf(fromDay), ...(dueDay ? [startOf(dueDay)] : [])])
  const [first, last] = [Math.min(startOf(today), ...days), Math.max(startOf(today), ...days)]
  const from = first - BESIDE_DAYS * DAY
  return { from, to: Math.max(last + BESIDE_DAYS * DAY, from + LEAST_DAYS * DAY) }
}

/** Where a day stands between the two, in percent. */
export const placeIn = ({ from, to }: { from: number; to: number }, day: string): number =>
  Math.round(((startOf(day) - from) / (to - from)) * 1_000) / 10

/** The first days of the months within. */
export function monthsIn({ from, to }: { from: number; to: number }): { day: string; text: string }[] {
  const at = new Date(from + 8 * 3_600_000)
  const months: { day: string; text: string }[] = []
  for (let n = 1; ; n++) {
    const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + n, 1))
    const day = first.toISOString().slice(0, 10)
    if (startOf(day) >= to) return months
    months.push({ day, text: `${first.getUTCMonth() + 1}月` })
  }
}

/** "12 项：过期 2，停滞 1，按期销号 3": what stands there, before anything else is read. */
export function sumOf(rows: readonly { flag: 'red' | 'black' | 'still' | null }[]): string {
  const counted = (flag: 'red' | 'black' | 'still', word: string) => {
    const count = rows.filter((row) => row.flag === flag).length
    return count > 0 ? [`${word} ${count}`] : []
  }
  const parts = [...counted('black', '过了期限'), ...counted('still', '停滞'), ...counted('red', '按期销号')]
  return [`${rows.length} 项`, parts.join('，')].filter(Boolean).join('：')
}
