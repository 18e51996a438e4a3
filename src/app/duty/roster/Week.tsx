import { View } from '@tarojs/components'
import type { RosterView } from '../../../domain/api-duty'
import { dayOf, startOf } from '../../../domain/calendar/workdays'
import { gapWords, postWords, RULE_WORDS, spanWords } from '../../../domain/reading/duty'
import { clockTime, shortDay, WEEKDAY_WORDS } from '../../../domain/reading/time'
import { Card } from '../../components/Card'
import { Notice } from '../../components/Notice'
import { StateView } from '../../components/StateView'
import { aria } from '../../platform/aria'

type Piece = RosterView['week']['gaps'][number]

/** A week by post: whose turn it is, with covers and swaps named in their cells. */
export function Week({ roster }: { roster: RosterView }) {
  const { week, plan, now } = roster
  if (plan.posts.length === 0) return <StateView kind="empty" title="还没有值班表" text="写下岗位、钟点和轮到的人，以后自己往下排。" />
  return (
    <View className="duty-week" {...aria({ role: 'table', label: '一周值班' })}>
      <View className="duty-row duty-row--head" {...aria({ role: 'row' })}>
        <View className="duty-cell small text-3" {...aria({ role: 'columnheader' })}>
          岗位
        </View>
        {week.days.map(({ day, isWorkday }) => (
          <View key={day} className={`duty-cell ${day === dayOf(now) ? 'duty-cell--today' : ''}`} {...aria({ role: 'columnheader' })}>
            <View className="strong num">{headOf(day)}</View>
            <View className="caption text-3">{isWorkday ? '工作日' : '休息'}</View>
          </View>
        ))}
      </View>
      {plan.posts.map((post, index) => (
        <View key={`${index} ${post.name}`} className="duty-row" {...aria({ role: 'row' })}>
          <View className="duty-cell duty-cell--post" {...aria({ role: 'rowheader' })}>
            <View className="strong">{post.name}</View>
            <View className="caption text-2 num">{postWords(post)}</View>
          </View>
          {week.cells[index]!.map((pieces, at) => (
            <View
              key={week.days[at]!.day}
              className={`duty-cell ${week.days[at]!.day === dayOf(now) ? 'duty-cell--today' : ''}`}
              {...aria({ role: 'cell' })}
            >
              <View className="duty-cell__day small text-3 num">{headOf(week.days[at]!.day)}</View>
              {pieces.map((piece) => (
                <Turn key={piece.from} piece={piece} now={now} whole={pieces.length === 1} />
              ))}
              {pieces.length === 0 && <View className="caption text-3">不排</View>}
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

function Turn({ piece, now, whole }: { piece: Piece; now: number; whole: boolean }) {
  const isNow = piece.from <= now && now < piece.to
  const words = [piece.person ?? '没人', piece.person ? RULE_WORDS[piece.rule] : '', whole ? '' : `${clockTime(piece.from)} 起`]
  return (
    <View className={`duty-turn duty-turn--${piece.person ? piece.rule : 'nobody'} ${isNow ? 'duty-turn--now' : ''}`}>
      {[...words, isNow ? '现在' : ''].filter(Boolean).join(' ')}
    </View>
  )
}

const headOf = (day: string): string => `${WEEKDAY_WORDS[new Date(startOf(day) + 8 * 3_600_000).getUTCDay()]} ${shortDay(startOf(day))}`

/** Shown before the rest is folded away. */
const SHOWN = 4

/** When nobody is on duty this week, and what happens then. */
export function Gaps({ roster }: { roster: RosterView }) {
  const { gaps } = roster.week
  const ahead = gaps.filter(({ to }) => to > roster.now)
  if (roster.plan.posts.length === 0 || ahead.length === 0) return null
  return (
    <Card title="没人值班的时候" aside={`这一周还有 ${ahead.length} 段`}>
      {ahead.slice(0, SHOWN).map((gap) => (
        <View key={gap.from} className="small num">
          {spanWords(gap.from, gap.to, roster.now)}
        </View>
      ))}
      {ahead.length > SHOWN && <View className="caption text-3">还有 {ahead.length - SHOWN} 段</View>}
      <Notice kind="warn" icon="warn" text={gapWords(ahead[0]!.person, roster.above)} />
    </Card>
  )
}
