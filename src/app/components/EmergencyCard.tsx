import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { say } from '../../domain/words/say'
import { aria } from '../platform/aria'
import { Button } from './Button'
import './EmergencyCard.css'

interface EmergencyCardProps {
  /** "闻到燃气味，先做这三步". */
  title: string
  /** The words that it was heard in. */
  because?: string[]
  steps?: string[]
  /** The first is the main one. */
  calls: { number: string; text: string }[]
  note?: string
}

/** Danger (险情): call first. Cannot be dismissed, only answered by what the page puts under it. */
export function EmergencyCard({
  title,
  because = [],
  steps = [],
  calls,
  note = say('这里不能代替报警。人到安全地方、打完电话，再往下填。'),
}: EmergencyCardProps) {
  const [first, ...others] = calls
  return (
    <View className="emergency" {...aria({ role: 'alert' })}>
      <View className="emergency__title">{title}</View>
      {because.length > 0 && <View className="small text-2">{say('因为：{words}', { words: because.join('、') })}</View>}
      {steps.map((step, index) => (
        <View key={step} className="emergency__step">
          <View className="emergency__number">{index + 1}</View>
          <View className="emergency__do">{step}</View>
        </View>
      ))}
      {first && <Button kind="danger" icon="phone" text={first.text} onPress={() => dial(first.number)} />}
      {others.length > 0 && (
        <View className="columns-2">
          {others.map(({ number, text }) => (
            <Button key={number} kind="line" icon="phone" text={text} onPress={() => dial(number)} />
          ))}
        </View>
      )}
      {note && <View className="small text-2">{note}</View>}
    </View>
  )
}

// closing the phone's own dialog is no error
export const dial = (phoneNumber: string) => void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
