import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { listed } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import './Section.css'

interface SectionProps {
  title: string
  /** Quiet words on the right: "11月1日至23日". */
  aside?: string
  /** Or a way to more: "全部 6 件". */
  link?: string
  onLink?: () => void
  children?: ReactNode
}

/** A heading with what belongs under it. */
export function Section({ title, aside, link, onLink, children }: SectionProps) {
  return (
    <View className="section">
      <View className="section__top">
        <View className="title" {...aria({ role: 'heading' })}>
          {title}
        </View>
        {aside && <View className="small text-3">{aside}</View>}
        {link && (
          <View className="section__link" {...pressable({ role: 'link', label: listed(title, link) }, onLink)}>
            {link}
          </View>
        )}
      </View>
      {children}
    </View>
  )
}
