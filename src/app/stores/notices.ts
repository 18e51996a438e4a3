/** Notices (消息) as the server last told them, never kept on the phone: what is not on show is asked for again. */
import { noticesApi, type NoticePage } from '../../domain/api-notices'
import { call } from '../lib/call'
import { onNotices } from '../lib/live'
import { serverNow } from '../lib/now'
import { remote } from '../lib/remote'
import { useSession, type As } from './session'
import { unread } from './unread'

export const notices = remote((as) => call(noticesApi.notices, { query: { after: undefined }, as: as as As }))

/** Appends the next page. What was there when the first page came counts as looked at, not what came since. */
export async function moreNotices(as: As) {
  const page = notices.peek(as)
  if (!page?.next) return
  const more = await call(noticesApi.notices, { query: { after: page.next }, as })
  notices.put(as, {
    ...page,
    next: more.next,
    rows: [...page.rows, ...more.rows.filter(({ id }) => page.rows.every((old) => old.id !== id))],
  })
}

/** All that are on the list. */
export const markAllRead = (as: As) => markRead(as, undefined, notices.peek(as)?.now ?? serverNow())

/** Those of one ticket, for it is being looked at. */
export const markTicketRead = (as: As, ticket: string) => markRead(as, ticket, serverNow())

async function markRead(as: As, ticket: string | undefined, until: number) {
  unread.put(as, await call(noticesApi.readNotices, { body: { ticket, until }, as }))
  const page = notices.peek(as)
  if (page) notices.put(as, { ...page, rows: page.rows.map((row) => (isAmong(row, ticket, until) ? { ...row, read: true } : row)) })
}

const isAmong = (row: NoticePage['rows'][number], ticket: string | undefined, until: number) =>
  row.at <= until && (ticket === undefined || row.ticketId === ticket)

// another person's notices are not this one's
useSession.subscribe((now, before) => {
  if (now.resident?.token !== before.resident?.token || now.staff?.token !== before.staff?.token) notices.forget()
})
onNotices((as) => void (notices.peek(as) && notices.load(as, true)))
