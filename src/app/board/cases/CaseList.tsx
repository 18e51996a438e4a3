import { memo, useCallback } from 'react'
import { View } from '@tarojs/components'
import type { PublicSummary } from '../../../domain/publication/publication'
import { PUBLIC_STATE_WORDS } from '../../../domain/publication/words'
import { categoryOf } from '../../../domain/report/categories'
import { rowOf } from '../../../domain/ticket/states'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { LongList } from '../../components/LongList'
import { StateView } from '../../components/StateView'
import { TicketCard } from '../../components/TicketCard'
import { KeptCopy } from '../../components/Trouble'
import { aria } from '../../platform/aria'
import { timeOf } from '../../components/drawn'
import { keyOf, publicCases } from '../../stores/board'
import { useCatalogue } from '../../stores/reference'
import { openCase } from '../routes'
import { showMore } from './showMore'

interface CaseListProps {
  /** Which list: what it is narrowed to. */
  listKey: string
  onAll: () => void
}

/** The list of public cases, newest first. */
export function CaseList({ listKey, onAll }: CaseListProps) {
  const { data, problem, loading, loadedAt } = publicCases.use(listKey)
  const draw = useCallback((row: PublicSummary, now: number) => <PublicCard key={row.id} row={row} now={now} />, [])
  const retry = () => void publicCases.load(listKey, true)
  return (
    <Loaded
      of={{ data, problem }}
      onRetry={retry}
      title={say('正在取公开的事')}
      empty={data?.rows.length === 0 && <NoCases isAll={listKey === keyOf({})} noLetter={data.noLetter} onAll={onAll} />}
    >
      {({ rows, next }) => (
        <View className="stack" {...aria({ live: 'polite' })}>
          {problem && <KeptCopy problem={problem} loadedAt={loadedAt} onRetry={retry} />}
          <LongList key={listKey} label={say('公开的事')} rows={rows} draw={draw} />
          {next && (
            <Button kind="line" small text={say('再看一些')} busy={loading && say('正在取…')} onPress={() => void showMore(listKey)} />
          )}
        </View>
      )}
    </Loaded>
  )
}

/** Nothing is public, or nothing is like what was looked for. */
function NoCases({ isAll, noLetter, onAll }: { isAll: boolean; noLetter: boolean; onAll: () => void }) {
  if (isAll && !noLetter)
    return <StateView kind="empty" title={say('现在还没有公开的')} text={say('报事的时候选“同意公开”，区中心审核过，就会在这里。')} />
  const [title, text] = noLetter
    ? [say('里面没有能查的字'), say('写一两个字、一个词或一个数字再找。')]
    : [say('没找到这样的'), say('换个词，或者看全部。')]
  return <StateView kind="empty" title={title} text={text} button={say('看全部')} onPress={onAll} />
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
