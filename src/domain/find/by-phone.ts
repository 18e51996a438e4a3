/**
 * Finding by a caller's number (按来电号码找): for the centre only, for a reason, on record; and only what was filed 实名. A 保密 or 匿名 report, a
 * 举报, a matter of category 13 and a complaint about a unit never answer, whoever asks: not in a row, not in a count.
 */
import type { Identity, Ticket } from '../ticket/ticket'

export const PHONE_REASONS = ['caller', 'visitor', 'upper'] as const
export const PHONE_REASON_WORDS: Record<(typeof PHONE_REASONS)[number], string> = {
  caller: '来电话的人问自己的件',
  visitor: '到窗口的人问自己的件',
  upper: '上级或热线转来，要核对是不是同一件',
}

type Asked = Pick<Ticket, 'confidential' | 'request' | 'category' | 'complainedOf'>

/** May it be found by its reporter's number? */
export const answersPhone = ({ confidential, request, category, complainedOf }: Asked, identity: Identity): boolean =>
  identity === 'named' && !confidential && request !== 'accuse' && category !== 'policy_style_other' && complainedOf === null
