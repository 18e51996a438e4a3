/** Staff whose WeChat is bound are signed in again without a word: a session ends after half an hour in the pocket. */
import Taro from '@tarojs/taro'
import { api, type Me, type SignedIn } from '../../domain/api'
import { keepSession } from './session'
import { call } from './call'

/** Set while this phone may do so: from a sign-in with a bound WeChat until signing out. */
const ALLOWED = 'staff-wechat'
let running: Promise<boolean> | undefined

export const allowSilent = (me: Pick<Me, 'wechatBound'>) => {
  if (process.env.TARO_ENV === 'weapp' && me.wechatBound) Taro.setStorageSync(ALLOWED, true)
}
export const forbidSilent = () => Taro.removeStorageSync(ALLOWED)

/** True when somebody is signed in again; asked twice at once, it tries once. */
export function signInSilently(): Promise<boolean> {
  if (process.env.TARO_ENV !== 'weapp' || !Taro.getStorageSync(ALLOWED)) return Promise.resolve(false)
  running ??= askWechat()
    .then(keepSession)
    .then(
      () => true,
      () => false,
    )
    .finally(() => (running = undefined))
  return running
}

/** The session of the member of staff this WeChat is bound to. */
export async function askWechat(): Promise<SignedIn> {
  const { code } = await Taro.login()
  return call(api.signInWorker, { body: { code }, as: 'staff' })
}
