/**
 * Today's desk kept whole in the phone (离线待办): each ticket of 待办 and its small photos, so that a ticket nobody has opened yet can be read
 * where there is no network. What is confidential the server does not hand out for this. Gone from the phone when it leaves the desk, and
 * at sign-out.
 */
import { useEffect } from 'react'
import Taro from '@tarojs/taro'
import { api } from '../../domain/api'
import { deskApi, MOST_KEPT_AT_ONCE } from '../../domain/api-desk'
import type { Summary, TicketView } from '../../domain/ticket/views'
import { kept } from '../platform/collection'
import { call, CallFailed } from '../remote/call'
import { appended, refreshed } from '../remote/list'
import { tokenOf } from '../remote/session'
import { useWide } from '../staff/wide'
import { loadGrids } from '../stores/grids'
import { dropPhoto, keepPhoto } from '../stores/deskPhotos'
import { inbox, onForget, tickets } from '../stores/tickets'
import { PAGE } from './useDesk'

/** What is kept of a ticket: as of when, what its row said then, and which photos. */
type Kept = { at: number; mark: string; photos: string[] }
const desk = kept<Kept>('desk')

/** Three pages: what one person does in a day and more. */
const MOST = 60
const OLD_MS = 3_600_000
const REST_MS = 10 * 60_000
const SLOW: readonly string[] = ['2g', '3g', 'none']

type DeskPage = NonNullable<ReturnType<typeof inbox.peek>>

/** On a phone: keeps what lies on 待办, a while after it was shown; at a desk the network is always there. */
export function useKeptDesk(page: DeskPage | undefined, isCurrent: boolean) {
  const wide = useWide()
  useEffect(() => {
    if (page && isCurrent && !wide) void keepDesk(page)
  }, [page, isCurrent, wide])
}

let isRunning = false
/** The desk as it was last read whole, and when. */
let whole: DeskPage | undefined
let wholeAt = 0

async function keepDesk(page: DeskPage) {
  const token = tokenOf('staff')
  if (isRunning || !token) return
  isRunning = true
  // signed out meanwhile, nothing more is written
  const isStill = () => tokenOf('staff') === token
  try {
    const all = await wholeOf(page)
    if (!isStill()) return
    inbox.keep('todo', all)
    const rows = all.rows.slice(0, MOST)
    forgetOthers(rows)
    await keepTickets(rows.filter(isMissing), isStill)
    // the map of a ticket, as drawn in a browser
    if (process.env.TARO_ENV === 'h5') await loadGrids()
  } catch (problem) {
    // no network, or a server that is busy: the next look at the desk tries again
    if (!(problem instanceof CallFailed)) throw problem
  } finally {
    isRunning = false
  }
}

/**
 * The desk with the pages below the one on show. Now and then they are asked for anew; what is on show of them came from the phone's own
 * copy after a restart, and is put right with them.
 */
async function wholeOf(page: DeskPage): Promise<DeskPage> {
  if (Date.now() - wholeAt < REST_MS) return (whole = refreshed(whole, page))
  if (page.rows.length > PAGE) await inbox.again('todo')
  let all = inbox.peek('todo') ?? page
  while (all.next && all.rows.length < MOST) all = appended(all, await call(api.inbox, { query: { desk: 'todo', after: all.next } }))
  wholeAt = Date.now()
  return (whole = all)
}

const markOf = ({ stage, state, flags, urgency, title, clocks }: Summary): string =>
  [stage, state, flags, urgency, title, clocks.map(({ kind, dueAt }) => `${kind}${dueAt}`)].join()

function isMissing(row: Summary): boolean {
  const copy = desk.get(row.id)
  return !copy || copy.mark !== markOf(row) || copy.at < Date.now() - OLD_MS
}

async function keepTickets(rows: readonly Summary[], isStill: () => boolean) {
  for (let from = 0; from < rows.length; from += MOST_KEPT_AT_ONCE) {
    const some = rows.slice(from, from + MOST_KEPT_AT_ONCE)
    const { tickets: views } = await call(deskApi.deskTickets, { query: { ids: some.map(({ id }) => id).join() } })
    if (!isStill()) return
    const byId = new Map(views.map((view) => [view.id, view]))
    for (const row of some) keepOne(row, byId.get(row.id))
    await keepPhotos(views, isStill)
  }
}

/** What the server does not hand out is not asked for again. */
function keepOne(row: Summary, view: TicketView | undefined) {
  if (view) tickets('staff').keep(row.id, view)
  desk.put(row.id, { at: Date.now(), mark: markOf(row), photos: view ? photosIn(view).map(({ id }) => id) : [] })
}

const photosIn = (view: TicketView) => [...('photos' in view ? view.photos : []), ...view.timeline.flatMap(({ photos }) => photos)]

async function keepPhotos(views: readonly TicketView[], isStill: () => boolean) {
  const { networkType } = await Taro.getNetworkType().catch(() => ({ networkType: 'unknown' }))
  if (SLOW.includes(networkType)) return
  for (const photo of views.flatMap(photosIn)) if (isStill()) await keepPhoto(photo, isStill)
}

function forgetOthers(rows: readonly Summary[]) {
  const here = new Set(rows.map(({ id }) => id))
  for (const id of Object.keys(desk.all())) if (!here.has(id)) forget(id)
}

function forget(id: string) {
  for (const photo of desk.get(id)?.photos ?? []) dropPhoto(photo)
  desk.remove(id)
  tickets('staff').drop(id)
}

onForget((as) => {
  if (as !== 'staff') return
  whole = undefined
  wholeAt = 0
  for (const id of Object.keys(desk.all())) forget(id)
})
