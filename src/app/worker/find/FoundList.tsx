import { useCallback } from 'react'
import { View } from '@tarojs/components'
import { BATCHED, type Batched } from '../../../domain/batch/batch'
import { MOST_COUNTED } from '../../../domain/api-find'
import { LINE_PROBLEMS } from '../../../domain/find/line'
import { clockTime } from '../../../domain/reading/time'
import type { Summary } from '../../../domain/ticket/views'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { LongList } from '../../components/LongList'
import { Notice } from '../../components/Notice'
import { StateView } from '../../components/StateView'
import { useLatest } from '../../lib/latest'
import { aria } from '../../platform/aria'
import { Pickable } from '../../staff/batch/Pickable'
import { PickedBar } from '../../staff/batch/PickedBar'
import type { usePicked } from '../../staff/batch/usePicked'
import { FoundRow } from '../../staff/FoundRow'
import { NotLoaded } from '../../staff/NotLoaded'
import { counted, found } from './store'

interface FoundListProps {
  line: string
  chosen: string | undefined
  onOpen: (id: string) => void
  onMore: () => void
  /** h5: rows can be ticked, to do one thing to many; on a wide screen alone. */
  picked?: ReturnType<typeof usePicked>
  onBatch: (action: Batched) => void
}

/** What was found, with how many there are; what was not understood, and what is not there. */
export function FoundList({ line, chosen, onOpen, onMore, picked, onBatch }: FoundListProps) {
  const of = found.use(line)
  const opens = useLatest(onOpen)
  const { isOn, toggle } = picked ?? {}
  const count = countWords(counted.use(line).data)
  const draw = useCallback(
    (row: Summary, now: number) => {
      const drawn = <FoundRow key={row.id} row={row} now={now} chosen={row.id === chosen} onOpen={opens} />
      return process.env.TARO_ENV === 'h5' && isOn && toggle ? (
        <Pickable key={row.id} label={row.title} on={isOn(row.id)} onPick={() => toggle(row.id)}>
          {drawn}
        </Pickable>
      ) : (
        drawn
      )
    },
    [chosen, opens, isOn, toggle],
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
            {process.env.TARO_ENV === 'h5' && picked && (
              <PickedBar picked={picked} rows={rows} actions={BATCHED} count={count} onBatch={onBatch} />
            )}
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
  return (
    <View className="small text-2 num" {...aria({ live: 'polite' })}>
      {countWords(data) || '正在数…'}
    </View>
  )
}

const countWords = (count: number | undefined): string =>
  count === undefined ? '' : count > MOST_COUNTED ? `超过 ${MOST_COUNTED / 10_000} 万件` : `${count} 件`
