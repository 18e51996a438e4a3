import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { ledgerApi } from '../../../domain/api-ledger'
import { dayOf } from '../../../domain/calendar/workdays'
import { spanBefore, spanOf, type Days } from '../../../domain/figures/spans'
import { EXPORT_REASONS, LEDGER } from '../../../domain/ledger/ledger'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { ChipGroup } from '../../components/Chips'
import { DayInput } from '../../components/DayInput'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { UnitPicker } from '../../components/UnitPicker'
import { serverNow } from '../../platform/now'
import { loadUnits, useUnits } from '../../stores/reference'
import { useSaving } from '../../lib/useSaving'

const REASONS = Object.entries(EXPORT_REASONS).map(([value, text]) => ({ value, text }))
const WHOSE = [
  { value: 'all', text: '看得到的全部' },
  { value: 'one', text: '选一个单位' },
]
const PERIODS = [
  { value: 'month', text: '本月' },
  { value: 'lastMonth', text: '上月' },
  { value: 'year', text: '今年' },
  { value: 'own', text: '自选' },
]

function daysOf(period: string, today: string): Days {
  const month = spanOf('month', today)
  const { from, to } = period === 'year' ? spanOf('year', today) : period === 'lastMonth' ? spanBefore(month) : month
  return { from, to: to > today ? today : to }
}

/** 台账: the ledger of residents' matters, taken out as a file. */
export function Ledger() {
  const today = dayOf(serverNow())
  const [period, setPeriod] = useState('month')
  const [days, setDays] = useState<Days>(() => daysOf('month', today))
  const [unit, setUnit] = useState<string>()
  const [reason, setReason] = useState('')
  const { state, save, stop } = useSaving()
  useEffect(() => void loadUnits(), [])
  const units = (useUnits().data?.units ?? []).filter(({ kind }) => kind !== 'grid')
  const choose = (value: string) => {
    setPeriod(value)
    if (value !== 'own') setDays(daysOf(value, today))
  }
  const lacks =
    !days.from || !days.to || days.from > days.to
      ? '前一天要早于后一天'
      : unit === ''
        ? '先选一个单位'
        : reason === ''
          ? '先选为什么导出'
          : ''
  return (
    <View className="room__text stack stack--4">
      <Card title="民生诉求台账" aside="系统自动生成，一个字都不用手填">
        <View className="small text-2">{LEDGER.map(({ name }) => name).join(' · ')}</View>
        <Field label="时段（按反映时间）">
          <ChipGroup label="时段" options={PERIODS} value={period} onChange={choose} />
        </Field>
        {period === 'own' && (
          <View className="columns-2">
            <DayInput label="从哪天" value={days.from} onChange={(from) => setDays({ ...days, from })} />
            <DayInput label="到哪天" value={days.to} onChange={(to) => setDays({ ...days, to })} />
          </View>
        )}
        <Field label="单位">
          <ChipGroup
            label="单位"
            options={WHOSE}
            value={unit === undefined ? 'all' : 'one'}
            onChange={(value) => setUnit(value === 'all' ? undefined : '')}
          />
          {unit !== undefined && <UnitPicker label="哪个单位" units={units} value={unit} onChange={setUnit} />}
        </Field>
        <Field label="为什么导出" aside="必选">
          <ChipGroup label="为什么导出" options={REASONS} value={reason} onChange={setReason} />
        </Field>
        <Notice kind="plain" icon="lock" text="内容和您在屏幕上看到的一样，没有反映人的姓名、电话。每页印着您的名字和时间，导出记一条。" />
        {state.problem !== '' && <Notice kind="warn" icon="warn" text={state.problem} />}
        <Button
          icon="download"
          text="导出 .xlsx"
          busy={state.busy && `正在写，已收 ${Math.round(state.bytes / 1024)} KB…`}
          off={lacks !== ''}
          why={lacks}
          onPress={() =>
            void save({
              endpoint: ledgerApi.exportLedger,
              query: { ...days, reason, ...(unit && { unit }) },
              name: `民生诉求台账 ${days.from} 至 ${days.to}.xlsx`,
            })
          }
        />
        {state.busy && <Button kind="line" text="停下" onPress={stop} />}
        {state.saved && <View className="small text-2">存好了，在浏览器的下载里。</View>}
      </Card>
    </View>
  )
}
