/** How many notices (消息) nobody has looked at yet, for each of the two sessions; live news keep it right. */
import { useEffect } from 'react'
import { api } from '../../domain/api'
import { call } from '../remote/call'
import { onNotices } from '../remote/live'
import { remote } from '../remote/remote'
import { useWhileShown } from '../platform/inView'
import { tokenOf, useSession, type As } from '../remote/session'

export const unread = remote((as) => call(api.unread, { as: as as As }))
onNotices((as) => void unread.load(as, true))

/** The number for whoever is signed in, 0 while it is not known. */
export function useUnread(as: As): number {
  const token = useSession((session) => session[as]?.token)
  // another person's number is not this one's
  useEffect(() => {
    unread.forget()
    if (token) void unread.load(as)
  }, [as, token])
  useWhileShown(() => void (tokenOf(as) && unread.load(as)), 60_000)
  return unread.use(as).data?.unread ?? 0
}
