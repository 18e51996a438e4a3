import { memo, type ReactNode, useRef } from 'react'
import { View } from '@tarojs/components'
import { aria } from '../platform/aria'
import { useInSight } from '../lib/inSight'
import { lanesOf, type Lane as LaneOf, type Row } from '../lib/lanes'
import { serverNow } from '../platform/now'
import { useNow } from '../platform/inView'
import './LongList.css'

interface LongListProps<R extends Row> {
  rows: readonly R[]
  label?: string
  /** How rows lie beside or below each other. */
  className?: string
  /** Of a lane, when it is another. */
  laneClass?: string
  /** Rows in a lane. */
  size?: number
  /** Lanes drawn at once, before WeChat has said which are near. */
  first?: number
  /** How high a row is that was never drawn, with the gap below it. */
  px?: (row: R) => number
  /** One row at this time. As long as it is the same function, a lane in which nothing changed is not drawn again. */
  draw: (row: R, now: number) => ReactNode
}

/** A row of work with the gap below it. */
const usual = () => 116

/**
 * A list of any length (长列表). Its rows lie in lanes of a few, and what changes sends its lane alone. On weapp only lanes near the
 * screen have rows in them, the others keep their height; a browser leaves out what is not in sight by itself (h5.css).
 */
export function LongList<R extends Row>(props: LongListProps<R>) {
  const { rows, label, className = 'stack', laneClass = className, size, first = 3, px = usual, draw } = props
  const now = useNow()
  const lanes = useRef<LaneOf<R>[]>([])
  lanes.current = lanesOf(rows, lanes.current, size)
  const box = useRef()
  const sightOf = useInSight(box, 'lane', lanes.current.length)
  const drawn = lanes.current.map((lane, at) => {
    const { near, seen, height } = sightOf(lane.id) || { near: at < first, seen: at < first }
    const guess = lane.rows.reduce((sum, row) => sum + px(row), 0)
    const left = near ? 0 : height || guess
    const is = { lane: lane as LaneOf, draw: draw as never, className: laneClass, height: left, guess, now: seen ? now : 0 }
    return <Lane key={lane.id} {...is} />
  })
  return (
    <View ref={box} className={className} {...(label ? aria({ role: 'group', label }) : {})}>
      {drawn}
    </View>
  )
}

interface LaneProps {
  lane: LaneOf
  draw: (row: Row, now: number) => ReactNode
  className: string
  /** What is left of it while it is far away; 0: it is near. */
  height: number
  /** How high it may be, for a browser that has not drawn it yet. */
  guess: number
  /** 0 while it is out of sight: nobody reads its times. */
  now: number
}

const Lane = memo(function Lane({ lane: { id, rows }, draw, className, height, guess, now }: LaneProps) {
  const last = useRef(now)
  last.current = now || last.current || serverNow()
  if (rows.length === 0) return <View className="lane lane--none" />
  if (height > 0) return <View id={id} className="lane" style={{ height: `${height}px` }} />
  return (
    <View id={id} className={`${className} lane`} {...(process.env.TARO_ENV === 'h5' && roomFor(guess))}>
      {rows.map((row) => draw(row, last.current))}
    </View>
  )
})

/** What is left for it stays when it is drawn, so that nothing below it moves. */
const roomFor = (px: number) => ({ style: { containIntrinsicSize: `auto ${px}px` } })
