import Taro from '@tarojs/taro'
import { confirmed } from '../platform/confirmed'
import { randomId } from '../platform/random'
import { CallFailed } from '../remote/call'
import { sendOff } from './queue'
import { WALK_PAGE } from './routes'
import { loadWalk } from './store'

/** Asked once, then it is kept, with or without a network. */
export async function keepPromise({ id, words }: { id: string; words: string }) {
  if (!(await confirmed('答应的做到了？', words, '做到了', '还没'))) return
  const one = { what: '答应的做到了', title: words, words: '', path: `/visits/${id}/kept`, body: {}, page: `${WALK_PAGE}?kept=` }
  await sendOff(await randomId(), one, '记下了').catch((failed: unknown) => {
    if (!(failed instanceof CallFailed)) throw failed
    void Taro.showModal({ title: '', content: failed.message, showCancel: false, confirmText: '知道了' })
  })
  await loadWalk()
}
