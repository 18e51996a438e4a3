import { View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import { pressable } from '../../platform/aria'
import './Tick.css'

interface TickProps {
  text: string
  /** What a reader hears, where the text goes on beside it. */
  label?: string
  on: boolean
  onChange: (on: boolean) => void
}

/** A box to tick, with what is agreed to by it; the whole line is the target. */
export const Tick = ({ text, label = text, on, onChange }: TickProps) => (
  <View className="tick" {...pressable({ role: 'checkbox', label, checked: on }, () => onChange(!on))}>
    <View className={`tick__box ${on ? 'tick__box--on' : ''}`}>{on && <Icon name="check" size={18} />}</View>
    {text}
  </View>
)
