import Taro from '@tarojs/taro'
import { CallFailed } from '../../remote/call'
import { publicCases } from '../../stores/board'

/** The next page of the board, or why there is none now. */
export async function showMore(key: string) {
  try {
    await publicCases.more(key)
  } catch (failed) {
    if (!(failed instanceof CallFailed)) throw failed
    void Taro.showToast({ title: failed.message, icon: 'none' })
  }
}
