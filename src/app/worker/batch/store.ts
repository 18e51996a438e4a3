/** Batches as the server last told them; nothing of them is kept in the browser. */
import { batchApi, type BatchView, type Which } from '../../../domain/api-batch'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'

/** By the batch and which of its tickets. */
export const keyOf = (id: string, which: Which): string => `${id} ${which}`

const read = (id: string, which: Which, after?: number): Promise<BatchView> =>
  call(batchApi.batch, { params: { id }, query: { which, ...(after !== undefined && { after: String(after) }) } })

export const batches = remote(async (key) => {
  const [id = '', which] = key.split(' ')
  return read(id, which as Which)
})
const ALL = 'all'
const recent = remote(async () => (await call(batchApi.batches, {})).batches)
export const useRecent = () => recent.use(ALL)
export const loadRecent = () => recent.load(ALL, true)

/** The rows beyond those that are there. */
export async function moreRows(id: string, which: Which) {
  const before = batches.peek(keyOf(id, which))
  if (before?.next == null) return
  const more = await read(id, which, before.next)
  batches.put(keyOf(id, which), { ...more, rows: [...before.rows, ...more.rows] })
}

onForget((as) => as === 'staff' && [batches, recent].forEach((store) => store.forget()))
