/**
 * The clocks (时限) there are, apart from how they run, so that what only names them need not carry that: accept 受理 · dispatch 派单
 * (by the centre) · sign 签收 · return 退单 (until when it may be given back) · contact 首次联系 · spot 马上办 · order 交办期限 · rule 退单裁定 ·
 * consult 会商 · urge 回应催办 · handle 办理 · wait: the end of a pause · review 挂账复查 · supply: the reporter's turn to add (补充) ·
 * verify 核查 · callback 回访 · answer: the reporter's turn to judge (评价).
 */
import type { Limit } from './limits'

export const CLOCK_KINDS = [
  'accept',
  'dispatch',
  'sign',
  'return',
  'contact',
  'spot',
  'order',
  'rule',
  'consult',
  'urge',
  'handle',
  'wait',
  'review',
  'supply',
  'verify',
  'callback',
  'answer',
] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

export type Clock = {
  kind: ClockKind
  /** The line of history that started it: with the kind, its name. */
  seq: number
  startedAt: number
  /** null while it holds still. */
  dueAt: number | null
  /** What was promised first: figures keep it whatever is granted later. */
  firstDueAt: number
  limit: Limit
  tentative: boolean
  limitVersion: number
  calendarVersion: number
  /** What the due time follows from: the whole limit, what was left after a pause, or a day somebody named. */
  basis: 'limit' | 'left' | 'date'
  countedFrom: number
  /** What was left when it stopped, in its own time (working time or not), ms. */
  leftMs: number | null
  /** From when on it presses (快到期); null while it holds still. */
  nearAt: number | null
  /** How far its ladder has been climbed, and when the next step is due; null: nothing more follows by itself. */
  rung: number
  nextAt: number | null
}
