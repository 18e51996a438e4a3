import { useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import type { ActBody } from '../../domain/api'
import type { Action } from '../../domain/ticket/actions'
import { withFiles, type Given } from '../../domain/ticket/given'
import type { TicketView } from '../../domain/ticket/views'
import { say } from '../../domain/words/say'
import { outbox } from './waiting'
import { dropPhotos, idsByKind, sendPhotos } from './photos'
import type { As } from '../remote/session'
import { act, newAction } from '../stores/tickets'
import { CallFailed } from '../remote/call'
import { sendWithin, waitingWords } from './send'
import { queueAction, type Decision } from './put'
import { useIsHere } from '../platform/inView'

/** How long somebody is kept waiting before the action goes on by itself. */
const PATIENCE_MS = 15_000

/**
 * Sends actions, one at a time; `busy` is the one on its way. Each is written down in the phone first: without a network, or when that
 * takes too long, it waits there (待送出) and goes out by itself. An action without fields (受理, 签收) needs nothing else:
 * `send(ticket, 'accept')`.
 */
export function useAct(as: As) {
  const [busy, setBusy] = useState<Action>()
  const running = useRef(false)
  const isHere = useIsHere()
  const byCode = useRef<{ about: string; body: ActBody }>()

  /**
   * A query code is not kept on the phone, so what is done by it does not wait there: it is sent now or not at all, and after a lost
   * connection as the very same request.
   */
  const actByCode = async (ticket: TicketView, { action, given: words, photos }: Decision) => {
    const stopped = await sendPhotos(photos, { as: 'code' })
    if (stopped) throw stopped
    const arrived = idsByKind(photos)
    const given = withFiles(words, arrived.photos, arrived.papers)
    const about = JSON.stringify([ticket.id, ticket.stage, action, given])
    if (byCode.current?.about !== about) byCode.current = { about, body: await newAction(ticket, action, given) }
    const after = await act('code', ticket.id, byCode.current.body)
    dropPhotos(photos)
    return after
  }

  /**
   * The ticket as it stands afterwards; `undefined` when it waits in the phone, which has been said. Throws `CallFailed` when the server
   * will not have it: nothing waits then.
   */
  const send = async (ticket: TicketView, action: Action, given: Given = {}, photos: string[] = []): Promise<TicketView | undefined> => {
    const decision = { action, given, photos }
    running.current = true
    setBusy(action)
    try {
      return await (as === 'code' ? actByCode(ticket, decision) : actQueued(as, ticket, decision, isHere))
    } finally {
      running.current = false
      setBusy(undefined)
    }
  }
  return { busy, send, isRunning: () => running.current }
}

async function actQueued(as: 'resident' | 'staff', ticket: TicketView, decision: Decision, isHere: () => boolean) {
  const id = await queueAction(as, ticket, decision)
  const outcome = await sendWithin(PATIENCE_MS, id)
  if (outcome.kind === 'sent') return outcome.ticket
  if (outcome.kind === 'waits') return void Taro.showToast({ title: waitingWords(outcome.problem), icon: 'none', duration: 3000 })
  // with nobody there to see it, it stays among what waits: as refused
  if (!isHere()) return undefined
  outbox.remove(id)
  throw outcome.problem
}

/** What a failed action says: what happened, that nothing typed is lost, what now. */
export function failureWords({ problem, offline }: CallFailed): string {
  if (offline) return say('刚才没连上，写的都在。再点一次就行，不会重复。')
  if (problem.movedBy) return say('这件刚才已由{movedBy}处理，没有送出。写的都在。', { movedBy: problem.movedBy })
  return problem.ref ? say('{message}请念 {ref}。', { message: problem.message, ref: problem.ref }) : problem.message
}
