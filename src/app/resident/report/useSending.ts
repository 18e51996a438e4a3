import { useEffect, useRef, useState } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'
import { api } from '../../../domain/api'
import { problemsIn, type Report } from '../../../domain/report/draft'
import { problemWords } from '../../../domain/problems'
import { call, CallFailed } from '../../lib/call'
import { confirmed } from '../../lib/confirmed'
import { goTo } from '../../lib/goTo'
import { onNetworkBack } from '../../lib/network'
import type { usePhotos } from '../../lib/usePhotos'
import { keepUnsaved } from '../../stores/codes'
import { emptyDraft, identifiedDraft, rememberPlace, reportOf, senderOf, useDraft } from '../../stores/draft'
import { tokenOf } from '../../stores/session'
import { MINE, myTickets, tickets } from '../../stores/tickets'

const AGAIN_MS = 15_000
const DOWN_THE_PAGE = ['text', 'photos', 'place', 'behalf']
/** Stands in for a photo still on its way when the form is looked over. */
const ON_ITS_WAY = '00000000-0000-4000-8000-000000000000'

/**
 * Sending the report: looks it over, signs in first when needed and goes on by itself afterwards, waits for the photos, never
 * sends twice. Without a network it stays in the phone and goes out when the network is back, while the page is open.
 */
export function useSending(tray: ReturnType<typeof usePhotos>) {
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState<string | false>(false)
  const [failure, setFailure] = useState<CallFailed>()
  const sending = useRef(false)
  const goesOn = useRef(false)
  /** So many photos may stay behind: asked once, not at every try. */
  const without = useRef(0)
  const [asksConsent, setAsksConsent] = useState(false)
  const as = useDraft(senderOf)

  const lookedOver = () => {
    const found = problemsIn(
      reportOf(
        useDraft.getState(),
        tray.photos.flatMap((photo) => photo.id ?? (photo.state === 'refused' ? [] : ON_ITS_WAY)),
      ),
    )
    setProblems(found)
    const first = DOWN_THE_PAGE.find((field) => found[field]) ?? Object.keys(found)[0]
    if (first) void Taro.pageScrollTo({ selector: `#field-${first}`, offsetTop: -12 }).catch(() => undefined)
    return !first
  }

  const send = async () => {
    if (sending.current || goesOn.current || !lookedOver()) return
    setFailure(undefined)
    if (!tokenOf(as)) return signInFirst()
    sending.current = true
    try {
      await deliver()
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      if (problem.status === 401) return signInFirst()
      if (problem.problem.code === 'consentNeeded') return setAsksConsent(true)
      if (problem.problem.code === 'sameIdOtherBody') return await wasThereAlready()
      setProblems(problem.problem.fields ?? {})
      setFailure(problem)
    } finally {
      sending.current = false
      setBusy(false)
    }
  }

  const deliver = async () => {
    setBusy('照片还在传…')
    const photos = await tray.settled()
    setBusy('正在提交…')
    const missing = photos.filter((photo) => !photo.id && photo.state !== 'refused').length
    if (missing > without.current && !(await mayGoWithout(missing))) return
    without.current = missing
    const draft = await identifiedDraft()
    const report = reportOf(
      draft,
      photos.flatMap((photo) => photo.id ?? []),
    )
    const ticket = await call(api.fileReport, { body: report as Report, as })
    tickets(as).put(ticket.id, ticket)
    if (draft.code) keepUnsaved({ code: draft.code, number: ticket.number, filedAt: ticket.filedAt })
    else void myTickets.load(MINE, true)
    rememberPlace(draft.place)
    emptyDraft()
    goTo.submitted(ticket.id, as)
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

  const again = useRef(send)
  again.current = send
  const waits = failure?.offline ?? false
  useEffect(() => {
    if (!waits) return
    const tryAgain = () => void again.current()
    const timer = setInterval(tryAgain, AGAIN_MS)
    const stop = onNetworkBack(tryAgain)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [waits])

  return {
    send,
    /** The privacy rules are to be agreed to first; then `send` again. */
    asksConsent,
    setAsksConsent,
    busy,
    failure,
    errorAt: (field: string) => (problems[field] ? problemWords(problems[field]) : undefined),
    settle: (field: string) => problems[field] && setProblems(({ [field]: _, ...others }) => others),
  }
}

const mayGoWithout = (count: number) => confirmed(`${count} 张照片没传上`, '可以先提交，照片过后在这件事里“补充”。', '先提交', '再等等')

/** An earlier try did arrive, and the words were changed since: what was added belongs into that ticket. */
async function wasThereAlready() {
  useDraft.setState({ requestId: undefined, madeAt: undefined })
  const content = '这件已经在办。刚改的内容，可以到那件事里点“补充”；要另报一件，就再提交一次。'
  if (await confirmed('上一次已经送到了', content, '看进度', '留在这里')) goTo.progress()
}
