import { View } from '@tarojs/components'
import { DEFINITION, MEASURE_IDS, measureOf, MISSING, TIME_WORDS, type MeasureId } from '../../../domain/figures/measures'
import type { Rate, Row } from '../../../domain/figures/tables'
import type { FigureList } from '../../../domain/figures/lists'
import { rateWords } from '../../../domain/reading/figure-words'
import { listed } from '../../../domain/words/say'
import { Card } from '../../components/Card'
import { aria, pressable } from '../../platform/aria'

interface MeasuresProps {
  /** Of which definitions they are. */
  definition?: number
  total: Row
  before: Row | undefined
  opens: (list: FigureList) => (() => void) | undefined
}

/** All measures of the whole, with those of the period before, and what each counts. */
export const Measures = ({ total, before, definition = DEFINITION, opens }: MeasuresProps) => (
  <Card title="全部指标" aside={`口径第 ${definition} 版`}>
    <View {...aria({ role: 'list', label: '全部指标' })}>
      {MEASURE_IDS.map((id) => (
        <MeasureLine key={id} id={id} total={total} before={before} onPress={opens(id)} />
      ))}
    </View>
    <View className="caption text-3">
      {TIME_WORDS.name}：{TIME_WORDS.counts}，不算{TIME_WORDS.leaves}。
    </View>
    <View className="caption text-3">还答不了的：{MISSING.join('')}</View>
  </Card>
)

const NO_RATE: Rate = { n: 0, of: 0 }

function MeasureLine({ id, total, before, onPress }: { id: MeasureId; total: Row; before: Row | undefined; onPress?: () => void }) {
  const { name, counts, base: outOf, better } = measureOf(id)
  const [now, then] = [rateWords(total.rates[id] ?? null), rateWords(before?.rates[id] ?? NO_RATE)]
  const how = `${outOf} · ${counts} · ${better === 'up' ? '越高越好' : '越低越好'}`
  const words = (
    <>
      <View className="measure__name">
        <View className="strong">{name}</View>
        <View className="caption text-3">{how}</View>
      </View>
      <View className="measure__value num">
        <View className="strong">{now.value}</View>
        <View className="caption text-2">{now.base}</View>
      </View>
      <View className="measure__before num">
        <View className="caption text-3">上期</View>
        <View className="small text-2">{then.value}</View>
      </View>
    </>
  )
  if (!onPress)
    return (
      <View className="measure" {...aria({ role: 'listitem' })}>
        {words}
      </View>
    )
  return (
    <View {...aria({ role: 'listitem' })}>
      <View
        className="measure is-way"
        {...pressable({ label: listed(name, how, now.value, now.base, '上期', then.value, '看清单') }, onPress)}
      >
        {words}
      </View>
    </View>
  )
}
