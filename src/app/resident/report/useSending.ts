import { useRef, useState } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'
import { say } from '../../../domain/words/say'
import type { CallFailed } from '../../remote/call'
import { confirmed } from '../../platform/confirmed'
import { goTo } from '../../lib/goTo'
import { sendWithin, waitingWords, type Outcome } from '../../sending/send'
import { queueReport } from '../../sending/put'
import { useIsHere } from '../../platform/inView'
import { changeDraft, draftNow, senderOf, takeUp } from '../../sending/drafts'
import { takeOut } from '../../sending/waiting'
import { fitOf } from '../../sending/photos'
import { tokenOf } from '../../remote/session'
import type { ReportForm } from './useReportForm'

/** How long somebody is kept at the form before the report goes on by itself. */
const PATIENCE_MS = 30_000

/**
 * Sending the report: looks it over, signs in first when needed and goes on by itself afterwards. From the tap on it is written down among
 * what waits to be sent (待送出): without a network it goes out from there by itself, whether this page is open or not.
 */
export function useSending({ lookedOver, show }: ReportForm) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<CallFailed>()
  const sending = useRef(false)
  const goesOn = useRef(false)
  const isHere = useIsHere()
  const [asksConsent, setAsksConsent] = useState(false)
  const [earlier, setEarlier] = useState<string>()

  const send = async () => {
    if (sending.current || goesOn.current || !lookedOver()) return
    setFailure(undefined)
    if (!tokenOf(senderOf(draftNow()))) return signInFirst()
    sending.current = true
    setBusy(true)
    try {
      // what the server will not have was shown as such, and stays behind
      changeDraft({ photos: fitOf(draftNow().photos), papers: fitOf(draftNow().papers ?? []) })
      const as = senderOf(draftNow())
      const id = await queueReport()
      const outcome = await sendWithin(PATIENCE_MS, id)
      // whoever went on to something else finds it in 进度 or among what waits
      if (!isHere()) return
      if (outcome.kind === 'sent') goTo.submitted(outcome.ticket!.id, as)
      else stay(id, outcome)
    } finally {
      sending.current = false
      setBusy(false)
    }
  }

  const stay = (id: string, outcome: Exclude<Outcome, { kind: 'sent' }>) => {
    if (outcome.kind === 'waits' && outcome.problem?.status !== 401) return leaveIt(outcome.problem)
    takeOut(id)
    if (outcome.kind === 'waits') return signInFirst()
    const { problem } = outcome.problem
    if (problem.code === 'sameIdOtherBody') return void wasThereAlready()
    // nothing came of it: what is sent next is another
    changeDraft({ requestId: undefined, madeAt: undefined })
    if (problem.code === 'saidBefore') return setEarlier(problem.ticket)
    if (problem.code === 'consentNeeded') return setAsksConsent(true)
    show(problem.fields ?? {})
    setFailure(outcome.problem)
  }

  const signInFirst = () => {
    goesOn.current = true
    goTo.signIn()
  }
  useDidShow(() => {
    const waited = goesOn.current
    goesOn.current = false
    if (waited && tokenOf('resident')) void send()
  })

  return {
    send,
    /** The privacy rules are to be agreed to first; then `send` again. */
    asksConsent,
    setAsksConsent,
    /** The ticket that says the same already, while that is asked about. */
    earlier,
    setEarlier,
    busy,
    failure,
  }
}

/** It waits in the phone; where it waits can be seen. */
export function leaveIt(problem?: CallFailed) {
  takeUp()
  void Taro.showToast({ title: waitingWords(problem), icon: 'none', duration: 3000 })
  goTo.unsentInstead()
}

/** An earlier try did arrive, and the words were changed since: what was added belongs into that ticket. */
async function wasThereAlready() {
  changeDraft({ requestId: undefined, madeAt: undefined })
  const content = say('这件已经在办。刚改的内容，可以到那件事里点“补充”；要另报一件，就再提交一次。')
  if (await confirmed(say('上一次已经送到了'), content, say('看进度'), say('留在这里'))) goTo.progress()
}
