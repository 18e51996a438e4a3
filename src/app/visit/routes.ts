/** Ways between the pages of visits. */
import Taro from '@tarojs/taro'

export const NOTE_PAGE = '/visit/note/index'
export const WALK_PAGE = '/visit/walk/index'

const go = (url: string) => void Taro.navigateTo({ url })

export const toBooklet = (id: string) => go(`/visit/booklet/index?id=${id}`)
export const toNewBooklet = () => go('/visit/booklet/index?new=1')
export const toNote = (booklet: string) => go(`${NOTE_PAGE}?booklet=${booklet}`)
/** In passing, at no booklet. */
export const toPlainNote = () => go(NOTE_PAGE)
/** Back where one came from; whoever opened a link goes to the walk. */
export const back = () => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : void Taro.redirectTo({ url: WALK_PAGE }))

/** On to the next door, over whatever lies between. */
export function backToWalk() {
  const pages = Taro.getCurrentPages().map(({ route = '' }) => route.includes('visit/walk'))
  const at = pages.lastIndexOf(true)
  if (at < 0) void Taro.redirectTo({ url: WALK_PAGE })
  else void Taro.navigateBack({ delta: pages.length - 1 - at })
}
