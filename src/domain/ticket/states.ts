/**
 * States of a ticket (工单状态), one row each: is it open, on which desk of its unit it lies, which of the resident's five
 * steps it is, which clocks run in it, what it awaits of the reporter, and how it is coloured. Source: lifecycle of 12345 and 数字城管 as this product merges them.
 */
import type { ClockKind } from './clocks'

/** Where a ticket lies for the unit that owns it: todo 待办, waiting 等评价, done 办完. Units that passed it on find it under `passed` 已转出. */
export const DESKS = ['todo', 'waiting', 'passed', 'done'] as const
export type Desk = (typeof DESKS)[number]

export type Tone = 'submitted' | 'accepted' | 'doing' | 'done' | 'rated' | 'ask' | 'parked' | 'refused'

type StateRow = {
  open: boolean
  desk: Exclude<Desk, 'passed'>
  step: 1 | 2 | 3 | 4 | 5
  tone: Tone
  clocks: readonly ClockKind[]
  awaits?: 'judge' | 'supplement'
}

// prettier-ignore
export const STATES = {
  submitted:   { open: true,  desk: 'todo',    step: 1, tone: 'submitted', clocks: ['accept', 'handle'] },  // 待受理
  need_info:   { open: true,  desk: 'waiting', step: 1, tone: 'ask',       clocks: ['answer'], awaits: 'supplement' }, // 待补充
  accepted:    { open: true,  desk: 'todo',    step: 2, tone: 'accepted',  clocks: ['handle'] },            // 已受理
  dispatched:  { open: true,  desk: 'todo',    step: 2, tone: 'accepted',  clocks: ['sign', 'handle'] },    // 已派单，待签收
  returned:    { open: true,  desk: 'todo',    step: 2, tone: 'accepted',  clocks: ['rule', 'handle'] },    // 退单待核
  consult:     { open: true,  desk: 'todo',    step: 3, tone: 'doing',     clocks: ['handle'] },            // 会商中
  in_progress: { open: true,  desk: 'todo',    step: 3, tone: 'doing',     clocks: ['handle'] },            // 办理中
  escalated:   { open: true,  desk: 'todo',    step: 3, tone: 'doing',     clocks: ['accept', 'handle'] },  // 已上报，待接
  parked:      { open: true,  desk: 'waiting', step: 3, tone: 'parked',    clocks: [] },                    // 挂账
  resolved:    { open: true,  desk: 'waiting', step: 4, tone: 'done',      clocks: ['answer'] },            // 已办结，待核查
  verified:    { open: true,  desk: 'waiting', step: 4, tone: 'ask',       clocks: ['answer'], awaits: 'judge' },      // 待评价
  rework:      { open: true,  desk: 'todo',    step: 3, tone: 'doing',     clocks: ['accept', 'handle'] },  // 重办
  closed:      { open: false, desk: 'done',    step: 5, tone: 'rated',     clocks: [] },                    // 已销号
  rejected:    { open: false, desk: 'done',    step: 1, tone: 'refused',   clocks: [] },                    // 不予受理
  merged:      { open: false, desk: 'done',    step: 1, tone: 'refused',   clocks: [] },                    // 已合并
  withdrawn:   { open: false, desk: 'done',    step: 1, tone: 'refused',   clocks: [] },                    // 已撤回
} as const satisfies Record<string, StateRow>

export type State = keyof typeof STATES
export const STATE_IDS = Object.keys(STATES) as State[]
export const rowOf = (state: State): StateRow => STATES[state]
