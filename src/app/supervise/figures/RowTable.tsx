import { View } from '@tarojs/components'
import type { FigureList } from '../../../domain/figures/lists'
import type { MeasureId } from '../../../domain/figures/measures'
import { closes, type Row } from '../../../domain/figures/tables'
import { isSmall, measureName, rateWords, timeSpent } from '../../../domain/reading/figure-words'
import { listed } from '../../../domain/words/say'
import { Card } from '../../components/Card'
import { aria, pressable } from '../../platform/aria'

interface RowTableProps {
  title: string
  /** What a row is of: 单位, 类别. */
  of: string
  rows: readonly Row[]
  before: readonly Row[]
  wide: boolean
  nameOf: (key: string) => string
  /** The way into a row: the units below it. */
  into: (key: string) => (() => void) | undefined
  opens: (key: string, list: FigureList) => (() => void) | undefined
}

const SHOWN: readonly MeasureId[] = ['acceptInTime', 'onTime', 'solved', 'satisfied', 'returned', 'sentBack']

/** Row by row in the order of the register, never by who is best; those that rest on fewer than ten stand apart. */
export function RowTable(props: RowTableProps) {
  const { title, of, rows } = props
  const [few, enough] = [rows.filter(isSmall), rows.filter((row) => !isSmall(row))]
  return (
    <>
      <Card title={title} aside="按机构次序，不排名，不算个人">
        {enough.length > 0 ? <Lines {...props} rows={enough} /> : <View className="small text-2">没有满 10 件的{of}。</View>}
      </Card>
      {few.length > 0 && (
        <Card title={`不到 10 件的${of}`} aside="只列件数，不算比率">
          <Lines {...props} rows={few} />
        </Card>
      )}
    </>
  )
}

const Lines = (props: RowTableProps) => (process.env.TARO_ENV === 'h5' && props.wide ? <WideTable {...props} /> : <Cards {...props} />)

const HEADS = ['结转', '新收', '退回转来', '办结', '了结转出', '还在办', ...SHOWN.map(measureName), '净用时中位']

function WideTable({ title, of, rows, ...rest }: RowTableProps) {
  return (
    <View className="figure-table num" {...aria({ role: 'table', label: title })}>
      <View className="figure-table__row figure-table__head caption text-2" {...aria({ role: 'row' })}>
        {[of, ...HEADS].map((head) => (
          <View key={head} className="figure-table__cell" {...aria({ role: 'columnheader' })}>
            {head}
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <WideRow key={row.key} row={row} {...rest} />
      ))}
    </View>
  )
}

function WideRow({ row, before, nameOf, into, opens }: Omit<RowTableProps, 'title' | 'of' | 'rows' | 'wide'> & { row: Row }) {
  const { flow, rates, time, key } = row
  const then = before.find((one) => one.key === key)
  const numbers: { n: number; list?: FigureList }[] = [
    { n: flow.carried },
    { n: flow.filed, list: 'filed' },
    { n: flow.back + flow.passedIn },
    { n: flow.done, list: 'done' },
    { n: flow.ended + flow.passedOut },
    { n: flow.counted },
  ]
  return (
    <View className="figure-table__row" {...aria({ role: 'row' })}>
      <View className="figure-table__cell" {...aria({ role: 'rowheader' })}>
        <Way press={into(key)} label={`${nameOf(key)}，看下面的单位`}>
          <View className="strong">{nameOf(key)}</View>
        </Way>
        {!closes(flow) && <View className="caption tone-overdue">对不上：差 {Math.abs(flow.open - flow.counted)} 件</View>}
      </View>
      {numbers.map(({ n, list }, index) => (
        <View key={HEADS[index]} className="figure-table__cell" {...aria({ role: 'cell' })}>
          <Way press={list && n > 0 ? opens(key, list) : undefined} label={`${nameOf(key)}，${HEADS[index]} ${n} 件，看清单`}>
            {n}
          </Way>
        </View>
      ))}
      {SHOWN.map((id) => (
        <View key={id} className="figure-table__cell" {...aria({ role: 'cell' })}>
          <RateCell id={id} row={row} then={then} press={(rates[id]?.of ?? 0) > 0 ? opens(key, id) : undefined} name={nameOf(key)} />
        </View>
      ))}
      <View className="figure-table__cell" {...aria({ role: 'cell' })}>
        {timeSpent(time.median)}
      </View>
    </View>
  )
}

function RateCell({ id, row, then, press, name }: { id: MeasureId; row: Row; then: Row | undefined; press?: () => void; name: string }) {
  const { value, base } = rateWords(row.rates[id] ?? null)
  const before = id === 'onTime' && then ? rateWords(then.rates[id] ?? null).value : '—'
  return (
    <Way press={press} label={listed(name, measureName(id), value, base, before !== '—' && `上期 ${before}`, '看清单')}>
      <View>{value}</View>
      <View className="caption text-3">{base}</View>
      {before !== '—' && <View className="caption text-3">上期 {before}</View>}
    </Way>
  )
}

/** What leads on is pressed as a whole. */
const Way = ({ press, label, children }: { press: (() => void) | undefined; label: string; children: React.ReactNode }) =>
  press ? (
    <View className="figure-table__way is-way" {...pressable({ label }, press)}>
      {children}
    </View>
  ) : (
    <View>{children}</View>
  )

/** On a phone a row is a block: the sum in one line, the rates below it. */
const Cards = ({ rows, nameOf, into, opens }: RowTableProps) => (
  <View className="stack stack--4">
    {rows.map((row) => (
      <View key={row.key} className="figure-block">
        <Way press={into(row.key)} label={`${nameOf(row.key)}，看下面的单位`}>
          <View className="strong">{nameOf(row.key)}</View>
        </Way>
        <View className="small text-2 num">{flowLine(row.flow)}</View>
        <View className="figure-block__rates">
          {SHOWN.filter((id) => row.rates[id] === null || row.rates[id]!.of > 0).map((id) => {
            const { value, base } = rateWords(row.rates[id] ?? null)
            return (
              <View key={id} className="figure-block__rate num">
                <Way press={opens(row.key, id)} label={`${nameOf(row.key)}，${measureName(id)} ${value} ${base}，看清单`}>
                  <View className="caption text-3">{measureName(id)}</View>
                  <View>{value}</View>
                  <View className="caption text-3">{base}</View>
                </Way>
              </View>
            )
          })}
        </View>
      </View>
    ))}
  </View>
)

const flowLine = ({ carried, filed, back, passedIn, done, ended, passedOut, counted }: Row['flow']): string =>
  `结转 ${carried}，新收 ${filed}，退回转来 ${back + passedIn}，办结 ${done}，了结转出 ${ended + passedOut}，还在办 ${counted}`
