import { memo, useCallback } from 'react'
import { View } from '@tarojs/components'
import { MOST_COUNTED } from '../../../domain/api-find'
import { LINE_PROBLEMS } from '../../../domain/find/line'
import { rowTime } from '../../../domain/reading/desk-row'
import { clockTime } from '../../../domain/reading/time'
import { STATE_WORDS } from '../../../domain/reading/words'
import { categoryOf } from '../../../domain/report/categories'
import type { Summary } from '../../../domain/ticket/views'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { LongList } from '../../components/LongList'
import { Notice } from '../../components/Notice'
import { StateView } from '../../components/StateView'
import { WorkRow } from '../../components/WorkRow'
import { useLatest } from '../../lib/latest'
import { aria } from '../../platform/aria'
import { shownOf } from '../../staff/marks'
import { NotLoaded } from '../../staff/NotLoaded'
import { useCatalogue } from '../../stores/reference'
import { counted, found } from './store'

interface FoundListProps {
  line: string
  chosen: string | undefined
  onOpen: (id: string) => void
  onMore: () => void
}

/** What was found, with how many there are; what was not understood, and what is not there. */
export function FoundList({ line, chosen, onOpen, onMore }: FoundListProps) {
  const of = found.use(line)
  const opens = useLatest(onOpen)
  const draw = useCallback(
    (row: Summary, now: number) => <FoundRow key={row.id} row={row} now={now} chosen={row.id === chosen} onOpen={opens} />,
    [chosen, opens],
  )
  if (!line) return <StateView kind="empty" title="写两个字就能找" text="词、编号、地点、单位、类别、状态、日期都行，也可以用表单。" />
  const { data } = of
  return (
    <>
      {data?.problems.map(({ code, at }) => (
        <Notice key={`${code} ${at}`} kind="warn" icon="warn" text={`“${at}”：${LINE_PROBLEMS[code]}。`} />
      ))}
      {data && !data.whole && <Notice kind="info" icon="clock" text="以前的件还在编入检索，现在找到的可能不全。" />}
      {data && data.problems.length === 0 && <Count line={line} />}
      <Loaded
        of={of}
        trouble={NotLoaded}
        onRetry={() => void found.load(line, true)}
        rows={5}
        empty={data?.rows.length === 0 && data.problems.length === 0 && <StateView kind="empty" title="没有找到" text={NOTHING} />}
      >
        {({ rows, next, now }) => (
          <>
            {rows.length > 0 && <LongList key={line} label="找到的" rows={rows} draw={draw} />}
            {next && <Button kind="line" small text="再看一些" busy={of.loading && '正在取…'} onPress={onMore} />}
            {rows.length > 0 && <View className="caption text-3 centre num">新报的在前 · {clockTime(now)} 刚更新</View>}
          </>
        )}
      </Loaded>
    </>
  )
}

const NOTHING = '换个词，或少写一项再试。只在您看得到的件里找。'

/** It may come later than the rows, and never holds them up. */
function Count({ line }: { line: string }) {
  const { data } = counted.use(line)
  const words = data === undefined ? '正在数…' : data > MOST_COUNTED ? `超过 ${MOST_COUNTED / 10_000} 万件` : `${data} 件`
  return (
    <View className="small text-2 num" {...aria({ live: 'polite' })}>
      {words}
    </View>
  )
}

interface FoundRowProps {
  row: Summary
  now: number
  chosen: boolean
  onOpen: (id: string) => void
}

export const FoundRow = memo(function FoundRow({ row, now, chosen, onOpen }: FoundRowProps) {
  const category = categoryOf(useCatalogue(), row.category)
  return (
    <WorkRow
      {...rowTime(row, now)}
      {...shownOf(row, category.name)}
      note={[row.placeWords, row.unit.name, STATE_WORDS.unit[row.state]].filter(Boolean).join(' · ')}
      chosen={chosen}
      onPress={() => onOpen(row.id)}
    />
  )
})
