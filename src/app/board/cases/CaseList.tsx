import { View } from '@tarojs/components'
import type { PublicSummary } from '../../../domain/publication/publication'
import { PUBLIC_STATE_WORDS } from '../../../domain/publication/words'
import { categoryOf } from '../../../domain/report/categories'
import { rowOf } from '../../../domain/ticket/states'
import { Button } from '../../components/Button'
import { StateView } from '../../components/StateView'
import { TicketCard } from '../../components/TicketCard'
import { KeptCopy, Trouble } from '../../components/Trouble'
import { aria } from '../../lib/aria'
import { useNow } from '../../lib/shown'
import { timeOf } from '../../lib/told'
import { keyOf, publicCases } from '../../stores/board'
import { useCatalogue } from '../../stores/reference'
import { openCase } from '../ways'
import { showMore } from './showMore'

export interface CaseListProps {
  /** Which list: what it is narrowed to. */
  listKey: string
  onAll: () => void
}

/** The list of public cases, newest first. */
export function CaseList({ listKey, onAll }: CaseListProps) {
  const { data, problem, loading, loadedAt } = publicCases.use(listKey)
  const now = useNow()
  const retry = () => void publicCases.load(listKey, true)
  if (!data) return problem ? <Trouble problem={problem} onRetry={retry} /> : <StateView kind="loading" title="正在取公开的事" />
  const isAll = listKey === keyOf({})
  if (data.rows.length === 0)
    return isAll ? (
      <StateView kind="empty" title="现在还没有公开的" text="报事的时候选“同意公开”，区中心审核过，就会在这里。" />
    ) : (
      <StateView kind="empty" title="没找到这样的" text="换个词，或者看全部。" button="看全部" onPress={onAll} />
    )
  return (
    <View className="stack" {...aria({ live: 'polite' })}>
      {problem && <KeptCopy problem={problem} loadedAt={loadedAt} onRetry={retry} />}
      <View className="stack" {...aria({ role: 'list', label: '公开的事' })}>
        {data.rows.map((row) => (
          <PublicCard key={row.id} row={row} now={now} />
        ))}
      </View>
      {data.next && <Button kind="line" small text="再看一些" busy={loading && '正在取…'} onPress={() => void showMore(listKey)} />}
    </View>
  )
}

/** One of them: how long its unit has left, or that it is late; the unit by name, nobody else. */
function PublicCard({ row, now }: { row: PublicSummary; now: number }) {
  const category = categoryOf(useCatalogue(), row.category)
  const { tone, open } = rowOf(row.state)
  const who =
    row.place === row.unit
      ? `${row.unit}${open ? '在办' : '办的'}`
      : [row.place, `${row.unit}${open ? '在办' : '办的'}`].filter(Boolean).join(' · ')
  return (
    <TicketCard
      title={row.title}
      about={`${category.name} · ${who}`}
      status={{ tone, text: PUBLIC_STATE_WORDS[row.state] }}
      time={row.clock ? timeOf(row.clock, now) : undefined}
      onPress={() => openCase(row.id)}
    />
  )
}
