import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { PERIODS, PERIOD_WORDS, RATES, rateOf, type Period, type Sums } from '../../../domain/figures/figures'
import { say } from '../../../domain/words/say'
import { pastWords } from '../../../domain/ticket/time'
import { Card } from '../../components/Card'
import { Segmented } from '../../components/Segmented'
import { StateView } from '../../components/StateView'
import { Trouble } from '../../components/Trouble'
import { aria } from '../../lib/aria'
import { useNow } from '../../lib/shown'
import { figures } from '../../stores/board'

/** 指标: how much came in and was closed, and three rates, each with how many it rests on. */
export function Figures() {
  const [period, setPeriod] = useState<Period>('month')
  const { data, problem } = figures.use(period)
  const now = useNow()
  const load = () => void figures.load(period)
  useEffect(load, [period])
  return (
    <Card title="全区办得怎么样">
      <Segmented
        label="哪段时间"
        options={PERIODS.map((value) => ({ value, text: PERIOD_WORDS[value] }))}
        value={period}
        onChange={(value) => setPeriod(value as Period)}
      />
      {data ? (
        <>
          <View className="body num">
            收到 {data.sums.received} 件，办结销号 {data.sums.closed} 件。
          </View>
          <View className="rates">
            {RATES.map((rate) => (
              <RateFigure key={rate.n} {...rate} sums={data.sums} />
            ))}
          </View>
          <View className="caption text-3 num">
            {data.from} 至 {data.to}，包括没有公开的。{data.summedAt ? `${pastWords(data.summedAt, now)} 统计` : '还没有统计'}
          </View>
        </>
      ) : problem ? (
        <Trouble problem={problem} onRetry={load} />
      ) : (
        <StateView kind="loading" title="正在统计" rows={1} />
      )}
    </Card>
  )
}

/** A rate never stands without its base. */
function RateFigure({ n, of, name, says, sums }: (typeof RATES)[number] & { sums: Sums }) {
  const { value, few } = rateOf(sums[n], sums[of])
  const base = say(says, { n: String(sums[n]), of: String(sums[of]) })
  return (
    <View className="rate" {...aria({ role: 'img', label: `${name} ${value}${few ? '，件数少' : ''}，${base}` })}>
      <View className="rate__top">
        <View className="strong">{name}</View>
        <View className="rate__value num">{value}</View>
      </View>
      <View className="caption text-2 num">{few ? `件数少 · ${base}` : base}</View>
    </View>
  )
}
