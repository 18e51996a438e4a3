import { memo, useCallback } from 'react'
import { View } from '@tarojs/components'
import type { WatchRow } from '../../../domain/api-watch'
import { categoryOf } from '../../../domain/report/categories'
import type { ClockKind } from '../../../domain/ticket/clock-kinds'
import { GRADES } from '../../../domain/ticket/given'
import { rowTime } from '../../../domain/reading/desk-row'
import { MOST, numberWords } from '../../../domain/count'
import { choiceWord } from '../../../domain/reading/history-line'
import { clockTime, whenWords } from '../../../domain/reading/time'
import { CLOCK_OF, isGrade, SUPERVISED_WORDS, WATCH_WORDS, WATCHES, type Watch } from '../../../domain/reading/watch-lists'
import { STATE_WORDS } from '../../../domain/reading/words'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Loaded } from '../../components/Loaded'
import { LongList } from '../../components/LongList'
import { Segmented } from '../../components/Segmented'
import { StateView } from '../../components/StateView'
import { WorkRow } from '../../components/WorkRow'
import { useLatest } from '../../lib/latest'
import { useCatalogue } from '../../stores/reference'
import { shownOf } from '../../staff/marks'
import { NotLoaded } from '../../staff/NotLoaded'
import { watched } from './store'

export type Ruling = 'grantExtension' | 'refuseExtension'

interface WatchListProps {
  list: Watch
  onList: (list: Watch) => void
  chosen: string | undefined
  onOpen: (id: string) => void
  onRule: (id: string, ruling: Ruling) => void
}

const SUPERVISED = 'supervised'

/** The lists, and what lies on one of them. */
export function WatchList({ list, onList, chosen, onOpen, onRule }: WatchListProps) {
  const found = watched.use(list)
  const { data, loading } = found
  const opens = useLatest(onOpen)
  const rules = useLatest(onRule)
  const draw = useCallback(
    (row: WatchRow, now: number) => (
      <WatchLine
        key={row.id}
        row={row}
        about={CLOCK_OF[list]}
        now={now}
        chosen={row.id === chosen}
        onOpen={opens}
        onRule={list === 'extension' ? rules : undefined}
      />
    ),
    [list, chosen, opens, rules],
  )
  const words = isGrade(list) ? SUPERVISED_WORDS : WATCH_WORDS[list]
  return (
    <>
      <Tabs list={list} counts={data?.counts} onList={onList} />
      <Loaded
        of={found}
        trouble={NotLoaded}
        onRetry={() => void watched.load(list, true)}
        rows={5}
        empty={data?.rows.length === 0 && <StateView kind="empty" title={words.empty} />}
      >
        {({ rows }) => <LongList key={list} label={words.name} rows={rows} draw={draw} />}
      </Loaded>
      {data?.next && <Button kind="line" small text="再看一些" busy={loading && '正在取…'} onPress={() => void watched.more(list)} />}
      {Boolean(data?.hidden) && <View className="small text-2 centre num">{`另有 ${numberWords(data!.hidden)} 件保密的，您看不到`}</View>}
      {data && data.rows.length > 0 && (
        <View className="caption text-3 centre num">
          {words.name} · {words.order} · {clockTime(data.now)} 刚更新
        </View>
      )}
    </>
  )
}

type Counts = Partial<Record<Watch, number>>

/** One tab a list; the grades of supervision share one, with a chip each. */
function Tabs({ list, counts, onList }: { list: Watch; counts: Counts | undefined; onList: (list: Watch) => void }) {
  const plain = WATCHES.filter((one) => !isGrade(one)) as (keyof typeof WATCH_WORDS)[]
  const options = [
    ...plain.map((value) => ({ value: value as string, text: WATCH_WORDS[value].tab })),
    { value: SUPERVISED, text: SUPERVISED_WORDS.tab },
  ]
  const shown = counts && {
    ...Object.fromEntries(plain.map((one) => [one, numberWords(counts[one] ?? 0)])),
    [SUPERVISED]: numberWords(
      GRADES.reduce((sum, grade) => sum + (counts[grade] ?? 0), 0),
      GRADES.some((grade) => counts[grade] === MOST.list) ? MOST.list : Infinity,
    ),
  }
  const highest = [...GRADES].reverse().find((grade) => (counts?.[grade] ?? 0) > 0) ?? GRADES[0]
  const grades = GRADES.map((grade) => ({
    value: grade as string,
    text: `${choiceWord('grade', grade)}${counts ? ` ${numberWords(counts[grade] ?? 0)}` : ''}`,
  }))
  return (
    <View className="stack">
      <Segmented
        kind="tabs"
        label="督办台"
        options={options}
        value={isGrade(list) ? SUPERVISED : list}
        counts={shown}
        onChange={(value) => onList(value === SUPERVISED ? highest : (value as Watch))}
      />
      {isGrade(list) && <ChipGroup label="督办到哪一级" options={grades} value={list} onChange={(value) => onList(value as Watch)} />}
    </View>
  )
}

interface WatchLineProps {
  row: WatchRow
  /** Which clock the list is about. */
  about?: ClockKind
  now: number
  chosen: boolean
  onOpen: (id: string) => void
  onRule?: (id: string, ruling: Ruling) => void
}

const WatchLine = memo(function WatchLine({ row, about, now, chosen, onOpen, onRule }: WatchLineProps) {
  const category = categoryOf(useCatalogue(), row.category)
  const asked = row.extensionAsked !== null && onRule ? `申请延到 ${whenWords(row.extensionAsked, now)}` : ''
  return (
    <View className="stack stack--2">
      <WorkRow
        {...rowTime({ ...row, clocks: row.clocks.filter(({ kind }) => !about || kind === about) }, now)}
        {...shownOf(row, category.name)}
        note={[
          `${row.unit.name} · ${STATE_WORDS.centre[row.state]}`,
          [asked, row.said || (row.cause && choiceWord('cause', row.cause, 'unit', row.count))].filter(Boolean).join('：'),
        ]
          .filter(Boolean)
          .join('。')}
        chosen={chosen}
        onPress={() => onOpen(row.id)}
      />
      {onRule && (
        <View className="columns-2">
          <RuleButton ruling="grantExtension" row={row} onRule={onRule} />
          <RuleButton ruling="refuseExtension" row={row} onRule={onRule} />
        </View>
      )}
    </View>
  )
})

const RuleButton = ({ ruling, row, onRule }: { ruling: Ruling; row: WatchRow; onRule: (id: string, ruling: Ruling) => void }) => (
  <Button
    small
    kind={ruling === 'grantExtension' ? 'soft' : 'line'}
    text={ACTION_WORDS[ruling].button}
    more={row.title}
    onPress={() => onRule(row.id, ruling)}
  />
)
