/**
 * The clocks (时限) there are, apart from how they run, so that what only names them need not carry that: accept 受理 · dispatch 派单
 * (by the centre) · sign 签收 · return 退单 (until when it may be given back) · contact 首次联系 · spot 马上办 · order 交办期限 · rule 退单裁定 ·
 * consult 会商 · urge 回应催办 · handle 办理 · wait: the end of a pause · review 挂账复查 · supply: the reporter's turn to add (补充) ·
 * verify 核查 · callback 回访 · answer: the reporter's turn to judge (评价).
 */
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
