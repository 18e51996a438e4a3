import { useCallback, useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { PARTS, type Part } from '../../../domain/figures/lists'
import { MEASURES } from '../../../domain/figures/measures'
import { numberWords } from '../../../domain/count'
import type { Summary } from '../../../domain/ticket/views'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { LongList } from '../../components/LongList'
import { Segmented } from '../../components/Segmented'
import { Sheet } from '../../components/Sheet'
import { StateView } from '../../components/StateView'
import { CallFailed } from '../../remote/call'
import { FoundRow } from '../../staff/FoundRow'
import { NotLoaded } from '../../staff/NotLoaded'
import { toTicket } from '../../staff/routes'
import { cases, keyOf, type ListAsked } from './store'

interface CasesSheetProps {
  title: string
  asked: ListAsked
  onPart: (part: Part) => void
  onClose: () => void
}

const PART_WORDS: Record<Part, string> = { all: '全部', yes: '算上的', no: '没算上的' }

/** The tickets behind a figure, as far as the reader may see them, and how many there are besides. */
export function CasesSheet({ title, asked, onPart, onClose }: CasesSheetProps) {
  const key = keyOf(asked)
  const of = cases.use(key)
  const load = () => void cases.load(key, true)
  useEffect(load, [key])
  const draw = useCallback(
    (row: Summary, now: number) => <FoundRow key={row.id} row={row} now={now} chosen={false} onOpen={toTicket} />,
    [],
  )
  return (
    <Sheet open title={title} onClose={onClose}>
      {asked.list in MEASURES && (
        <Segmented
          label="看哪些"
          options={PARTS.map((value) => ({ value, text: PART_WORDS[value] }))}
          value={asked.part}
          onChange={(part) => onPart(part as Part)}
        />
      )}
      <Loaded of={of} trouble={NotLoaded} onRetry={load} rows={3}>
        {({ rows, next, hidden }) => (
          <View className="stack stack--4">
            {rows.length === 0 && hidden === 0 && <StateView kind="empty" title="一件也没有" />}
            {rows.length > 0 && <LongList label={title} rows={rows} draw={draw} />}
            {next && <Button kind="line" small text="再看一些" busy={of.loading && '正在取…'} onPress={() => void more(key)} />}
            {hidden > 0 && <View className="small text-2 centre num">{`另有 ${numberWords(hidden)} 件，您看不到`}</View>}
          </View>
        )}
      </Loaded>
    </Sheet>
  )
}

const more = (key: string) =>
  cases.more(key).catch((failed: unknown) => {
    if (!(failed instanceof CallFailed)) throw failed
    void Taro.showToast({ title: failed.message, icon: 'none' })
  })
