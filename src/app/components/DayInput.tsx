import { useState } from 'react'
import { Input, Picker, View } from '@tarojs/components'
import { workdayFrom, type Calendar } from '../../domain/calendar/workdays'
import type { Days } from '../../domain/ticket/days'
import { dateWords } from '../../domain/reading/time'
import { listed, say } from '../../domain/words/say'
import { aria } from '../platform/aria'
import { useNow } from '../platform/inView'
import { useCalendar } from '../stores/reference'
import { Icon } from './Icon'
import './Field.css'

interface DayInputProps {
  /** Read aloud; the same words as the Field's label. */
  label: string
  /** A Beijing day, or empty. */
  value: string
  /** The days there are to choose from. */
  days?: Days
  onChange: (day: string) => void
}

/** One day: the phone's own wheel in WeChat, the browser's own calendar on h5; below it which day of the week that is. */
export function DayInput({ label, value, days, onChange }: DayInputProps) {
  const now = useNow()
  const calendar = useCalendar()
  const says = value && (days ? promisedWords(calendar, value, now) : dateWords(value, now))
  return (
    <View className="stack stack--2">
      {process.env.TARO_ENV === 'h5' ? (
        <BrowserDay {...{ label, value, days, onChange }} />
      ) : (
        <Picker
          mode="date"
          value={value || days?.from || ''}
          start={days?.from}
          end={days?.to ?? undefined}
          onChange={(event) => onChange(event.detail.value)}
        >
          <View className="entry entry--pick" {...aria({ role: 'button', label: listed(label, says || say('请选一天')) })}>
            <View className={`entry__picked ${says ? '' : 'entry__empty'}`}>{says || say('请选一天')}</View>
            <Icon name="right" size={18} className="entry__arrow" />
          </View>
        </Picker>
      )}
      {process.env.TARO_ENV === 'h5' && says && <View className="small text-2 num">{says}</View>}
      {days && (
        <View className="caption text-3 num">
          {rangeWords(days, now)} {say('选到休息日，顺延到下一个工作日。')}
        </View>
      )}
    </View>
  )
}

/** The day that is promised: one on a day off moves to the next working day. */
function promisedWords(calendar: Calendar, day: string, now: number): string {
  const kept = workdayFrom(calendar, day)
  const words = dateWords(day, now)
  return kept === day ? words : say('{day}，这天休息，顺延到{kept}', { day: words, kept: dateWords(kept, now) })
}

function BrowserDay({ label, value, days, onChange }: DayInputProps) {
  const [focus, setFocus] = useState(false)
  return (
    <View className={`entry ${focus ? 'entry--focus' : ''}`}>
      <Input
        className="entry__input"
        value={value}
        onInput={(event) => onChange(event.detail.value)}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        nativeProps={{ type: 'date', min: days?.from, max: days?.to ?? undefined, 'aria-label': label }}
      />
    </View>
  )
}

function rangeWords({ from, to }: Days, now: number): string {
  const first = dateWords(from, now)
  if (to === null) return say('{first}起', { first })
  return from === to ? say('只能选 {first}', { first }) : say('{first} 到 {last}', { first, last: dateWords(to, now) })
}
