/** The watched lists as the server last told them; nothing of them is kept on the phone. */
import { watchApi } from '../../../domain/api-watch'
import type { Watch } from '../../../domain/reading/watch-lists'
import { call } from '../../remote/call'
import { list } from '../../remote/list'
import { tokenOf, useSession } from '../../remote/session'

export const watched = list((key, after) => call(watchApi.watch, { query: { list: key as Watch, after } }))

// whoever signs in next begins with nothing
useSession.subscribe(() => {
  if (!tokenOf('staff')) watched.forget()
})
