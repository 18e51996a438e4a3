import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import { pressable } from '../../platform/aria'

interface PickableProps {
  /** What the row is about, read with the box. */
  label: string
  on: boolean
  onPick: () => void
  children: ReactNode
}

/** A row of a list with a box to tick beside it. */
export const Pickable = ({ label, on, onPick, children }: PickableProps) => (
  <View className="pickable">
    <View
      className={`pickable__box ${on ? 'pickable__box--on' : ''}`}
      {...pressable({ role: 'checkbox', label: `选 ${label}`, checked: on }, onPick)}
    >
      {on && <Icon name="check" size={18} />}
    </View>
    <View className="pickable__row">{children}</View>
  </View>
)
