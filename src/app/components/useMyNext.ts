import type { Summary } from '../../domain/ticket/views'
import { say } from '../../domain/words/say'
import { useAnswered } from '../sending/waiting'
import { nextOf } from './drawn'
import type { NextStepProps } from './NextStep'

/** 下一步 of a report of one's own; what was answered on this phone is no longer one's turn. */
export function useMyNext(ticket: Summary, now: number): { isAnswered: boolean; next: NextStepProps | undefined } {
  const isAnswered = useAnswered().includes(ticket.id)
  const next = isAnswered ? { text: say('您答过了，存在手机里，联网自动送出。') } : nextOf(ticket, 'resident', now)
  return { isAnswered, next }
}
