/** weapp: a base library (基础库) without all that the app calls is told so at the start, with what to do. */
import Taro from '@tarojs/taro'
import { say } from '../../domain/words/say'

/** Since this one there are an offscreen canvas (查询码存成图片) and sending a file to a chat (导出). Written in docs/wechat-review.md. */
const OLDEST = [2, 16, 1]

export function warnOldWechat() {
  if (process.env.TARO_ENV !== 'weapp' || !isOld(wx.getSystemInfoSync().SDKVersion)) return
  void Taro.showModal({
    title: say('微信版本太低'),
    content: say('有的按钮会没反应。请先把微信更新到新版再来；急事直接打 12345。'),
    showCancel: false,
    confirmText: say('知道了'),
  })
}

function isOld(version: string): boolean {
  const [is, least] = [version.split('.').map(Number), OLDEST]
  const first = least.findIndex((part, index) => part !== (is[index] ?? 0))
  return first >= 0 && (is[first] ?? 0) < least[first]!
}
