/**
 * States of a ticket (工单状态), one row each: is it open, on which desk of its unit it lies, which of the resident's five
 * steps it is, which clocks run in it and which only hold still, what it awaits of the reporter, and how it is coloured.
 * Source: lifecycle of 12345 and 数字城管 as this product merges them.
 */
import type { ClockKind } from './clock-kinds'

/**
 * Where a ticket lies: todo 待办, check 待核查 (with the unit that checks), waiting 等评价, done 办完. Units that passed it on find it
 * under `passed` 已转出.
 */
export const DESKS = ['todo', 'check', 'waiting', 'passed', 'done'] as const
export type Desk = (typeof DESKS)[number]

/** What one may look through: a desk, or of 待办 only what I have in hand (mine 我的) and what nobody has (nobody 没人经手). */
export const LISTS = [...DESKS, 'mine', 'nobody'] as const
export type DeskList = (typeof LISTS)[number]
export const deskOf = (list: DeskList): Desk => (list === 'mine' || list === 'nobody' ? 'todo' : list)

export type Tone = 'submitted' | 'accepted' | 'doing' | 'done' | 'rated' | 'ask' | 'parked' | 'refused'

type StateRow = {
  open: boolean
  desk: 'todo' | 'waiting' | 'done'
  step: 1 | 2 | 3 | 4 | 5
  tone: Tone
  clocks: readonly ClockKind[]
  /** Clocks that stand still and go on afterwards with what was left (中止计时). */
  holds?: readonly ClockKind[]
  awaits?: 'judge' | 'supplement'
  /** Somebody else than the handler is to check it (核查). */
  checked?: true
}

// prettier-ignore
export const STATES = {
  submitted:   { open: true,  desk: 'todo',    step: 1, tone: 'submitted', clocks: ['accept', 'return', 'urge', 'handle'] },  // 待受理
  need_info:   { open: true,  desk: 'waiting', step: 1, tone: 'ask',       clocks: ['supply'], holds: ['accept', 'return', 'dispatch', 'contact', 'spot', 'order', 'urge', 'handle'], awaits: 'supplement' }, // 待补充
  accepted:    { open: true,  desk: 'todo',    step: 2, tone: 'accepted',  clocks: ['dispatch', 'contact', 'spot', 'urge', 'handle'] }, // 已受理
  dispatched:  { open: true,  desk: 'todo',    step: 2, tone: 'accepted',  clocks: ['sign', 'return', 'order', 'urge', 'handle'] },     // 已派单，待签收
  returned:    { open: true,  desk: 'todo',    step: 2, tone: 'accepted',  clocks: ['rule', 'urge', 'handle'] },    // 退单待核
  consult:     { open: true,  desk: 'todo',    step: 3, tone: 'doing',     clocks: ['consult', 'urge', 'handle'] }, // 会商中
  in_progress: { open: true,  desk: 'todo',    step: 3, tone: 'doing',     clocks: ['contact', 'spot', 'order', 'urge', 'handle'] },    // 办理中
  escalated:   { open: true,  desk: 'todo',    step: 3, tone: 'doing',     clocks: ['accept', 'urge', 'handle'] },  // 已上报，待接
  paused:      { open: true,  desk: 'waiting', step: 3, tone: 'parked',    clocks: ['wait'], holds: ['dispatch', 'contact', 'spot', 'order', 'urge', 'handle'] }, // 暂停计时
  parked:      { open: true,  desk: 'waiting', step: 3, tone: 'parked',    clocks: ['review'], holds: ['accept', 'dispatch', 'rule', 'consult', 'contact', 'spot', 'order', 'urge', 'handle'] }, // 挂账
  resolved:    { open: true,  desk: 'waiting', step: 4, tone: 'ask',       clocks: ['verify', 'answer', 'callback'], awaits: 'judge', checked: true }, // 已办结，待核查
  confirmed:   { open: true,  desk: 'waiting', step: 4, tone: 'done',      clocks: ['verify'], checked: true },     // 居民说解决了，待核查
  verified:    { open: true,  desk: 'waiting', step: 4, tone: 'ask',       clocks: ['answer', 'callback'], awaits: 'judge' }, // 待评价
  rework:      { open: true,  desk: 'todo',    step: 3, tone: 'doing',     clocks: ['accept', 'urge', 'handle'] },  // 重办
  closed:      { open: false, desk: 'done',    step: 5, tone: 'rated',     clocks: [] },                    // 已销号
  rejected:    { open: false, desk: 'done',    step: 1, tone: 'refused',   clocks: [] },                    // 不予受理
  merged:      { open: false, desk: 'done',    step: 1, tone: 'accepted',  clocks: [] },                    // 已合并：随主件办
  withdrawn:   { open: false, desk: 'done',    step: 1, tone: 'refused',   clocks: [] },                    // 已撤回
} as const satisfies Record<string, StateRow>

export type State = keyof typeof STATES
export const STATE_IDS = Object.keys(STATES) as State[]
export const rowOf = (state: State): StateRow => STATES[state]

/** Which of the five steps a ticket is at: what only holds still stays where it was. */
export const stepAt = ({ state, backTo }: { state: State; backTo: State | null }): number =>
  rowOf(rowOf(state).holds && backTo ? backTo : state).step
