/** What was found, as the server last told it, by the line that asked; nothing of it is kept on the phone. */
import { findApi } from '../../../domain/api-find'
import { call } from '../../remote/call'
import { list } from '../../remote/list'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'

export const found = list((line, after) => call(findApi.find, { query: { line, after } }))
export const counted = remote(async (line) => (await call(findApi.countFound, { query: { line } })).count)

const ALL = 'all'
const views = remote(async () => (await call(findApi.findViews, {})).views)
const viewCounts = remote(async () => (await call(findApi.viewCounts, {})).counts)
export const useViews = () => ({ views: views.use(ALL).data ?? [], counts: viewCounts.use(ALL).data ?? {} })
export const loadViews = async (force = false) => {
  await views.load(ALL, force)
  if ((views.peek(ALL) ?? []).length > 0) await viewCounts.load(ALL, force)
}

onForget((as) => as === 'staff' && [found, counted, views, viewCounts].forEach((store) => store.forget()))
