import { View } from '@tarojs/components'
import './StatusTag.css'

/** The colours of the five steps the resident sees, and of the ways out of them. */
export type StatusTone = 'submitted' | 'accepted' | 'doing' | 'done' | 'rated' | 'ask' | 'parked' | 'refused'

interface StatusTagProps {
  tone: StatusTone
  text: string
}

/** Where a ticket stands, in one word. */
export const StatusTag = ({ tone, text }: StatusTagProps) => <View className={`tag tag--${tone}`}>{text}</View>

interface BadgeProps {
  kind: 'new' | 'urgent' | 'pressing'
  text: string
}

/** 新, 特急 or 紧急. */
export const Badge = ({ kind, text }: BadgeProps) => <View className={`badge badge--${kind}`}>{text}</View>
