/** The member of staff at this phone: who it is, the way in, the way out. */
import { useEffect, useRef, useState } from 'react'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { api, type Me, type SignedIn } from '../../domain/api'
import { factorApi } from '../../domain/api-factor'
import { accountApi } from '../../domain/api-account'
import { problemWords } from '../../domain/problems'
import { call, CallFailed } from '../remote/call'
import { goTo } from '../lib/goTo'
import { allowSilent, forbidSilent, signInSilently } from '../remote/silent'
import { endSession, keepMe, keepSession, useSession } from '../remote/session'
import { forgetTickets } from '../stores/tickets'
import { forgetDeed } from './lastDeed'

const LAST = 'staff-last'
/** Somebody is signing out: the pages they leave behind ask nobody to sign in. */
let leaving = false

/**
 * Who is signed in; without anybody the page leads to the sign-in. A session that ends while the page is open lies under the sign-in
 * and comes back as it was, with all that was typed.
 */
export function useStaff(to?: string): Me | undefined {
  const me = useSession((all) => all.staff?.me)
  const isIn = me !== undefined && !me.mustChangePassword && !me.factor
  const [shown, setShown] = useState(true)
  const was = useRef(isIn)
  const asked = useRef(false)
  useState(() => void (leaving = false))
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (isIn) was.current = true
    if (isIn || !shown) asked.current &&= !isIn
    else void askToSignIn(was.current, asked, to)
  }, [isIn, shown, to])
  // while the page lives it stays as it is, session or not
  const known = useRef<Me>()
  if (isIn) known.current = me
  return known.current
}

async function askToSignIn(wasIn: boolean, asked: { current: boolean }, to = '') {
  if (leaving) return
  // someone who came back from the sign-in without signing in does not want to be here
  if (asked.current) return goTo.home()
  asked.current = true
  if (await signInSilently()) return
  const way = wasIn ? Taro.navigateTo : Taro.redirectTo
  void way({ url: `/worker/signin/index?${wasIn ? 'back=1' : `to=${encodeURIComponent(to)}`}` })
}

/** Keeps a sign-in; nothing of somebody else's work stays on the phone. */
export function welcome(session: SignedIn) {
  const { me } = session
  const who = JSON.stringify([me.name, me.posts])
  if (Taro.getStorageSync(LAST) !== who) forgetTickets('staff')
  Taro.setStorageSync(LAST, who)
  allowSilent(me)
  keepSession(session)
}

/** Binds this WeChat to the account, so that next time nobody types a password; says how it went. */
export async function bindWechat(): Promise<void> {
  try {
    const { code } = await Taro.login()
    const me = await call(factorApi.bindWechat, { body: { code } })
    keepMe(me)
    allowSilent(me)
    void Taro.showToast({ title: '绑定好了', icon: 'none' })
  } catch (failed) {
    const content = failed instanceof CallFailed ? failed.message : problemWords('wechatFailed')
    void Taro.showModal({ title: '', content, showCancel: false, confirmText: '知道了' })
  }
}

/**
 * The session ends and is forgotten before the page is left, so that whatever is opened next finds nobody signed in and loses nothing;
 * `leaving` keeps the pages behind from asking. `everywhere`: on every other phone and browser too, which throws where it was not done.
 */
export async function signOut(everywhere = false) {
  if (everywhere) await call(accountApi.signOutEverywhere, { body: {}, as: 'staff' })
  leaving = true
  forbidSilent()
  if (!everywhere) await call(api.signOut, { body: {}, as: 'staff' }).catch(() => undefined)
  endSession('staff')
  forgetDeed()
  forgetTickets('staff')
  await Taro.switchTab({ url: '/pages/home/index' })
}

/** The units somebody works for, as a title. */
export function unitTitle({ posts }: Me): string {
  const names = [...new Set(posts.map((post) => post.unit))]
  return names.length > 1 ? `${names[0]}等 ${names.length} 个单位` : (names[0] ?? '待办')
}
