import { View } from '@tarojs/components'
import { listed } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import { Icon } from './Icon'
import './Button.css'

interface ButtonProps {
  text: string
  onPress: () => void
  /** At most one `main` on a screen. */
  kind?: 'main' | 'line' | 'soft' | 'danger'
  icon?: string
  small?: boolean
  /** Words while it works ("正在提交…"); cannot be pressed again meanwhile. */
  busy?: string | false
  off?: boolean
  /** Why it is off; shown under it and read with it. */
  why?: string
  /** What a reader hears after the text, when that alone is not enough. */
  more?: string
}

/** A button; the widest thing in its row. */
export function Button({ text, onPress, kind = 'main', icon, small = false, busy = false, off = false, why, more }: ButtonProps) {
  const words = busy || text
  const says = listed(words, !busy && more, off && why)
  return (
    <View className="btn-box">
      <View
        className={`btn btn--${off ? 'off' : kind} ${small ? 'btn--small' : ''} ${busy ? 'btn--busy' : ''}`}
        {...pressable({ label: says, disabled: off || Boolean(busy) }, onPress)}
      >
        {icon && !busy && <Icon name={icon} size={22} className="btn__icon" />}
        {busy && <View className="btn__spin" {...aria({ hidden: true })} />}
        {words}
      </View>
      {off && why && (
        <View className="btn__why" {...aria({ hidden: true })}>
          {why}
        </View>
      )}
    </View>
  )
}
