/** The watched lists as the server last told them; nothing of them is kept on the phone. */
import { watchApi } from '../../../domain/api-watch'
import type { Watch } from '../../../domain/ticket/watch'
import { call } from '../../lib/call'
import { list } from '../../lib/list'
import { tokenOf, useSession } from '../../stores/session'

export const watched = list((key, after) => call(watchApi.watch, { query: { list: key as Watch, after } }))

// whoever signs in next begins with nothing
useSession.subscribe(() => {
  if (!tokenOf('staff')) watched.forget()
})
