import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { aria, pressable } from '../platform/aria'
import { say } from '../../domain/words/say'
import { currentPath, TABS } from '../platform/where'
import { WhistleMark } from './WhistleMark'
import './TopBar.css'

/** h5 from 960 px on: the four tabs as a bar on top, in place of the tab bar. */
export function TopBar() {
  const here = currentPath()
  return (
    <View className="topbar" {...aria({ role: 'navigation', label: say('主要页面') })}>
      <View className="topbar__in">
        <View className="topbar__mark" {...aria({ hidden: true })}>
          <WhistleMark className="topbar__whistle" />
        </View>
        <View className="topbar__name">{say('市民吹哨')}</View>
        {TABS.map(({ path, name }) => (
          <View
            key={path}
            className={`topbar__tab ${path === here ? 'topbar__tab--on' : ''}`}
            {...pressable({ role: 'link', label: path === here ? say('{name}，正在看', { name: say(name) }) : say(name) }, () =>
              Taro.switchTab({ url: `/${path}` }),
            )}
          >
            {say(name)}
          </View>
        ))}
      </View>
    </View>
  )
}
