/**
 * Today's walk and booklets as the server last told them. The phone keeps the walk of a day, for where there is no network; booklets that
 * are not on it are not kept.
 */
import { useEffect } from 'react'
import { visitApi, type Carried } from '../../domain/api-visit'
import { call } from '../remote/call'
import { remote } from '../remote/remote'
import { onForget } from '../stores/tickets'

const TODAY = 'today'
const KEPT_MS = 24 * 3_600_000

/** Under the name of what staff have in hand: signing out clears it with that, also where no visit page was opened since. */
const walks = remote(() => call(visitApi.walk, {}), { keep: 'work:walk' })
export const booklets = remote((id) => call(visitApi.booklet, { params: { id } }))
export const counts = remote(() => call(visitApi.visitCounts, {}))

export const loadWalk = (force = true) => walks.load(TODAY, force)

/** Today's walk; a copy older than a day is none, and goes from the phone. */
export function useWalk() {
  const walk = walks.use(TODAY)
  const isOld = walk.data !== undefined && walk.loadedAt < Date.now() - KEPT_MS
  useEffect(() => {
    if (isOld) walks.drop(TODAY)
  }, [isOld])
  return isOld ? { ...walk, data: undefined } : walk
}

/** What the phone carries of a booklet that is on today's walk. */
export function useCarried(id: string | undefined): Carried | undefined {
  const { data } = useWalk()
  return data?.rows.find((row) => row.id === id)
}

onForget((as) => {
  if (as !== 'staff') return
  walks.forget()
  booklets.forget()
  counts.forget()
})
