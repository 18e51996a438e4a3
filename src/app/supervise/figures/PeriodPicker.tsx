import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf } from '../../../domain/calendar/workdays'
import { spanBefore, spanOf, type Days, type Span } from '../../../domain/figures/spans'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { DayInput } from '../../components/DayInput'

const CHOICES = {
  week: { text: '本周', days: (today: string) => daysOf(spanOf('week', today)) },
  lastWeek: { text: '上周', days: (today: string) => daysOf(spanBefore(spanOf('week', today))) },
  month: { text: '本月', days: (today: string) => daysOf(spanOf('month', today)) },
  lastMonth: { text: '上月', days: (today: string) => daysOf(spanBefore(spanOf('month', today))) },
  quarter: { text: '本季', days: (today: string) => daysOf(spanOf('quarter', today)) },
  year: { text: '今年', days: (today: string) => daysOf(spanOf('year', today)) },
}
export type Choice = keyof typeof CHOICES | 'own'

const daysOf = ({ from, to }: Span): Days => ({ from, to })

export const daysChosen = (choice: Exclude<Choice, 'own'>, now: number): Days => CHOICES[choice].days(dayOf(now))

/** This month; in its first days the one before, for there is little to see yet. */
export const firstChoice = (now: number): Exclude<Choice, 'own'> => (Number(dayOf(now).slice(8)) > 7 ? 'month' : 'lastMonth')

const OPTIONS = [...Object.entries(CHOICES).map(([value, { text }]) => ({ value, text })), { value: 'own', text: '自选' }]

interface PeriodPickerProps {
  choice: Choice
  days: Days
  now: number
  onChange: (choice: Choice, days: Days) => void
}

/** Week, month, quarter, year, or days of one's own. */
export function PeriodPicker({ choice, days, now, onChange }: PeriodPickerProps) {
  const choose = (value: string) => onChange(value as Choice, value === 'own' ? days : daysChosen(value as Exclude<Choice, 'own'>, now))
  return (
    <View className="stack stack--2">
      <ChipGroup label="哪段时间" options={OPTIONS} value={choice} onChange={choose} />
      {choice === 'own' && <OwnDays key={`${days.from} ${days.to}`} days={days} onDays={(own) => onChange('own', own)} />}
    </View>
  )
}

function OwnDays({ days, onDays }: { days: Days; onDays: (days: Days) => void }) {
  const [own, setOwn] = useState(days)
  const isTurned = own.from > own.to
  return (
    <View className="own-days">
      <DayInput label="从哪天" value={own.from} onChange={(from) => setOwn({ ...own, from })} />
      <DayInput label="到哪天" value={own.to} onChange={(to) => setOwn({ ...own, to })} />
      <Button
        kind="soft"
        small
        text="看这几天"
        off={isTurned || !own.from || !own.to}
        why="前一天要早于后一天"
        onPress={() => onDays(own)}
      />
    </View>
  )
}
