import { useEffect, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import type { As } from '../remote/session'
import { markTicketRead } from '../stores/notices'
import { unread } from '../stores/unread'

/** While a ticket is looked at, whatever tells of it is read. */
export function useSeen(as: As, ticketId: string | undefined) {
  const count = unread.use(as).data?.unread
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    // unread is no harm: the next look tries again
    if (ticketId && shown && count !== 0) void markTicketRead(as, ticketId).catch(() => undefined)
  }, [as, ticketId, shown, count])
}
