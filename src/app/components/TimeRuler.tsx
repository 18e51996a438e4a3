import { View } from '@tarojs/components'
import { aria } from '../platform/aria'
import type { TimeTone } from './TimeLeft'
import './TimeRuler.css'

/** One working day, or six hours of a 24-hour limit. */
export interface RulerCell {
  label: string
  /** 0 to 1. */
  used: number
  /** `rest`: days that do not count; `added`: a day an extension gave. */
  kind?: 'day' | 'today' | 'rest' | 'added'
}

interface TimeRulerProps {
  tone: TimeTone
  cells: RulerCell[]
  /** Bars only, for cards. */
  mini?: boolean
}

/** Time ruler (时限尺): one cell per working day, so people see which days count. TimeLeft says the same aloud. */
export const TimeRuler = ({ tone, cells, mini = false }: TimeRulerProps) => (
  <View className={`ruler tone-${tone} ${mini ? 'ruler--mini' : ''}`} {...aria({ hidden: true })}>
    {cells.map(({ label, used, kind = 'day' }, index) => (
      <View key={index} className={`ruler__cell ruler__cell--${kind}`}>
        <View className="ruler__bar">
          <View className="ruler__used" style={{ width: `${Math.round(Math.min(1, Math.max(0, used)) * 100)}%` }} />
        </View>
        {!mini && <View className="ruler__label">{label}</View>}
      </View>
    ))}
  </View>
)
