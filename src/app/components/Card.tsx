import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { aria } from '../platform/aria'
import './Card.css'

interface CardProps {
  title?: string
  /** Right of the title: words, or a part such as Live. */
  aside?: ReactNode
  children?: ReactNode
}

/** A white card; its children stand 12 px apart. */
export const Card = ({ title, aside, children }: CardProps) => (
  <View className="card">
    {title && (
      <View className="card__top">
        <View className="title" {...aria({ role: 'heading' })}>
          {title}
        </View>
        {aside && <View className="small text-3">{aside}</View>}
      </View>
    )}
    {children}
  </View>
)
