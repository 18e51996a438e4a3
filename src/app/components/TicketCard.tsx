import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { listed } from '../../domain/words/say'
import { pressable } from '../platform/aria'
import { NextStep, wordFor, type NextStepProps } from './NextStep'
import { StatusTag, type StatusTone } from './StatusTag'
import { TimeLeft, type TimeTone } from './TimeLeft'
import { type RulerCell, TimeRuler } from './TimeRuler'
import './TicketCard.css'

interface TicketCardProps {
  title: string
  /** "环境卫生 · 11月19日". */
  about?: string
  status: { tone: StatusTone; text: string }
  time?: { tone: TimeTone; text: string }
  /** Instead of the time left: "11月27日前", "预计 2027年5月31日". */
  date?: string
  ruler?: RulerCell[]
  next?: NextStepProps
  onPress?: () => void
  /** A Button that belongs to the card ("去评价"); pressing it does not open the card. */
  action?: ReactNode
}

/** A resident's ticket in a list. */
export function TicketCard({ title, about, status, time, date, ruler, next, onPress, action }: TicketCardProps) {
  const says = listed(status.text, time?.text ?? date, title, about, next && wordFor(next.kind), next?.text)
  return (
    <View className="ticket">
      <View className="ticket__open" {...(onPress ? pressable({ label: says }, onPress) : {})}>
        <View className="ticket__top">
          <StatusTag {...status} />
          {time ? <TimeLeft {...time} /> : date && <View className="small text-2 num">{date}</View>}
        </View>
        <View>
          <View className="ticket__title">{title}</View>
          {about && <View className="caption text-3">{about}</View>}
        </View>
        {ruler && time && <TimeRuler mini tone={time.tone} cells={ruler} />}
        {next && <NextStep {...next} />}
      </View>
      {action}
    </View>
  )
}
