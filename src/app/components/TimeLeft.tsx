import { View } from '@tarojs/components'
import { listed } from '../../domain/words/say'
import { aria } from '../platform/aria'
import { Icon } from './Icon'
import './TimeLeft.css'

/** How pressing the time is. */
export type TimeTone = 'ample' | 'near' | 'overdue' | 'paused' | 'parked'

interface TimeLeftProps {
  tone: TimeTone
  /** "还剩 3 天 7 小时" (made by the domain). */
  text: string
  /** "最晚 11月26日 周四 17:30". */
  due?: string
  /** Large, with a heading ("离办结期限"), for the ticket page. */
  big?: boolean
  heading?: string
}

/** Time left (剩余时间): a word and a mark, never a colour alone. */
export function TimeLeft({ tone, text, due, big = false, heading }: TimeLeftProps) {
  const says = aria({ role: 'text', label: listed(heading, text, due) })
  if (!big)
    return (
      <View className={`timeleft tone-${tone}`} {...says}>
        <Icon name={tone === 'overdue' ? 'warn' : 'clock'} size={18} className="timeleft__mark" />
        {text}
      </View>
    )
  return (
    <View className={`tone-${tone}`} {...says}>
      {heading && <View className="small text-2">{heading}</View>}
      <View className="timeleft__big">
        {tone === 'overdue' && <Icon name="warn" size={26} className="timeleft__mark" />}
        {text}
      </View>
      {due && <View className="small text-2 num">{due}</View>}
    </View>
  )
}
