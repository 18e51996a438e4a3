/** What is written down at a door waits in the phone until the server has it, as everything staff do (待送出). */
import Taro from '@tarojs/taro'
import { problemWords } from '../../domain/problems'
import { idOf, lostId } from '../remote/session'
import { CallFailed } from '../remote/call'
import { sendWithin, waitingWords } from '../sending/send'
import { outbox, type OutgoingCall } from '../sending/waiting'

/** How long somebody at a door is kept waiting. */
const PATIENCE_MS = 6_000

type Kept = Pick<OutgoingCall, 'what' | 'title' | 'words' | 'path' | 'body' | 'page'>

/** Sends it under this id, or leaves it waiting and says so. Throws `CallFailed` where the server will not have it: nothing waits then. */
export async function sendOff(id: string, one: Kept, said: string): Promise<void> {
  // a session that ended just now: it waits for the same person to sign in again
  const owner = idOf('staff') ?? lostId('staff')
  if (!owner) throw new CallFailed({ code: 'signInFirst', message: problemWords('signInFirst') }, 401)
  outbox.put(id, { ...one, kind: 'call', as: 'staff', owner, madeAt: Date.now(), photos: [] })
  const outcome = await sendWithin(PATIENCE_MS, id)
  if (outcome.kind === 'refused') {
    outbox.remove(id)
    throw outcome.problem
  }
  void Taro.showToast({ title: outcome.kind === 'sent' ? said : waitingWords(outcome.problem), icon: 'none', duration: 3000 })
}
