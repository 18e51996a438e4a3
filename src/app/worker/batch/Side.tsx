import { useState } from 'react'
import { View } from '@tarojs/components'
import type { BatchView } from '../../../domain/api-batch'
import { BACK_AGAIN, consequences, IN_BACKGROUND } from '../../../domain/batch/batch'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { Button } from '../../components/Button'
import { aria } from '../../platform/aria'
import { BatchSheet } from '../../staff/batch/BatchSheet'
import { back } from '../../staff/routes'
import { useMainKey } from '../../lib/mainKey'

interface SideProps {
  batch: BatchView
  without: number
  busy: boolean
  onStart: () => void
}

/** To whom how many go, what is said, what follows, and the button. */
export function Side({ batch, without, busy, onStart }: SideProps) {
  const { action, units, said, state, counts } = batch
  const count = counts.able - without
  return (
    <View className="batch__card stack stack--4">
      {units.length > 0 && <Units units={units} />}
      {Object.values({ ...said, unit: undefined })
        .filter(Boolean)
        .map((words) => (
          <View key={words} className="stack stack--2">
            <View className="strong">每件都写这一句</View>
            <View className="batch__said">{words}</View>
          </View>
        ))}
      {state === 'seen' && (
        <View className="stack stack--2">
          <View className="strong">会发生什么</View>
          {consequences(action).map((words, at) => (
            <View key={words} className="small">{`${at + 1}. ${words}`}</View>
          ))}
        </View>
      )}
      {state === 'seen' && <Go action={action} count={count} busy={busy} onStart={onStart} />}
      {state === 'running' && <Running counts={counts} />}
      {state === 'done' && <Through batch={batch} />}
    </View>
  )
}

function Units({ units }: Pick<BatchView, 'units'>) {
  const most = Math.max(...units.map(({ count }) => count))
  return (
    <View className="stack stack--2">
      <View className="strong">派给谁</View>
      {units.map(({ name, count }) => (
        <View key={name} className="batch__unit">
          <View className="batch__name">{name}</View>
          <View className="batch__track" {...aria({ hidden: true })}>
            <View className="batch__bar" style={{ width: `${(count / most) * 100}%` }} />
          </View>
          <View className="num">{count} 件</View>
        </View>
      ))}
    </View>
  )
}

function Go({ action, count, busy, onStart }: { action: BatchView['action']; count: number; busy: boolean; onStart: () => void }) {
  const { button } = ACTION_WORDS[action]
  useMainKey('page', () => void (count > 0 && onStart()))
  return (
    <View className="stack stack--2">
      <Button text={`${button} ${count} 件`} busy={busy && `正在${button}…`} off={count === 0} why="没有可以办的" onPress={onStart} />
      <Button kind="line" text="回去改选" onPress={back} />
      {count >= IN_BACKGROUND && <View className="caption text-3">{IN_BACKGROUND} 件以上在后台做，可以先办别的。</View>}
    </View>
  )
}

const Running = ({ counts: { able, left } }: Pick<BatchView, 'counts'>) => (
  <View className="stack stack--2" {...aria({ role: 'status' })}>
    <View className="strong num">
      已办 {able - left}，共 {able}
    </View>
    <View className="batch__track" {...aria({ hidden: true })}>
      <View className="batch__bar" style={{ width: `${((able - left) / able) * 100}%` }} />
    </View>
    <View className="small text-2">可以先办别的，关上这页也照办。</View>
  </View>
)

/** What was done together is taken back together, where the lifecycle has a way back. */
function Through({ batch: { action, counts, rows } }: { batch: BatchView }) {
  const [asked, setAsked] = useState(false)
  const way = BACK_AGAIN[action]
  const ids = rows.flatMap(({ id, done }) => (id && done ? [id] : []))
  const { button } = ACTION_WORDS[action]
  return (
    <View className="stack stack--2">
      <View className="strong" {...aria({ role: 'status' })}>
        {counts.done === 0 ? '一件也没办成' : `${counts.done} 件已${button}`}
      </View>
      <Button text="回工作台" onPress={back} />
      {way && ids.length > 0 && (
        <Button kind="line" text={`把这里的 ${ids.length} 件${ACTION_WORDS[way].button}`} onPress={() => setAsked(true)} />
      )}
      {way && asked && <BatchSheet action={way} chosen={{ ids }} onClose={() => setAsked(false)} />}
    </View>
  )
}
