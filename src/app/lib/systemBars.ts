import Taro from '@tarojs/taro'
import theme from '../theme.json'
import { say } from '../../domain/words/say'
import type { Look } from '../stores/look'
import { isTabPage, TABS } from '../platform/where'

let painted = false
let named = false

/** Paints the phone's own bars in the colours the person chose; on 'auto' theme.json does it, until a choice was painted over it. */
export function paintBars({ dark, night: byNight }: Look, isTab: boolean) {
  if (process.env.TARO_ENV !== 'weapp' || (dark === 'auto' && !painted)) return
  painted = true
  const night = dark === 'auto' ? byNight : dark === 'dark'
  const colours = theme[night ? 'dark' : 'light']
  void Taro.setNavigationBarColor({ frontColor: night ? '#ffffff' : '#000000', backgroundColor: colours.bg }).catch(ignore)
  if (!isTab) return
  const style = { color: colours.tabText, selectedColor: colours.tabChosen, backgroundColor: colours.surface }
  void Taro.setTabBarStyle({ ...style, borderStyle: night ? 'black' : 'white' }).catch(ignore)
  iconsOf(colours).forEach(
    ([iconPath, selectedIconPath], index) => void Taro.setTabBarItem({ index, iconPath, selectedIconPath }).catch(ignore),
  )
}

const iconsOf = (colours: typeof theme.light): [string, string][] => [
  [colours.tabHome, colours.tabHomeChosen],
  [colours.tabProgress, colours.tabProgressChosen],
  [colours.tabBoard, colours.tabBoardChosen],
  [colours.tabMe, colours.tabMeChosen],
]

/** Names the phone's own bars in the language chosen; Chinese is in the app's settings, until another was written over it. */
export function nameBars({ language }: Look, title?: string) {
  if (language !== 'en' && !named) return
  named = true
  if (title) void Taro.setNavigationBarTitle({ title }).catch(ignore)
  if (isTabPage()) TABS.forEach(({ name }, index) => void Taro.setTabBarItem({ index, text: say(name) }).catch(ignore))
}

// a page that is already gone has no bar to paint
const ignore = () => undefined
