import { View } from '@tarojs/components'
import { say } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import { useLook } from '../stores/look'
import { WhistleMark } from './WhistleMark'
import './WhistleButton.css'

interface WhistleButtonProps {
  onPress: () => void
  /** Two short lines under the name. */
  lines?: [string, string]
  offline?: boolean
}

/** The one big thing on home: 我要吹哨. */
export function WhistleButton({ onPress, lines, offline = false }: WhistleButtonProps) {
  const care = useLook((look) => look.care)
  const [above, below] = offline ? OFFLINE : (lines ?? (care ? CARE : LINES))
  const [first, second] = [say(above), say(below)]
  return (
    <View className="whistle" {...pressable({ label: say('我要吹哨，{first}，{second}', { first, second }) }, onPress)}>
      <View className="whistle__art" {...aria({ hidden: true })}>
        <View className="whistle__layer whistle__layer--rings" />
        <WhistleMark className="whistle__layer" />
      </View>
      <View className="whistle__name">{say('我要吹哨')}</View>
      <View className="whistle__line">{first}</View>
      <View className="whistle__line">{second}</View>
    </View>
  )
}

const LINES: [string, string] = ['拍照、打字都行', '约 1 分钟，每步有回音']
const CARE: [string, string] = ['拍张照、写句话', '每步都有回音']
const OFFLINE: [string, string] = ['没有网也能写', '联网自动送出']
