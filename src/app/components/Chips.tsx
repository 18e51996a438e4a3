import { View } from '@tarojs/components'
import { aria, pressable } from '../platform/aria'
import { Icon } from './Icon'
import './Chips.css'

interface ChipProps {
  text: string
  on: boolean
  onPress: () => void
  off?: boolean
  /** In a group of which only one can be on. */
  single?: boolean
}

/** One chip; on = tick and a 2 px edge. */
export function Chip({ text, on, onPress, off = false, single = false }: ChipProps) {
  return (
    <View
      className={`chip ${on ? 'chip--on' : ''} ${off ? 'chip--off' : ''}`}
      {...pressable({ role: single ? 'radio' : 'checkbox', label: text, checked: on, disabled: off }, onPress)}
    >
      {on && <Icon name="check" size={18} className="chip__tick" />}
      {text}
    </View>
  )
}

export interface Option {
  value: string
  text: string
  off?: boolean
}

interface ChipGroupProps {
  label: string
  options: Option[]
  /** One value, or several. */
  value: string | string[] | undefined
  onChange: (value: string) => void
}

/** Chips that belong together. With an array as value several can be on, and `onChange` names the one pressed. */
export function ChipGroup({ label, options, value, onChange }: ChipGroupProps) {
  const single = !Array.isArray(value)
  const chosen = [value].flat()
  return (
    <View className="chips" {...aria({ role: single ? 'radiogroup' : 'group', label })}>
      {options.map((option) => (
        <Chip key={option.value} {...option} single={single} on={chosen.includes(option.value)} onPress={() => onChange(option.value)} />
      ))}
    </View>
  )
}
