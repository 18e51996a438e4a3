import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { PERIODS, PERIOD_WORDS, RATES, rateOf, type Period, type Sums } from '../../../domain/figures/figures'
import { listed, say } from '../../../domain/words/say'
import { pastWords } from '../../../domain/reading/time'
import { Card } from '../../components/Card'
import { Loaded } from '../../components/Loaded'
import { Row, Rows } from '../../components/Rows'
import { Segmented } from '../../components/Segmented'
import { aria } from '../../platform/aria'
import { useNow } from '../../platform/inView'
import { figures } from '../../stores/board'

/** 指标: how much came in and was closed, and three rates, each with how many it rests on. */
export function Figures() {
  const [period, setPeriod] = useState<Period>('month')
  const shown = figures.use(period)
  const now = useNow()
  const load = () => void figures.load(period)
  useEffect(load, [period])
  return (
    <Card title={say('全区办得怎么样')}>
      <Segmented
        label={say('哪段时间')}
        options={PERIODS.map((value) => ({ value, text: say(PERIOD_WORDS[value]) }))}
        value={period}
        onChange={(value) => setPeriod(value as Period)}
      />
      <Loaded of={{ data: shown.data, problem: shown.problem }} onRetry={load} title={say('正在统计')} rows={1}>
        {(data) => (
          <>
            <View className="body num">
              {say('收到 {received} 件，办结销号 {closed} 件。', { received: data.sums.received, closed: data.sums.closed })}
            </View>
            <View className="rates">
              {RATES.map((rate) => (
                <RateFigure key={rate.n} {...rate} sums={data.sums} />
              ))}
            </View>
            <View className="caption text-3 num">
              {say('{from} 至 {to}，包括没有公开的。', { from: data.from, to: data.to })}
              {data.summedAt ? say('{when} 统计', { when: pastWords(data.summedAt, now) }) : say('还没有统计')}
            </View>
          </>
        )}
      </Loaded>
      <Rows>
        <Row icon="book" title={say('办理情况通报')} onPress={() => void Taro.navigateTo({ url: '/bulletin/told/index' })} />
      </Rows>
    </Card>
  )
}

/** A rate never stands without its base. */
function RateFigure({ n, of, name, says, sums }: (typeof RATES)[number] & { sums: Sums }) {
  const { value, few } = rateOf(sums[n], sums[of])
  const base = say(says, { n: sums[n], of: sums[of] })
  return (
    <View className="rate" {...aria({ role: 'img', label: listed(`${say(name)} ${value}`, few && say('件数少'), base) })}>
      <View className="rate__top">
        <View className="strong">{say(name)}</View>
        <View className="rate__value num">{value}</View>
      </View>
      <View className="caption text-2 num">{few ? `${say('件数少')} · ${base}` : base}</View>
    </View>
  )
}
