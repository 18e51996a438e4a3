import { View } from '@tarojs/components'
import { aria } from '../platform/aria'
import './Icon.css'

interface IconProps {
  /** File name in assets/icons without `ui-` and `.svg`: 'clock', 'cat-ecology'. */
  name: string
  /** px; without it the icon follows the theme (24, 30 in 长辈版). */
  size?: number
  className?: string
}

/** A one-colour icon in the colour of the text around it; never read aloud: its neighbour has the words. */
export function Icon({ name, size, className = '' }: IconProps) {
  const style = size ? { width: `${size}px`, height: `${size}px` } : undefined
  return <View className={`ico icon-${name} ${className}`} style={style} {...aria({ hidden: true })} />
}
