/** What this phone did last on a desk, as long as it can be taken back (撤销): the ticket has left the list by then. */
import Taro from '@tarojs/taro'
import { create } from 'zustand'
import type { Action } from '../../domain/ticket/actions'
import { DONE_WORDS } from '../../domain/reading/words-staff'
import { UNDO_MS } from '../../domain/ticket/undo'
import { useNow } from '../platform/inView'
import { CallFailed } from '../remote/call'
import { failureWords, useAct } from '../sending/useAct'
import { tickets } from '../stores/tickets'

type Deed = { id: string; title: string; action: Action; at: number }
const useDeed = create<{ deed?: Deed }>(() => ({}))

/** To be said once a deed has gone through; what cannot be undone takes the place of what could. */
export function noteDeed(id: string, action: Action) {
  const after = tickets('staff').peek(id)
  const isOpen = after?.actions.some((one) => one.action === 'undo')
  useDeed.setState({ deed: after && isOpen ? { id, title: after.title, action, at: Date.now() } : undefined })
}

export const forgetDeed = () => useDeed.setState({ deed: undefined })

/** The last deed in words, and how to take it back; nothing once that cannot be any more. */
export function useLastDeed(onUndone: () => void) {
  const { deed } = useDeed()
  const now = useNow()
  const { send, isRunning } = useAct('staff')
  if (!deed || now - deed.at > UNDO_MS) return undefined
  const undo = async () => {
    const ticket = tickets('staff').peek(deed.id)
    if (!ticket || isRunning()) return
    try {
      if (await send(ticket, 'undo')) void Taro.showToast({ title: DONE_WORDS.undo, icon: 'none', duration: 2500 })
      onUndone()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      void Taro.showModal({ title: '', content: failureWords(failed), showCancel: false, confirmText: '知道了' })
    }
    forgetDeed()
  }
  return { words: `${DONE_WORDS[deed.action]}：${deed.title}`, undo: () => void undo() }
}
