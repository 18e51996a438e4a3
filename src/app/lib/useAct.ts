import { useRef, useState } from 'react'
import type { ActBody } from '../../domain/api'
import type { Given } from '../../domain/ticket/evidence'
import type { Action } from '../../domain/ticket/actions'
import type { TicketView } from '../../domain/ticket/views'
import type { As } from '../stores/session'
import { act, newAction } from '../stores/tickets'
import { CallFailed } from './call'
import { signInSilently } from './silent'

/**
 * Sends actions, one at a time; `busy` is the one on its way. After a lost connection the very same request goes out again: only
 * other words, or another stage of the ticket, make a new one. An action without fields (受理, 签收) needs nothing else: `send(ticket, 'accept')`.
 */
export function useAct(as: As) {
  const [busy, setBusy] = useState<Action>()
  const made = useRef<{ about: string; body: ActBody }>()
  const running = useRef(false)

  /** The ticket as it stands afterwards; `undefined` when an action is on its way already. Throws `CallFailed`. */
  const send = async (ticket: TicketView, action: Action, given: Given = {}): Promise<TicketView | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(action)
    try {
      const about = JSON.stringify([ticket.id, ticket.stage, action, given])
      if (made.current?.about !== about) made.current = { about, body: await newAction(ticket, action, given) }
      const { body } = made.current
      const after = await renewing(as, () => act(as, ticket.id, body))
      made.current = undefined
      return after
    } finally {
      running.current = false
      setBusy(undefined)
    }
  }
  return { busy, send }
}

/** A session that ran out meanwhile is renewed once, where WeChat can do it. */
export async function renewing<T>(as: As, send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (problem) {
    const mayRenew = problem instanceof CallFailed && problem.status === 401 && as === 'staff'
    if (mayRenew && (await signInSilently())) return send()
    throw problem
  }
}

/** What a failed action says: what happened, that nothing typed is lost, what now. */
export function failureWords({ problem, offline }: CallFailed): string {
  if (offline) return '刚才没连上，写的都在。再点一次就行，不会重复。'
  if (problem.movedBy) return `这件刚才已由${problem.movedBy}处理，没有送出。写的都在。`
  return problem.ref ? `${problem.message}请念 ${problem.ref}。` : problem.message
}
