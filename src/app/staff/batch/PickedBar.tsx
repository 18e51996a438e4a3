import { View } from '@tarojs/components'
import { MOST_IN_BATCH, MOST_NAMED, type Batched } from '../../../domain/batch/batch'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { Button } from '../../components/Button'
import { aria } from '../../platform/aria'
import type { usePicked } from './usePicked'

interface PickedBarProps {
  picked: ReturnType<typeof usePicked>
  actions: readonly Batched[]
  /** The rows that are loaded, and how many the list has, in words. */
  rows: readonly { id: string }[]
  count: string
  onBatch: (action: Batched) => void
}

/** What may be done to the tickets that are ticked; nothing while none is. */
export function PickedBar({ picked, rows, actions, count, onBatch }: PickedBarProps) {
  const { ids, whole, takeAll, clear } = picked
  if (ids.size === 0) return null
  const words = whole ? `这里的 ${count}都选了，最多 ${MOST_IN_BATCH} 件` : `选了 ${ids.size} 件`
  const isTooMany = !whole && ids.size > MOST_NAMED
  return (
    <View className="picked stack stack--2" {...aria({ role: 'region', label: '成批办' })}>
      <View className="picked__top">
        <View className="strong num" {...aria({ live: 'polite' })}>
          {words}
        </View>
        {!whole && <Button kind="line" small text={`这里的 ${count}都选`} onPress={() => takeAll(rows)} />}
        <Button kind="line" small text="清掉" onPress={clear} />
      </View>
      <View className="picked__acts">
        {actions.map((action) => (
          <Button
            key={action}
            small
            kind="soft"
            text={`成批${ACTION_WORDS[action].button}`}
            off={isTooMany}
            why={`一件件选最多 ${MOST_NAMED} 件`}
            onPress={() => onBatch(action)}
          />
        ))}
      </View>
    </View>
  )
}
