import { View } from '@tarojs/components'
import type { CalendarData } from '../../../domain/calendar/workdays'
import { MOST_SPELLS } from '../../../domain/calendar/hours'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { TextInput } from '../../components/TextInput'

type Spell = CalendarData['hours'][number]

interface HoursProps {
  hours: Spell[]
  /** Without it they are only read. */
  onChange?: (hours: Spell[]) => void
}

const NAMES = ['上午', '下午', '晚上']

/** Opening hours (上班时间): one line a spell, from and to. */
export function Hours({ hours, onChange }: HoursProps) {
  if (!onChange)
    return (
      <Field label="上班时间">
        <View className="body num">{hours.map(([from, to]) => `${from}–${to}`).join('，')}</View>
      </Field>
    )
  const put = (index: number, spell: Spell) => onChange(hours.map((one, at) => (at === index ? spell : one)))
  return (
    <Field label="上班时间" hint="时和分各两位，如 08:30。晚班写到第二天：20:00 到 08:00。全天写 00:00 到 24:00，那就一天也不休息。">
      <View className="stack stack--2">
        {hours.map(([from, to], index) => {
          const name = NAMES[index] ?? `第 ${index + 1} 段`
          return (
            <View key={name} className="spell">
              <TextInput label={`${name}几点上班`} value={from} max={5} onChange={(time) => put(index, [time, to])} />
              <View className="spell__to text-2">到</View>
              <TextInput label={`${name}几点下班`} value={to} max={5} onChange={(time) => put(index, [from, time])} />
            </View>
          )
        })}
        <View className="columns-2">
          <Button small kind="line" text="加一段" off={hours.length >= MOST_SPELLS} onPress={() => onChange([...hours, ['', '']])} />
          <Button small kind="line" text="去掉最后一段" off={hours.length < 2} onPress={() => onChange(hours.slice(0, -1))} />
        </View>
      </View>
    </Field>
  )
}
