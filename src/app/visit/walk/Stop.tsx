import { View } from '@tarojs/components'
import type { Carried, Walk } from '../../../domain/api-visit'
import { dateWords } from '../../../domain/reading/time'
import { Row, Rows } from '../../components/Rows'
import { StatusTag } from '../../components/StatusTag'
import { aria } from '../../platform/aria'
import { useNow } from '../../platform/inView'
import { useOutgoing } from '../../sending/waiting'
import { keepPromise } from '../keep'
import { toBooklet } from '../routes'
import { tagOf, whyWords } from '../words'

type AStop = { key: string; name: string; rows: Carried[] }

/** Doors of one house together, in the order of the walk. */
export function stopsIn(rows: readonly Carried[]): AStop[] {
  const stops: AStop[] = []
  for (const row of rows) {
    const key = `${row.gridId} ${row.stop}`
    const last = stops[stops.length - 1]
    if (last?.key === key) last.rows.push(row)
    else stops.push({ key, name: row.stop, rows: [row] })
  }
  return stops
}

const Head = ({ number, name }: { number: number; name: string }) => (
  <View className="walk__stop" {...aria({ role: 'heading' })}>
    <View className="walk__number num">{number}</View>
    <View className="walk__name title">{name}</View>
  </View>
)

export const Stop = ({ stop, number }: { stop: AStop; number: number }) => (
  <View>
    <Head number={number} name={stop.name} />
    <Rows>
      {stop.rows.map((row) => (
        <DoorRow key={row.id} row={row} />
      ))}
    </Rows>
  </View>
)

function DoorRow({ row }: { row: Carried }) {
  const now = useNow()
  const waits = useOutgoing('staff').some(([, one]) => one.kind === 'call' && 'booklet' in one.body && one.body.booklet === row.id)
  const { text, tone } = waits ? ({ text: '记了，等着送出', tone: 'refused' } as const) : tagOf(row.dues[0]!)
  const title = [row.door, row.called].filter(Boolean).join(' ')
  const note = whyWords(row, now)
  return (
    <Row strong title={title} note={note} more={text} right={<StatusTag tone={tone} text={text} />} onPress={() => toBooklet(row.id)} />
  )
}

/** What was promised where there is no booklet. */
export function LooseStop({ promise, number }: { promise: Walk['loose'][number]; number: number }) {
  const now = useNow()
  return (
    <View>
      <Head number={number} name={promise.place} />
      <Rows>
        <Row
          title={promise.words}
          note={`${dateWords(promise.day, now)}前答应`}
          right={<StatusTag tone="ask" text="做到了" />}
          more="做到了"
          onPress={() => void keepPromise(promise)}
        />
      </Rows>
    </View>
  )
}
