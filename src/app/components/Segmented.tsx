import { View } from '@tarojs/components'
import { aria, pressable } from '../platform/aria'
import { say } from '../../domain/words/say'
import type { Option } from './Chips'
import './Segmented.css'

interface SegmentedProps {
  label: string
  options: Option[]
  value: string
  onChange: (value: string) => void
  /** `tabs` switches what is shown below (underlined, may scroll); `choice` sets something. */
  kind?: 'choice' | 'tabs'
  /** Behind a tab's name. */
  counts?: Record<string, number | string>
}

/** Two to four choices in one row, or the tabs of a list. */
export function Segmented({ label, options, value, onChange, kind = 'choice', counts = {} }: SegmentedProps) {
  const isTabs = kind === 'tabs'
  return (
    <View className={isTabs ? 'tabs' : 'seg'} {...aria({ role: isTabs ? 'tablist' : 'radiogroup', label })}>
      {options.map((option, index) => {
        const on = option.value === value
        const count = counts[option.value]
        const name = count === undefined ? option.text : say('{name} {count} 件', { name: option.text, count })
        const says = say('{name}，{options} 项里的第 {number} 项', { name, options: options.length, number: index + 1 })
        return (
          <View
            key={option.value}
            className={`${isTabs ? 'tabs__one' : 'seg__one'} ${on ? 'is-on' : ''}`}
            {...pressable({ role: isTabs ? 'tab' : 'radio', label: says, ...(isTabs ? { selected: on } : { checked: on }) }, () =>
              onChange(option.value),
            )}
          >
            {option.text}
            {count !== undefined && <View className="tabs__count">{count}</View>}
          </View>
        )
      })}
    </View>
  )
}
