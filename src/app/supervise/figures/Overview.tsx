import { View } from '@tarojs/components'
import type { MeasureId } from '../../../domain/figures/measures'
import { closes, type Row } from '../../../domain/figures/tables'
import { changeWords, closingWords, measureName, rateWords, sidesOf, timeSpent } from '../../../domain/reading/figure-words'
import type { FigureList } from '../../../domain/figures/lists'
import { listed } from '../../../domain/words/say'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import { aria, pressable } from '../../platform/aria'

interface OverviewProps {
  total: Row
  /** Of the period before, where there is one. */
  before: Row | undefined
  /** Opens what is behind a figure; nothing where this reader has no list of it. */
  opens: (list: FigureList) => (() => void) | undefined
}

const MAIN: readonly MeasureId[] = ['acceptInTime', 'onTime', 'solved', 'satisfied', 'answered']

/** The closing sum, and five questions, each with what it rests on. */
export const Overview = ({ total, before, opens }: OverviewProps) => (
  <>
    <Closing total={total} opens={opens} />
    <View className="figure-cards">
      {MAIN.map((id) => (
        <MeasureCard key={id} id={id} total={total} before={before} onPress={opens(id)} />
      ))}
    </View>
    <View className="small text-2 num">
      办结一件的净用时：中位 {timeSpent(total.time.median)}，九成在 {timeSpent(total.time.ninth)} 以内（{total.time.n} 件）
      {before && before.time.n > 0 && `；上期中位 ${timeSpent(before.time.median)}`}。
    </View>
  </>
)

function Closing({ total, opens }: Pick<OverviewProps, 'total' | 'opens'>) {
  const { came, went } = sidesOf(total.flow)
  const side = (parts: typeof came) =>
    parts.map(({ name, n, list }, index) => (
      <View key={name} className="closing__part">
        {index > 0 && <View className="closing__sign">+</View>}
        <Number name={name} n={n} onPress={list && n > 0 ? opens(list) : undefined} />
      </View>
    ))
  return (
    <Card>
      <View className="closing num">
        {side(came)}
        <View className="closing__sign">=</View>
        {side(went)}
      </View>
      <View className={`line small ${closes(total.flow) ? 'tone-ample' : 'tone-overdue'} closing__check`}>
        <Icon name={closes(total.flow) ? 'check' : 'warn'} size={18} />
        <View className="num">{closingWords(total.flow)}</View>
      </View>
    </Card>
  )
}

const Number = ({ name, n, onPress }: { name: string; n: number; onPress?: () => void }) => (
  <View
    className={`closing__number ${onPress ? 'is-way' : ''}`}
    {...(onPress ? pressable({ label: `${n} ${name}，看清单` }, onPress) : {})}
  >
    <View className="closing__value">{n}</View>
    <View className="caption text-2">{name}</View>
  </View>
)

interface MeasureCardProps {
  id: MeasureId
  total: Row
  before: Row | undefined
  onPress?: () => void
}

function MeasureCard({ id, total, before, onPress }: MeasureCardProps) {
  const { value, base } = rateWords(total.rates[id] ?? null)
  const change = changeWords(total.rates[id] ?? null, before?.rates[id])
  const below = [base || '没有可算的', change || (before ? '件数少，不和上期比' : '没有上期')] as const
  const says = listed(measureName(id), value, ...below)
  return (
    <View
      className={`figure-card ${onPress ? 'is-way' : ''}`}
      {...(onPress ? pressable({ label: `${says}，看清单` }, onPress) : aria({ role: 'group', label: says }))}
    >
      <View className="small text-2">{measureName(id)}</View>
      <View className="figure-card__value num">{value}</View>
      <View className="caption text-2 num">{below[0]}</View>
      <View className="caption text-3 num">{below[1]}</View>
    </View>
  )
}
