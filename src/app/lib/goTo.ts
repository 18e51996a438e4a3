/** Every way from page to page, by name. */
import Taro from '@tarojs/taro'
import type { As } from '../remote/session'
import { whenSettled } from '../platform/layers'

const query = (pairs: Record<string, string | undefined>) => {
  const given = Object.entries(pairs).flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
  return given.length > 0 ? `?${given.join('&')}` : ''
}
const open = (path: string, pairs: Record<string, string | undefined> = {}) =>
  whenSettled(() => void Taro.navigateTo({ url: `${path}${query(pairs)}` }))
const instead = (path: string, pairs: Record<string, string | undefined> = {}) =>
  whenSettled(() => void Taro.redirectTo({ url: `${path}${query(pairs)}` }))
const tab = (url: string) => whenSettled(() => void Taro.switchTab({ url }))

/** One ticket; an anonymous reporter's is read by code. */
const one = (id: string, as?: As) => ({ id, as: as === 'code' ? as : undefined })

export const goTo = {
  home: () => tab('/pages/home/index'),
  /** In WeChat, where a code printed long ago may lead to a page that is gone, home. */
  lost: () => (process.env.TARO_ENV === 'h5' ? instead('/resident/lost/index') : tab('/pages/home/index')),
  progress: () => tab('/pages/progress/index'),
  board: () => tab('/pages/board/index'),
  report: (category?: string) => open('/resident/report/index', { category }),
  draft: (draft: string) => open('/resident/report/index', { draft }),
  unsent: () => open('/mine/unsent/index'),
  unsentInstead: () => instead('/mine/unsent/index'),
  submitted: (id: string, as?: As) => instead('/mine/submitted/index', one(id, as)),
  ticket: (id: string, as?: As) => open('/resident/ticket/index', one(id, as)),
  ticketInstead: (id: string, as?: As) => instead('/resident/ticket/index', one(id, as)),
  verdict: (id: string, as?: As) => open('/resident/verdict/index', one(id, as)),
  cases: (place?: string) => open('/board/cases/index', { place }),
  projects: () => open('/board/projects/index'),
  signIn: () => open('/mine/signin/index'),
  notices: () => open('/mine/notices/index'),
  privacy: () => open('/mine/privacy/index'),
  feedback: () => open('/mine/feedback/index'),
  claim: () => open('/mine/claim/index'),
  number: () => open('/mine/number/index'),
  account: () => open('/mine/account/index'),
  code: () => open('/mine/code/index'),
  worker: (isSignedIn: boolean) => open(isSignedIn ? '/worker/inbox/index' : '/worker/signin/index'),
  /** Back where one came from; whoever opened a link goes home. */
  back: () => (Taro.getCurrentPages().length > 1 ? whenSettled(() => void Taro.navigateBack()) : tab('/pages/home/index')),
}
