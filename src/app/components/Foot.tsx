import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Say } from './Say'

interface FootProps {
  /** The promise: "提交后：今天 11:24 前受理". */
  say?: string
  strong?: string | string[]
  /** The one main button, or nothing. */
  main?: ReactNode
  /** Side by side under it (one below the other in 长辈版). */
  children?: ReactNode
  /** A quiet line at the very bottom. */
  note?: string
}

/** What goes into `foot` of a Page. */
export function Foot({ say, strong, main, children, note }: FootProps) {
  return (
    <View className="foot">
      {say && (
        <View className="foot__say">
          <Say text={say} strong={strong} />
        </View>
      )}
      {main}
      {children && <View className="foot__row">{children}</View>}
      {note && <View className="caption text-3 centre">{note}</View>}
    </View>
  )
}
