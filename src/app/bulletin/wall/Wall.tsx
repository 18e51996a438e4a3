import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { projectApi, type WallRow } from '../../../domain/api-project'
import { dayOf } from '../../../domain/calendar/workdays'
import { frameOf, monthsIn, placeIn, sumOf, WALL_KINDS } from '../../../domain/project/wall'
import { clockTime, dateWords, paperWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { StateView } from '../../components/StateView'
import { aria } from '../../platform/aria'
import { useWhileShown } from '../../platform/inView'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { NotLoaded } from '../../staff/NotLoaded'
import { onForget } from '../../stores/tickets'
import './wall.css'

const wall = remote(() => call(projectApi.wall, {}))
onForget((as) => as === 'staff' && wall.forget())
const HERE = 'here'

/** 挂图作战, for a wall of 1920×1080 and for A3: what is late first, time across, no control needed. */
export function Wall() {
  const of = wall.use(HERE)
  const load = () => void wall.load(HERE, true)
  useEffect(load, [])
  useWhileShown(load, 60_000)
  return (
    <View className="wall">
      <Loaded
        of={of}
        trouble={NotLoaded}
        onRetry={load}
        rows={6}
        empty={
          of.data?.rows.length === 0 && (
            <StateView kind="empty" title="墙上还没有东西" text="民生项目、挂牌督办和领导包案的件会自己上来。" />
          )
        }
      >
        {({ rows, now }) => <Sheet rows={rows} now={now} />}
      </Loaded>
    </View>
  )
}

function Sheet({ rows, now }: { rows: readonly WallRow[]; now: number }) {
  const today = dayOf(now)
  const frame = frameOf(rows, today)
  return (
    <>
      <View className="wall__top">
        <View className="wall__title" {...aria({ role: 'heading' })}>
          挂图作战
        </View>
        <View className="wall__sum num">{sumOf(rows)}</View>
        <View className="wall__print">
          <Button kind="line" small icon="print" text="打印 A3" onPress={() => window.print()} />
        </View>
      </View>
      <View className="wall__row wall__row--head">
        <View>事项</View>
        <View>责任单位 · 牵头</View>
        <View className="wall__time">
          {monthsIn(frame).map(({ day, text }) => (
            <View key={day} className="wall__month" style={{ left: `${placeIn(frame, day)}%` }}>
              {text}
            </View>
          ))}
        </View>
        <View>期限 · 到哪一步</View>
      </View>
      {rows.map((row) => (
        <Line key={row.id} row={row} frame={frame} today={today} now={now} />
      ))}
      <View className="wall__end num">
        {paperWords(now)} · {clockTime(now)} 刚更新 · 红旗按期销号，黑旗过了期限，旗由日期和凭据定
      </View>
    </>
  )
}

type Frame = { from: number; to: number }

function Line({ row, frame, today, now }: { row: WallRow; frame: Frame; today: string; now: number }) {
  const [left, right] = [placeIn(frame, row.fromDay), placeIn(frame, row.dueDay ?? today)]
  const bar = { left: `${left}%`, width: `${Math.max(0.5, right - left)}%` }
  return (
    <View className={`wall__row wall__row--${row.flag ?? 'going'}`}>
      <View>
        <View className="wall__kind">{WALL_KINDS[row.kind]}</View>
        <View className="wall__item wrap">{row.item}</View>
      </View>
      <View>
        <View>{row.unit}</View>
        {row.leader && <View className="wall__kind">{row.leader}</View>}
      </View>
      <View className="wall__time" {...aria({ hidden: true })}>
        <View className="wall__bar" style={bar} />
        {row.marks.map(({ day, reached }) => (
          <View key={day} className={`wall__mark ${reached ? 'wall__mark--reached' : ''}`} style={{ left: `${placeIn(frame, day)}%` }} />
        ))}
        <View className="wall__today" style={{ left: `${placeIn(frame, today)}%` }} />
      </View>
      <View>
        <View className="num">{row.dueDay ? dateWords(row.dueDay, now) : '没有期限'}</View>
        <View className="wall__state">{[row.flag && FLAGS[row.flag], row.state].filter(Boolean).join(' · ')}</View>
      </View>
    </View>
  )
}

const FLAGS = { red: '成', black: '过期', still: '停滞' } as const
