import { View } from '@tarojs/components'
import { listed } from '../../domain/words/say'
import { pressable } from '../platform/aria'
import './OptionCard.css'

interface OptionCardProps {
  title: string
  /** What follows from the choice: "退回重办，时限减半，中心盯着". */
  consequence?: string
  on: boolean
  onPress: () => void
  off?: boolean
  /** Without the round mark, for two beside each other (四办). */
  plain?: boolean
}

/** One answer with what follows from it. Put several into a View with role radiogroup (`aria`) and class `stack`. */
export function OptionCard({ title, consequence, on, onPress, off = false, plain = false }: OptionCardProps) {
  return (
    <View
      className={`option ${on ? 'option--on' : ''} ${off ? 'option--off' : ''} ${plain ? 'option--plain' : ''}`}
      {...pressable({ role: 'radio', label: listed(title, consequence), checked: on, disabled: off }, onPress)}
    >
      {!plain && <View className="option__mark" />}
      <View className="option__words">
        <View className="strong">{title}</View>
        {consequence && <View className="option__then">{consequence}</View>}
      </View>
    </View>
  )
}
