import { View } from '@tarojs/components'
import { listed } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import { Icon } from './Icon'
import './Rows.css'
import './Switch.css'

interface SwitchProps {
  title: string
  note?: string
  icon?: string
  on: boolean
  onChange: (on: boolean) => void
  off?: boolean
}

/** A row that switches something; the whole row is the target. Goes into Rows. */
export function Switch({ title, note, icon, on, onChange, off = false }: SwitchProps) {
  const says = { role: 'switch', label: listed(title, note), checked: on, disabled: off }
  return (
    <View className={`row row--press ${icon ? 'row--icon' : ''}`} {...pressable(says, () => onChange(!on))}>
      {icon && <Icon name={icon} className="row__icon" />}
      <View className="row__words">
        <View className="row__title">{title}</View>
        {note && <View className="row__note">{note}</View>}
      </View>
      <View className={`switch ${on ? 'switch--on' : ''}`} {...aria({ hidden: true })}>
        <View className="switch__knob" />
      </View>
    </View>
  )
}
