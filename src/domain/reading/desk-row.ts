/** A desk (待办, 等评价 …) in words and figures: staff's screens alone carry this file. */
import { MOST } from '../count'
import { nextClock } from './next-step'
import type { Desk, DeskList } from '../ticket/states'
import { dayWords, narrowLeft, toneOf, type TimeTone } from './time'
import type { Summary } from '../ticket/views'
import { CLOCK_WORDS, STATE_WORDS } from './words'

export const EMPTY_WORDS: Record<DeskList, string> = {
  todo: '待办清空了，来了新的会自己出现',
  check: '没有要核查的',
  waiting: '没有等评价的',
  passed: '没有转出去的',
  done: '还没有办完的',
  mine: '没有在您手上的',
  nobody: '都有人经手了',
}

export const ORDER_WORDS: Record<Desk, string> = {
  todo: '半小时内到点的最前，再特急、紧急，再按剩余时间',
  check: '半小时内到点的最前，再特急、紧急，再按到期先后',
  waiting: '先到期的在前',
  passed: '刚转出的在前',
  done: '刚办完的在前',
}

/** Still to do, neither late nor due today; what was counted no further cannot be subtracted from. */
export function restOf(all: number, late: number, today: number): string {
  if (all < MOST.desk) return String(Math.max(0, all - late - today))
  return late + today >= MOST.desk ? '—' : `${MOST.desk - late - today}+`
}

/** The narrow cell on the left of a row: "受理还剩" / "58 分". A ticket whose clocks are done says where it stands. */
export function rowTime(ticket: Summary, now: number): { tone: TimeTone; timeWord: string; time: string } {
  const clock = nextClock(ticket.clocks)
  if (!clock) return { tone: 'paused', timeWord: STATE_WORDS.unit[ticket.state], time: dayWords(ticket.filedAt, now) }
  const { label, value } = narrowLeft(clock, now)
  const which = clock.kind === 'handle' ? '' : CLOCK_WORDS[clock.kind]
  // ten days and more: the hours would not fit, and nobody needs them
  return { tone: toneOf(clock, now), timeWord: `${which}${label}`, time: value.replace(/^(\d{2,} 天) .*/, '$1') }
}
