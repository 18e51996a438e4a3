import { useState } from 'react'
import Taro from '@tarojs/taro'
import { trimmed } from '../../../domain/reading/sheet'
import type { Given } from '../../../domain/ticket/given'
import type { TicketView } from '../../../domain/ticket/views'
import { say } from '../../../domain/words/say'
import { useForm } from '../../lib/useForm'
import { askToTell, useAsks } from '../../lib/tellMe'
import { goTo } from '../../lib/goTo'
import { CallFailed } from '../../remote/call'
import { useAct } from '../../sending/useAct'
import { useWaitingOn } from '../../sending/waiting'
import { MINE, myTickets, tickets } from '../../stores/tickets'

/** The verdict (评价) as a form: both answers and a note, why it cannot be sent yet, and the way to send it. */
export function useVerdict(ticket: TicketView, as: 'resident' | 'code') {
  const form = useForm<Pick<Given, 'solved' | 'satisfied' | 'note'>>(() => ({}))
  const { solved, satisfied } = form.given
  const asks = useAsks('judged')
  const { busy, send: act } = useAct(as)
  const [failure, setFailure] = useState<CallFailed>()
  const waits = useWaitingOn(as, ticket.id).some(([, one]) => one.action === 'judge' && !one.refused)

  const send = async () => {
    if (busy || !solved || !satisfied) return
    setFailure(undefined)
    // in the tap itself, and answered while the verdict is on its way
    const asked = solved === 'yes' ? undefined : askToTell(asks)
    try {
      const after = await act(ticket, 'judge', trimmed(form.given))
      if (after && as === 'resident') void myTickets.load(MINE, true)
      if (after) void Taro.showToast({ title: say('记下了，谢谢您'), icon: 'none' })
      await asked
      goTo.back()
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      setFailure(problem)
      if (problem.status === 401 && as === 'resident') goTo.signIn()
      if (problem.status === 409) void tickets(as).load(ticket.id, true)
    }
  }
  return {
    ...form,
    /** What is still to be answered. */
    why: !solved ? say('请选解决了没有') : !satisfied ? say('请选满意不满意') : undefined,
    /** One is in the phone already and goes out by itself. */
    waits,
    isOpen: !waits && ticket.actions.some(({ action, refusal }) => action === 'judge' && !refusal),
    busy,
    failure,
    send,
  }
}
