import { useCallback, useEffect, useRef, useState } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'
import type { DeskList } from '../../domain/ticket/states'
import { CallFailed } from '../remote/call'
import { onLive } from '../remote/live'
import { useWhileShown } from '../platform/inView'
import { useSession } from '../remote/session'
import { inbox } from '../stores/tickets'
import { arrivedIn, heldOf, refreshed, type Held } from './arrivals'

const EVERY_MS = 30_000
const NEWS_REST_MS = 150
/** Rows of a page as the server sends it. */
export const PAGE = 20

/**
 * One desk (待办, 等评价 …) as it lies before somebody: what changes is shown in its place, what arrives waits in `arrived` until
 * `settle`, so no row moves under the finger. `fresh` are the rows that came since the page was opened.
 */
export function useDesk(desk: DeskList) {
  const { data, problem, loading, loadedAt } = inbox.use(desk)
  const [helds, setHelds] = useState<Partial<Record<DeskList, Held>>>({})
  const before = useRef(helds)
  const fresh = useRef(new Set<string>())
  const settled = useRef(new Set<DeskList>())
  // until an answer from then or later, everything is shown as it comes
  const settleFrom = useRef<number | undefined>(Date.now())
  const held = helds[desk]

  useEffect(() => {
    if (!data) return
    const last = before.current[desk]
    const arrived = last && settled.current.has(desk) ? arrivedIn(data, last) : []
    const unheard = arrived.filter((row) => !fresh.current.has(row.id))
    for (const row of unheard) fresh.current.add(row.id)
    if (desk === 'todo' && unheard.some((row) => row.urgency === 'critical')) vibrate()
    const settling = settleFrom.current
    // under an empty desk there is nothing to keep still
    before.current = {
      ...before.current,
      [desk]: last && last.rows.length > 0 && settling === undefined ? refreshed(last, data) : heldOf(data),
    }
    setHelds(before.current)
    if (settling === undefined || loadedAt < settling) return
    settleFrom.current = undefined
    settled.current.add(desk)
  }, [data, loadedAt, desk])

  const settle = () => {
    settleFrom.current = Date.now()
    return inbox.load(desk, true)
  }
  useDidShow(() => {
    settleFrom.current = Date.now()
  })
  useWhileShown(() => void inbox.load(desk, true), EVERY_MS)
  const token = useSession((all) => all.staff?.token)
  useEffect(() => {
    if (!token) return
    settleFrom.current = Date.now()
    void inbox.load(desk, true)
    return onNews((ids) => heard(desk, ids))
  }, [desk, token])

  const more = async () => {
    settleFrom.current = Date.now()
    try {
      await inbox.more(desk)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      void Taro.showToast({ title: failed.message, icon: 'none' })
    }
  }

  return {
    page: data,
    rows: held?.rows ?? data?.rows ?? [],
    arrived: data && held ? arrivedIn(data, held) : [],
    isFresh: useCallback((id: string) => fresh.current.has(id), []),
    hasMore: data ? data.next !== null : false,
    problem,
    loading,
    loadedAt,
    settle,
    more,
  }
}

/** Asks for the first page; for all that is loaded when one of the tickets lies beyond it. */
function heard(desk: DeskList, ids: ReadonlySet<string>) {
  const isBeyond = inbox
    .peek(desk)
    ?.rows.slice(PAGE)
    .some(({ id }) => ids.has(id))
  void (isBeyond ? inbox.again(desk) : inbox.load(desk, true))
}

/** Live news of any ticket of mine; many at once count as one. */
function onNews(run: (ids: ReadonlySet<string>) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let ids = new Set<string>()
  const stop = onLive((as, id) => {
    if (as !== 'staff') return
    ids.add(id)
    // not put off by more news: a busy morning would never show anything
    timer ??= setTimeout(() => {
      timer = undefined
      run(ids)
      ids = new Set()
    }, NEWS_REST_MS)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

const vibrate = () => {
  if (process.env.TARO_ENV === 'weapp') void Taro.vibrateShort({ type: 'medium' }).catch(() => undefined)
}
