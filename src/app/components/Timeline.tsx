import { type ReactNode, useState } from 'react'
import { View } from '@tarojs/components'
import { say } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import { useLook } from '../stores/look'
import type { ShownPhoto } from '../sending/usePhotos'
import { PhotoGrid } from './PhotoGrid'
import './Timeline.css'

export interface TimelineItem {
  id: string
  title: string
  text?: string
  /** "今天 09:40 · 区网格化中心". */
  when: string
  photos?: ShownPhoto[]
  /** Anything else that belongs to this line. */
  extra?: ReactNode
}

interface TimelineProps {
  /** Newest first. */
  items: TimelineItem[]
  /** How many stand open before "看以前的 n 步" (2 in 长辈版, else all). */
  shown?: number
  /** The newest line is still going on. */
  live?: boolean
}

/** What happened so far (办理经过), newest first. */
export function Timeline({ items, shown, live = true }: TimelineProps) {
  const care = useLook((look) => look.care)
  const [open, setOpen] = useState(false)
  const most = open ? items.length : (shown ?? (care ? 2 : items.length))
  const hidden = items.length - most
  return (
    <View className="timeline" {...aria({ role: 'list' })}>
      {items.slice(0, most).map((item, index) => (
        <View key={item.id} className={`moment ${live && index === 0 ? 'moment--now' : ''}`} {...aria({ role: 'listitem' })}>
          <View className="moment__title">{item.title}</View>
          {item.text && <View className="moment__text">{item.text}</View>}
          {item.photos && item.photos.length > 0 && <PhotoGrid photos={item.photos} columns={4} />}
          {item.extra}
          <View className="moment__when num">{item.when}</View>
        </View>
      ))}
      {hidden > 0 && (
        <View className="moment moment--fold" {...pressable({ label: say('看以前的 {hidden} 步', { hidden }) }, () => setOpen(true))}>
          {say('看以前的 {hidden} 步', { hidden })}
        </View>
      )}
    </View>
  )
}

/** "自动更新": shown beside the heading while the page hears of changes by itself. */
export const Live = () => (
  <View className="live">
    <View className="live__dot" {...aria({ hidden: true })} />
    {say('自动更新')}
  </View>
)
