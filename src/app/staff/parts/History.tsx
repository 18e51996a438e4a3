import { View } from '@tarojs/components'
import { shiftWords } from '../../../domain/reading/due-moves'
import { correctionWords, eventTitle, photoWords, undoneWords } from '../../../domain/reading/history-line'
import { dutyWords } from '../../../domain/reading/holder'
import { rowOf } from '../../../domain/ticket/states'
import { clockTime, pastWords } from '../../../domain/reading/time'
import type { TicketView, TimelineEntry } from '../../../domain/ticket/views'
import { keptWords } from '../../../domain/reading/who-reads'
import { Card } from '../../components/Card'
import { Papers } from '../../components/Papers'
import { StatusTag } from '../../components/StatusTag'
import { Live, Timeline } from '../../components/Timeline'
import { readerOf } from '../../../domain/reading/readers'
import { useNow } from '../../platform/inView'
import { useCatalogue } from '../../stores/reference'
import { Photos } from './Photos'

/** 办理经过, newest first. */
export function History({ ticket }: { ticket: TicketView }) {
  const now = useNow()
  const catalogue = useCatalogue()
  const reader = readerOf(ticket)
  const items = [...ticket.timeline].reverse().map((entry) => ({
    id: String(entry.seq),
    title: undoneWords(eventTitle(entry, reader), entry),
    text: entry.text,
    when: whenWords(entry, now),
    extra: (
      <>
        {entry.due && <View className="small strong num">{shiftWords(entry.due, now)}</View>}
        {entry.photos.length > 0 && <Photos photos={entry.photos} />}
        <Papers papers={entry.papers} />
        {[correctionWords(entry, catalogue), dutyWords(entry), photoWords(entry)].filter(Boolean).map((words) => (
          <View key={words} className="small text-2 num">
            {words}
          </View>
        ))}
        {keptWords(entry) && (
          <View className="line">
            <StatusTag tone="parked" text={keptWords(entry)} />
          </View>
        )}
      </>
    ),
  }))
  return (
    <Card title="办理经过" aside={<Live />}>
      <Timeline items={items} live={rowOf(ticket.state).open} />
    </Card>
  )
}

const LATER_MS = 5 * 60_000

/** "今天 10:24 · 王志强"; done without a network: when the person pressed the button, as the phone says. */
function whenWords({ at, madeAt, by }: TimelineEntry, now: number): string {
  const earlier = madeAt !== null && at - madeAt > LATER_MS ? `手机上 ${clockTime(madeAt)} 记下` : ''
  return [pastWords(at, now), by.clock ? '系统' : by.person, earlier].filter(Boolean).join(' · ')
}
