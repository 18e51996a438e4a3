/** Notices (消息) as the server last told them, never kept on the phone: what is not on show is asked for again. */
import { noticesApi, type NoticePage } from '../../domain/api-notices'
import { call } from '../remote/call'
import { onNotices } from '../remote/live'
import { serverNow } from '../platform/now'
import { list } from '../remote/list'
import { useSession, type As } from '../remote/session'
import { unread } from './unread'

/** What was there when the first page came counts as looked at, not what came since. */
export const notices = list((as, after) => call(noticesApi.notices, { query: { after }, as: as as As }))

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
