import { View } from '@tarojs/components'
import type { BatchView } from '../../../domain/api-batch'
import { MOST_IN_BATCH } from '../../../domain/batch/batch'
import { clockTime } from '../../../domain/reading/time'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { Notice } from '../../components/Notice'
import { aria } from '../../platform/aria'

/** The numbers as an equation: all that were chosen are what goes and what does not. */
export function Sum({ batch, without }: { batch: BatchView; without: number }) {
  const { button } = ACTION_WORDS[batch.action]
  const { all, able, refused, out, done, left } = batch.counts
  const isSeen = batch.state === 'seen'
  const parts = isSeen
    ? [
        { value: able - without, name: `可以${button}`, tone: 'tone-ample' },
        { value: refused, name: '不行，写了为什么', tone: 'tone-overdue' },
        { value: without, name: '您去掉的', tone: '' },
      ]
    : [
        { value: done, name: `已${button}`, tone: 'tone-ample' },
        { value: left, name: '还没轮到', tone: 'tone-near' },
        { value: refused, name: '没办成，写了为什么', tone: 'tone-overdue' },
        { value: out, name: '您去掉的', tone: '' },
      ]
  const shown = parts.filter(({ value }, at) => at === 0 || value > 0)
  return (
    <View className="batch__card">
      <View className="batch__sum" {...aria({ role: 'group', label: '数一数' })}>
        <Figure value={all} name="选了" tone="" />
        {shown.map((part, at) => (
          <View key={part.name} className="batch__term">
            <View className="batch__sign">{at === 0 ? '=' : '+'}</View>
            <Figure {...part} />
          </View>
        ))}
      </View>
      <View className="small text-2">
        {clockTime(batch.madeAt)} 定住，之后新来的不在里面。一件一件办，各自按规矩检查；哪件不行只停那一件，其余照办。
      </View>
      {batch.more && <Notice kind="warn" icon="warn" text={`不止这些：一次最多 ${MOST_IN_BATCH} 件，办完再选剩下的。`} />}
    </View>
  )
}

const Figure = ({ value, name, tone }: { value: number; name: string; tone: string }) => (
  <View className={tone}>
    <View className="batch__value num">{value}</View>
    <View className="caption text-2">{name}</View>
  </View>
)
