import { memo, useCallback } from 'react'
import { View } from '@tarojs/components'
import type { PublicSummary } from '../../../domain/publication/publication'
import { PUBLIC_STATE_WORDS } from '../../../domain/publication/words'
import { categoryOf } from '../../../domain/report/categories'
import { rowOf } from '../../../domain/ticket/states'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { LongList } from '../../components/LongList'
import { StateView } from '../../components/StateView'
import { TicketCard } from '../../components/TicketCard'
import { KeptCopy, Trouble } from '../../components/Trouble'
import { aria } from '../../platform/aria'
import { timeOf } from '../../lib/drawn'
import { keyOf, publicCases } from '../../stores/board'
import { useCatalogue } from '../../stores/reference'
import { openCase } from '../routes'
import { showMore } from './showMore'

export interface CaseListProps {
  /** Which list: what it is narrowed to. */
  listKey: string
  onAll: () => void
}

/** The list of public cases, newest first. */
export function CaseList({ listKey, onAll }: CaseListProps) {
  const { data, problem, loading, loadedAt } = publicCases.use(listKey)
  const draw = useCallback((row: PublicSummary, now: number) => <PublicCard key={row.id} row={row} now={now} />, [])
  const retry = () => void publicCases.load(listKey, true)
  if (!data) return problem ? <Trouble problem={problem} onRetry={retry} /> : <StateView kind="loading" title={say('正在取公开的事')} />
  const isAll = listKey === keyOf({})
  if (data.noLetter)
    return (
      <StateView
        kind="empty"
        title={say('里面没有能查的字')}
        text={say('写一两个字、一个词或一个数字再找。')}
        button={say('看全部')}
        onPress={onAll}
      />
    )
  if (data.rows.length === 0)
    return isAll ? (
      <StateView kind="empty" title={say('现在还没有公开的')} text={say('报事的时候选“同意公开”，区中心审核过，就会在这里。')} />
    ) : (
      <StateView kind="empty" title={say('没找到这样的')} text={say('换个词，或者看全部。')} button={say('看全部')} onPress={onAll} />
    )
  return (
    <View className="stack" {...aria({ live: 'polite' })}>
      {problem && <KeptCopy problem={problem} loadedAt={loadedAt} onRetry={retry} />}
      <LongList key={listKey} label={say('公开的事')} rows={data.rows} draw={draw} />
      {data.next && (
        <Button kind="line" small text={say('再看一些')} busy={loading && say('正在取…')} onPress={() => void showMore(listKey)} />
      )}
    </View>
  )
}

/** One of them: how long its unit has left, or that it is late; the unit by name, nobody else. */
const PublicCard = memo(function PublicCard({ row, now }: { row: PublicSummary; now: number }) {
  const category = categoryOf(useCatalogue(), row.category)
  const { tone, open } = rowOf(row.state)
  const who = open ? say('{unit}在办', { unit: row.unit }) : say('{unit}办的', { unit: row.unit })
  const where = row.place === row.unit ? '' : row.place
  return (
    <TicketCard
      title={row.title}
      about={[say(category.name), where, who].filter(Boolean).join(' · ')}
      status={{ tone, text: say(PUBLIC_STATE_WORDS[row.state]) }}
      time={row.clock ? timeOf(row.clock, now) : undefined}
      onPress={() => openCase(row.id)}
    />
  )
})
