import { useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import { api, type Near, type Neighbour } from '../../../domain/api'
import { say } from '../../../domain/words/say'
import { call, CallFailed } from '../../lib/call'
import { goTo } from '../../lib/goTo'
import { randomId } from '../../lib/random'
import { draftNow } from '../../stores/draft'
import { tokenOf } from '../../stores/session'
import { MINE, myTickets, tickets } from '../../stores/tickets'

/** Asking may hold up nobody: a slow network counts as "none". */
const PATIENCE_MS = 3_000

/** Open matters near by, asked for once before sending (我也遇到). `none`: nothing new to show, send it. */
export function useNeighbours() {
  const [shown, setShown] = useState<Neighbour[]>([])
  const [asking, setAsking] = useState(false)
  const [joining, setJoining] = useState<string>()
  const [failure, setFailure] = useState<CallFailed>()
  const seen = useRef(new Set<string>())

  const none = async (): Promise<boolean> => {
    setAsking(true)
    const fresh = (await near()).filter(({ id }) => !seen.current.has(id))
    setAsking(false)
    fresh.forEach(({ id }) => seen.current.add(id))
    setShown(fresh)
    return fresh.length === 0
  }

  const join = async (id: string) => {
    if (!tokenOf('resident')) return goTo.signIn()
    const draft = nearBy()
    if (!draft) return
    setJoining(id)
    setFailure(undefined)
    try {
      const { ticket } = await call(api.join, { params: { id }, body: { requestId: await randomId(), draft } })
      tickets('resident').put(ticket.id, ticket)
      void myTickets.load(MINE, true)
      void Taro.showToast({ title: say('算您一份，办结时告诉您'), icon: 'none' })
      goTo.ticketInstead(ticket.id)
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      setFailure(problem)
    } finally {
      setJoining(undefined)
    }
  }

  return { shown, none, asking, join, joining, failure, close: () => setShown([]) }
}

/** Where and what is about to be reported, as far as it is known. */
function nearBy(): Near | undefined {
  const { category, item = 'other', text, place } = draftNow()
  if (!category || !(place.point || place.communityId)) return undefined
  return { point: place.point, communityId: place.communityId, category, item, words: text }
}

async function near(): Promise<Neighbour[]> {
  const draft = nearBy()
  if (!draft) return []
  const asked = call(api.neighbours, { body: draft }).then(
    ({ neighbours }) => neighbours,
    () => [],
  )
  return Promise.race([asked, new Promise<Neighbour[]>((resolve) => setTimeout(() => resolve([]), PATIENCE_MS))])
}
