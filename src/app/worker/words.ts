/** Words of the staff's screens that the domain does not have. */
import { nextClock } from '../../domain/ticket/say'
import { dayWords, narrowLeft, toneOf, type TimeTone } from '../../domain/ticket/time'
import type { Identity } from '../../domain/ticket/ticket'
import type { Action } from '../../domain/ticket/lifecycle'
import type { Urgency } from '../../domain/report/categories'
import type { Desk } from '../../domain/ticket/states'
import type { Summary } from '../../domain/ticket/views'
import { CLOCK_WORDS, STATE_WORDS, URGENCY_WORDS } from '../../domain/ticket/words'

/** What a toast says when an action went through. */
export const DONE_WORDS: Record<Action, string> = {
  accept: '已受理',
  sign: '已签收',
  resolve: '已办结，等评价',
  escalate: '已上报',
  dispatch: '已派出',
  return: '已退回区中心',
  reject: '已答复不予受理',
  note: '记下了',
  judge: '已评价',
  supplement: '已补充',
  urge: '已催',
  withdraw: '已撤回',
  close: '已销号',
}

export const ACTION_ICONS: Partial<Record<Action, string>> = {
  resolve: 'check',
  escalate: 'escalate',
  dispatch: 'flag',
  return: 'giveback',
  reject: 'cross',
  note: 'edit',
}

/** Whom staff deal with, without saying more than they may know. */
export const REPORTER_WORDS: Record<Identity, string> = {
  named: '实名',
  sealed: '保密，看不到姓名和电话',
  anonymous: '匿名，没法打电话',
}

export const urgencyBadge = (urgency: Urgency) =>
  (
    ({
      critical: { kind: 'urgent', text: URGENCY_WORDS.critical },
      urgent: { kind: 'pressing', text: URGENCY_WORDS.urgent },
      normal: undefined,
    }) as const
  )[urgency]

export const EMPTY_WORDS: Record<Desk, string> = {
  todo: '待办清空了，下一件来了会响',
  waiting: '没有等评价的',
  passed: '没有转出去的',
  done: '还没有办完的',
}

export const ORDER_WORDS: Record<Desk, string> = {
  todo: '按剩余时间从少到多',
  waiting: '先到期的在前',
  passed: '刚转出的在前',
  done: '刚办完的在前',
}

/** Counts come capped at a hundred. */
const CAP = 100
export const upTo99 = (count: number): string => (count >= CAP ? '99+' : String(count))

/** Still to do, neither late nor due today; what was capped cannot be subtracted from. */
export const restOf = (all: number, late: number, today: number): string =>
  late >= CAP || late + today >= CAP ? '—' : all >= CAP ? `${CAP - late - today}+` : String(all - late - today)

/** The narrow cell on the left of a row: "受理还剩" / "58 分". A ticket whose clocks are done says where it stands. */
export function rowTime(ticket: Summary, now: number): { tone: TimeTone; timeWord: string; time: string } {
  const clock = nextClock(ticket.clocks)
  if (!clock) return { tone: 'paused', timeWord: STATE_WORDS.unit[ticket.state], time: dayWords(ticket.filedAt, now) }
  const { label, value } = narrowLeft(clock, now)
  const which = clock.kind === 'handle' ? '' : CLOCK_WORDS[clock.kind]
  // ten days and more: the hours would not fit, and nobody needs them
  return { tone: toneOf(clock, now), timeWord: `${which}${label}`, time: value.replace(/^(\d{2,} 天) .*/, '$1') }
}
