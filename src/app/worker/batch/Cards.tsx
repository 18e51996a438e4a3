import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { BatchRow, BatchView, Which } from '../../../domain/api-batch'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { StateView } from '../../components/StateView'
import { aria, pressable } from '../../platform/aria'
import { CallFailed } from '../../remote/call'
import { toTicket } from '../../staff/routes'
import { moreRows } from './store'

/** What is not done, each with its reason and a way to see to it alone. */
export function RefusedCard({ batch }: { batch: BatchView }) {
  if (batch.counts.refused === 0) return null
  const { button } = ACTION_WORDS[batch.action]
  const title = batch.state === 'seen' ? `不能${button}的 ${batch.counts.refused} 件` : `没办成的 ${batch.counts.refused} 件`
  return (
    <View className="batch__card batch__card--refused">
      <Head icon="warn" title={title} />
      {batch.rows.map((row) => (
        <View key={row.n} className="batch__refused">
          <Facts row={row} />
          <View className="batch__why">
            <View className="batch__words">{row.why}</View>
            <Open row={row} text="单独办这件" />
          </View>
        </View>
      ))}
      <More batch={batch} which="refused" />
    </View>
  )
}

interface AbleCardProps {
  batch: BatchView
  without: ReadonlySet<number>
  onToggle: (n: number) => void
}

/** What goes: a tick taken away is one less, as long as nothing was started. */
export function AbleCard({ batch, without, onToggle }: AbleCardProps) {
  const { state, counts, rows, action } = batch
  const { button } = ACTION_WORDS[action]
  if (counts.able === 0)
    return (
      <View className="batch__card">
        <StateView kind="empty" title={`都不能${button}`} text="逐件写着为什么。" />
      </View>
    )
  const title = state === 'seen' ? `可以${button}的 ${counts.able - without.size} 件` : `${button}的 ${counts.able} 件`
  return (
    <View className="batch__card">
      <Head title={title} aside={state === 'seen' ? '去掉一件就少一件' : undefined} />
      {rows.map((row) => (
        <View key={row.n} className="batch__row">
          <Tick row={row} isSeen={state === 'seen'} on={!without.has(row.n) && !row.out} onToggle={() => onToggle(row.n)} />
          <Facts row={row} />
          <Open row={row} text="打开" />
        </View>
      ))}
      <More batch={batch} which="able" />
    </View>
  )
}

/** Before: a box to take it out by. Afterwards: done, out, or still to come. */
function Tick({ row, isSeen, on, onToggle }: { row: BatchRow; isSeen: boolean; on: boolean; onToggle: () => void }) {
  if (isSeen)
    return (
      <View
        className={`pickable__box ${on ? 'pickable__box--on' : ''}`}
        {...pressable({ role: 'checkbox', label: `${row.number} ${row.title}`, checked: on }, onToggle)}
      >
        {on && <Icon name="check" size={18} />}
      </View>
    )
  return (
    <View className="batch__tick small">
      {row.done ? <Icon name="check" size={20} className="tone-ample" /> : row.out ? '去掉了' : <Icon name="clock" size={20} />}
    </View>
  )
}

const Facts = ({ row }: { row: BatchRow }) => (
  <View className="batch__facts">
    <View className="batch__number num">{row.number || '看不到的件'}</View>
    <View className="batch__title">{row.title}</View>
    <View className="batch__place">{[row.place, row.unit && `派给 ${row.unit}`].filter(Boolean).join(' · ')}</View>
  </View>
)

const Open = ({ row: { id, title }, text }: { row: BatchRow; text: string }) =>
  id ? (
    <View className="batch__open" {...pressable({ label: `${text}：${title}` }, () => toTicket(id))}>
      {text}
    </View>
  ) : null

const Head = ({ icon, title, aside }: { icon?: string; title: string; aside?: ReactNode }) => (
  <View className="batch__head">
    {icon && <Icon name={icon} size={22} className="batch__mark" />}
    <View className="head" {...aria({ role: 'heading' })}>
      {title}
    </View>
    {aside && <View className="small text-2 batch__aside">{aside}</View>}
  </View>
)

function More({ batch, which }: { batch: BatchView; which: Which }) {
  const [busy, setBusy] = useState(false)
  if (batch.next === null) return null
  const more = async () => {
    setBusy(true)
    await moreRows(batch.id, which).catch((failed: unknown) => {
      if (!(failed instanceof CallFailed)) throw failed
      void Taro.showToast({ title: failed.message, icon: 'none' })
    })
    setBusy(false)
  }
  return <Button kind="line" small text="再看一些" busy={busy && '正在取…'} onPress={() => void more()} />
}
