import { useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import { api, type Neighbour } from '../../../domain/api'
import { say } from '../../../domain/words/say'
import { call, type CallFailed } from '../../remote/call'
import { confirmed } from '../../platform/confirmed'
import { goTo } from '../../lib/goTo'
import { sendWithin, type Outcome } from '../../sending/send'
import { queueJoin } from '../../sending/put'
import { useIsHere } from '../../platform/inView'
import { changeDraft, draftNow, nearOf, senderOf } from '../../sending/drafts'
import { takeOut } from '../../sending/waiting'
import { fitOf } from '../../sending/photos'
import { tokenOf } from '../../remote/session'
import { leaveIt } from './useSending'

/** Asking may hold up nobody: a slow network counts as "none". */
const PATIENCE_MS = 3_000
/** How long somebody is kept at the sheet before the join goes on by itself. */
const JOIN_PATIENCE_MS = 30_000

/** Open matters near by, asked for once before sending (我也遇到). `none`: nothing new to show, send it. */
export function useNeighbours() {
  const [shown, setShown] = useState<Neighbour[]>([])
  const [asking, setAsking] = useState(false)
  const [joining, setJoining] = useState<string>()
  const [failure, setFailure] = useState<CallFailed>()
  const seen = useRef(new Set<string>())
  const isHere = useIsHere()

  const none = async (): Promise<boolean> => {
    setAsking(true)
    const fresh = (await near()).filter(({ id }) => !seen.current.has(id))
    setAsking(false)
    fresh.forEach(({ id }) => seen.current.add(id))
    setShown(fresh)
    return fresh.length === 0
  }

  const join = async (offer: string) => {
    if (!tokenOf('resident')) return goTo.signIn()
    if (!nearOf(draftNow()) || !(await byAccount()) || !(await withoutVoice())) return
    setJoining(offer)
    setFailure(undefined)
    try {
      changeDraft({ photos: fitOf(draftNow().photos) })
      const id = await queueJoin(offer)
      const outcome = await sendWithin(JOIN_PATIENCE_MS, id)
      if (isHere()) follow(id, outcome)
    } finally {
      setJoining(undefined)
    }
  }

  const follow = (id: string, outcome: Outcome) => {
    if (outcome.kind === 'sent') {
      void Taro.showToast({ title: say('算您一份，办结时告诉您'), icon: 'none' })
      return goTo.ticketInstead(outcome.ticket!.id)
    }
    if (outcome.kind === 'waits' && outcome.problem?.status !== 401) return leaveIt(outcome.problem)
    // the draft stays in the form as it was; nothing came of the request
    takeOut(id)
    changeDraft({ requestId: undefined, madeAt: undefined })
    if (outcome.kind === 'waits') return goTo.signIn()
    setFailure(outcome.problem)
  }

  return { shown, none, asking, join, joining, failure, close: () => setShown([]) }
}

/** Nobody joins without a name: whoever chose 匿名 is asked first. */
const byAccount = async (): Promise<boolean> =>
  senderOf(draftNow()) === 'resident' ||
  confirmed(say('不再是匿名'), say('加入要用您的账号，写的和拍的都记在账号上。邻居看不到您是谁。'), say('加入'), say('不加入'))

/** What is joined takes words and pictures, no recording: whoever made one says whether it may stay behind. */
const withoutVoice = async (): Promise<boolean> =>
  !draftNow().voice ||
  confirmed(say('录音带不过去'), say('加入只带写的、拍的和附件。录音要让办的人听到，请不加入，另外提交。'), say('加入'), say('不加入'))

async function near(): Promise<Neighbour[]> {
  const draft = nearOf(draftNow())
  if (!draft) return []
  const asked = call(api.neighbours, { body: draft }).then(
    ({ neighbours }) => neighbours,
    () => [],
  )
  return Promise.race([asked, new Promise<Neighbour[]>((resolve) => setTimeout(() => resolve([]), PATIENCE_MS))])
}
