/** The watched lists as the server last told them; nothing of them is kept on the phone. */
import { watchApi, type WatchPage } from '../../../domain/api-watch'
import type { Watch } from '../../../domain/ticket/watch'
import { call } from '../../lib/call'
import { remote } from '../../lib/remote'
import { tokenOf, useSession } from '../../stores/session'

const ask = (list: Watch, after?: string) => call(watchApi.watch, { query: { list, after } })

export const watched = remote((list) => ask(list as Watch))

/** Appends the next page of a list. */
export async function moreWatched(list: Watch) {
  const page = watched.peek(list)
  if (page?.next) watched.put(list, joined(page, await ask(list, page.next)))
}

const joined = (page: WatchPage, more: WatchPage): WatchPage => ({
  ...more,
  rows: [...page.rows, ...more.rows.filter((row) => !page.rows.some((old) => old.id === row.id))],
})

// whoever signs in next begins with nothing
useSession.subscribe(() => {
  if (!tokenOf('staff')) watched.forget()
})
