/** Where the person is: the page on top, and the four tabs. */
import Taro from '@tarojs/taro'

export const TABS = [
  { path: 'pages/home/index', name: '首页' },
  { path: 'pages/progress/index', name: '进度' },
  { path: 'pages/board/index', name: '公开' },
  { path: 'pages/me/index', name: '我的' },
]

/** The address of the page on top, without the leading slash. */
export function currentPath() {
  const pages = Taro.getCurrentPages()
  return (pages[pages.length - 1]?.route ?? '').replace(/^\//, '').split('?')[0] ?? ''
}

export const isTabPage = () => TABS.some((tab) => tab.path === currentPath())

/** Rooms of staff, whose screens are Chinese whoever looks at them; a bulletin that was released is told to everybody. */
const STAFF = /^(worker|intake|visit|supervise)\/|^bulletin\/(?!told)/
export const isStaffPage = () => STAFF.test(currentPath())
