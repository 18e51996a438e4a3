import { View } from '@tarojs/components'
import { DAY_WORDS, kindOf, monthDays } from '../../../domain/calendar/edit'
import type { CalendarData } from '../../../domain/calendar/workdays'
import { dateWords } from '../../../domain/reading/time'
import { aria, pressable } from '../../platform/aria'
import './calendar.css'

interface MonthProps {
  year: number
  /** 1 to 12. */
  month: number
  data: CalendarData
  now: number
  /** The first day that may still be changed; without it none may. */
  from?: string
  onTurn: (day: string) => void
}

/** One month, weeks from Monday; a press turns a working day into a day off and back. */
export const Month = ({ year, month, data, now, from, onTurn }: MonthProps) => (
  <View className="month" {...aria({ role: 'group', label: `${year}年${month}月` })}>
    <View className="title">{month}月</View>
    <View className="month__days">
      {[...'一二三四五六日'].map((word) => (
        <View key={word} className="month__head" {...aria({ hidden: true })}>
          {word}
        </View>
      ))}
      {monthDays(year, month).map((day, index) => (day ? <Day key={day} {...{ day, data, now, from, onTurn }} /> : <View key={index} />))}
    </View>
  </View>
)

const SHORT = { work: '', rest: '', holiday: '休', makeUp: '班' }

function Day({ day, data, now, from, onTurn }: Omit<MonthProps, 'year' | 'month'> & { day: string }) {
  const kind = kindOf(data, day)
  const open = from !== undefined && day >= from
  return (
    <View
      className={`day day--${kind} ${open ? '' : 'day--past'} ${day > data.knownUntil ? 'day--unknown' : ''}`}
      {...pressable({ label: `${dateWords(day, now)}，${DAY_WORDS[kind]}` }, open ? () => onTurn(day) : undefined)}
    >
      <View className="day__number">{Number(day.slice(8))}</View>
      {SHORT[kind] && (
        <View className="day__kind" {...aria({ hidden: true })}>
          {SHORT[kind]}
        </View>
      )}
    </View>
  )
}
