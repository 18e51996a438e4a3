/** An inbox of notices (消息) as a list shows it: by day, newest first. */
import { dayOf } from '../calendar/workdays'
import { dayWords } from '../reading/time'
import { say } from '../words/say'

/** Rows in their order, under "今天", "昨天", "11月19日". */
export function byDay<T extends { at: number }>(rows: readonly T[], now: number): { day: string; rows: T[] }[] {
  const days: { day: string; rows: T[] }[] = []
  for (const row of rows) {
    const day = dayName(row.at, now)
    const last = days[days.length - 1]
    if (last?.day === day) last.rows.push(row)
    else days.push({ day, rows: [row] })
  }
  return days
}

const DAY = 86_400_000
function dayName(at: number, now: number): string {
  if (dayOf(at) === dayOf(now)) return say('今天')
  return dayOf(at) === dayOf(now - DAY) ? say('昨天') : dayWords(at, now)
}
