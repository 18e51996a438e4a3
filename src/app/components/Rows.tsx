import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { listed } from '../../domain/words/say'
import { pressable } from '../platform/aria'
import { Icon } from './Icon'
import './Rows.css'

/** Rows in one card, hairlines between them. */
export const Rows = ({ children }: { children?: ReactNode }) => <View className="rows">{children}</View>

interface RowProps {
  title: string
  note?: string
  icon?: string
  /** On the right, before the arrow: "改", "跟随手机", "等网络". */
  value?: string
  /** On the right instead of the arrow: a Switch drawn as `bare`. */
  right?: ReactNode
  strong?: boolean
  onPress?: () => void
  /** What a reader hears after the words of the row: the words of `right`, what a press does. */
  more?: string
}

/** One row; with `onPress` the whole of it is the target. */
export function Row({ title, note, icon, value, right, strong = false, onPress, more }: RowProps) {
  const says = listed(title, note, value, more)
  return (
    <View
      className={`row ${icon ? 'row--icon' : ''} ${onPress ? 'row--press' : ''}`}
      {...(onPress ? pressable({ label: says }, onPress) : {})}
    >
      {icon && <Icon name={icon} className="row__icon" />}
      <View className="row__words">
        <View className={strong ? 'row__title strong' : 'row__title'}>{title}</View>
        {note && <View className="row__note">{note}</View>}
      </View>
      {value && <View className="row__value">{value}</View>}
      {right}
      {onPress && !right && <Icon name="right" size={18} className="row__arrow" />}
    </View>
  )
}
