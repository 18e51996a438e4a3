import { View } from '@tarojs/components'
import { listed } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import { Icon } from './Icon'
import { Badge, StatusTag, type StatusTone } from './StatusTag'
import type { TimeTone } from './TimeLeft'
import './WorkRow.css'

interface WorkRowProps {
  tone: TimeTone
  /** Small, above: "还剩", "受理还剩", "已超时", "今天". */
  timeWord: string
  /** Large: "28 分", "17:30", "1 天 7 时". */
  time: string
  title: string
  category: string
  /** Icon name: 'cat-sanitation'. */
  icon: string
  note?: string
  /** 特急 or 紧急, with the look of it. */
  urgent?: { text: string; kind: 'urgent' | 'pressing' }
  isNew?: boolean
  /** Small tags: 督办, 催办待回 … */
  marks?: { text: string; tone: StatusTone }[]
  /** A quiet word on the right: "协办", "已办结，待送出". */
  aside?: string
  /** Stands open beside the list (wide screens). */
  chosen?: boolean
  onPress: () => void
}

/** A ticket in a grid worker's or a unit's list: time first. */
export function WorkRow(props: WorkRowProps) {
  const { tone, timeWord, time, title, category, icon, note, urgent, isNew, marks = [], aside, chosen, onPress } = props
  const says = listed(category, aside, urgent?.text, isNew && '新', title, note, ...marks.map(({ text }) => text))
  return (
    <View className={`work tone-${tone} ${chosen ? 'work--on' : ''}`} {...pressable({ current: chosen || undefined }, onPress)}>
      <View className="work__time">
        <View className="work__word">
          {tone === 'overdue' && <Icon name="warn" size={14} className="work__mark" />}
          {timeWord}
        </View>
        <View className="work__left">{time}</View>
      </View>
      {/* the time is read where it stands: a minute that passes sends it alone */}
      <View className="work__what" {...aria({ reads: says })}>
        <View className="work__meta">
          <Icon name={icon} size={18} className="work__icon" />
          <View className="work__category">{category}</View>
          {aside && <View className="work__aside">{aside}</View>}
          {urgent && <Badge {...urgent} />}
          {isNew && <Badge kind="new" text="新" />}
        </View>
        <View className="work__title">{title}</View>
        {note && <View className="work__note">{note}</View>}
        {marks.length > 0 && (
          <View className="work__marks">
            {marks.map((mark) => (
              <StatusTag key={mark.text} {...mark} />
            ))}
          </View>
        )}
      </View>
    </View>
  )
}
