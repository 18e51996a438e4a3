/** What waits for the moderator, and what is public, as the server last told it. */
import Taro from '@tarojs/taro'
import { moderationApi } from '../../../domain/api-moderation'
import type { Decision, Shelf } from '../../../domain/publication/moderation'
import { call, CallFailed } from '../../remote/call'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'

const pageOf = (shelf: string, after?: string) => call(moderationApi.moderation, { query: { shelf: shelf as Shelf, after } })
export const shelves = remote((shelf) => pageOf(shelf))
onForget(() => shelves.forget())

export async function moreOf(shelf: Shelf) {
  const page = shelves.peek(shelf)
  if (!page?.next) return
  const more = await pageOf(shelf, page.next)
  shelves.put(shelf, { ...more, rows: [...page.rows, ...more.rows.filter((row) => !page.rows.some((old) => old.id === row.id))] })
}

/** Sends a decision; true when it stands. What was refused is told, and the shelf is looked at anew. */
export async function sendDecision(id: string, decision: Decision, shelf: Shelf): Promise<boolean> {
  try {
    await call(moderationApi.decide, { params: { id }, body: decision })
    return true
  } catch (failed) {
    if (!(failed instanceof CallFailed)) throw failed
    void Taro.showModal({ title: '', content: failed.message, showCancel: false, confirmText: '知道了' })
    return false
  } finally {
    void shelves.load(shelf, true)
  }
}
