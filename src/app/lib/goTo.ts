/** Every way from page to page, by name. */
import Taro from '@tarojs/taro'

const query = (pairs: Record<string, string | undefined>) => {
  const given = Object.entries(pairs).flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
  return given.length > 0 ? `?${given.join('&')}` : ''
}
const open = (path: string, pairs: Record<string, string | undefined> = {}) => void Taro.navigateTo({ url: `${path}${query(pairs)}` })
const instead = (path: string, pairs: Record<string, string | undefined> = {}) => void Taro.redirectTo({ url: `${path}${query(pairs)}` })
const tab = (url: string) => void Taro.switchTab({ url })

export const goTo = {
  home: () => tab('/pages/home/index'),
  progress: () => tab('/pages/progress/index'),
  board: () => tab('/pages/board/index'),
  report: (category?: string) => open('/resident/report/index', { category }),
  submitted: (id: string) => instead('/resident/submitted/index', { id }),
  ticket: (id: string) => open('/resident/ticket/index', { id }),
  ticketInstead: (id: string) => instead('/resident/ticket/index', { id }),
  verdict: (id: string) => open('/resident/verdict/index', { id }),
  signIn: () => open('/resident/signin/index'),
  notices: () => open('/resident/notices/index'),
  privacy: () => open('/resident/privacy/index'),
  worker: (isSignedIn: boolean) => open(isSignedIn ? '/worker/inbox/index' : '/worker/signin/index'),
  /** Back where one came from; whoever opened a link goes home. */
  back: () => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : tab('/pages/home/index')),
}
