import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { DutyAnswer } from '../../../domain/api-duty'
import { basisWords, momentWords, untilWords } from '../../../domain/reading/duty'
import { startOf } from '../../../domain/calendar/workdays'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { DayInput } from '../../components/DayInput'
import { Field } from '../../components/Field'
import { Loaded } from '../../components/Loaded'
import { TextInput } from '../../components/TextInput'
import { pressable } from '../../platform/aria'
import { useNow, useWhileShown } from '../../platform/inView'
import { NotLoaded } from '../../staff/NotLoaded'
import { answers } from './store'

const NOW = ''

/** 现在找谁: who has it at each unit one may ask about, with the rule that says so; and at another moment. */
export function Now({ onUnit }: { onUnit: (unit: string) => void }) {
  const [at, setAt] = useState(NOW)
  const of = answers.use(at)
  const load = () => void answers.load(at, true)
  useEffect(() => void answers.load(at), [at])
  useWhileShown(load, 60_000)
  const now = useNow()
  return (
    <Card title={at === NOW ? '现在找谁' : `${momentWords(Number(at), now)}找谁`} aside={at === NOW ? undefined : '问的另一个时刻'}>
      <View className="small text-2">派单、退回重办、催办、上报、通知，还有给居民看的电话，都问这一张。</View>
      <Loaded of={of} trouble={NotLoaded} onRetry={load} rows={2}>
        {({ rows }) => (
          <View>
            {rows.length === 0 && <View className="small text-3">您能看的单位都还没有值班表：来的件没人经手，本单位的人都收到提醒。</View>}
            {rows.map((row) => (
              <Answer key={row.unit.id} row={row} now={now} onUnit={onUnit} />
            ))}
          </View>
        )}
      </Loaded>
      <Ask at={at} onAt={setAt} />
      <View className="caption text-3">不记谁在线、不记在哪里。值班表只说该找谁。</View>
    </Card>
  )
}

function Answer({ row, now, onUnit }: { row: DutyAnswer; now: number; onUnit: (unit: string) => void }) {
  const who = row.person ?? '没人'
  return (
    <View className="duty-answer" {...pressable({}, () => onUnit(row.unit.id))}>
      <View className="small text-2">{row.unit.name}</View>
      <View className={`strong num ${row.person ? '' : 'duty-gap'}`}>{[who, untilWords(row.until, now)].filter(Boolean).join('，')}</View>
      <View className="caption text-2 wrap">
        {basisWords(row)}
        {row.phone ? ` · ${row.phone}` : ''}
      </View>
    </View>
  )
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** 问另一个时刻: a day and an hour. */
function Ask({ at, onAt }: { at: string; onAt: (at: string) => void }) {
  const [day, setDay] = useState('')
  const [time, setTime] = useState('20:00')
  const moment = day && TIME.test(time) ? startOf(day) + Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000 : undefined
  return (
    <Field label="问另一个时刻" error={time && !TIME.test(time) ? '时刻写成 20:00 这样。' : undefined}>
      <View className="stack stack--2">
        <DayInput label="哪一天" value={day} onChange={setDay} />
        <TextInput label="几点" value={time} max={5} onChange={setTime} />
        <View className="holder__ways">
          <Button kind="soft" small text="问" off={moment === undefined} onPress={() => moment !== undefined && onAt(String(moment))} />
          {at !== NOW && <Button kind="line" small text="回到现在" onPress={() => onAt(NOW)} />}
        </View>
      </View>
    </Field>
  )
}
