import { View } from '@tarojs/components'
import { pastWords, dayWords } from '../../../domain/reading/time'
import { FIELDS } from '../../../domain/ticket/fields'
import { standingLines } from '../../../domain/ticket/undo'
import type { TicketView } from '../../../domain/ticket/views'
import { say } from '../../../domain/words/say'
import { Card } from '../../components/Card'
import { PhotoStrip } from '../../components/PhotoStrip'
import { aria } from '../../platform/aria'

/** What the handler says was done, before and after in pictures. */
export function Answer({ ticket, now }: { ticket: TicketView; now: number }) {
  const done = standingLines(ticket.timeline)
    .reverse()
    .find((entry) => entry.action === 'resolve')
  const before =
    ticket.audience === 'reporter'
      ? ticket.photos.slice(0, 1).map((photo) => ({ ...photo, caption: say('您拍的 · {day}', { day: dayWords(ticket.filedAt, now) }) }))
      : []
  const after = (done?.photos ?? []).map((photo) => ({ ...photo, caption: say('办结后 · {day}', { day: dayWords(done!.at, now) }) }))
  const outcome = ticket.outcome ? say(FIELDS.outcome.options[ticket.outcome]) : ''
  return (
    <>
      <View className="stack stack--1">
        <View className="head wrap" {...aria({ role: 'heading' })}>
          {ticket.title}
        </View>
        {done && (
          <View className="small text-2 num">
            {say('{unit} {when} 说：{outcome}', { unit: done.by.unit ?? '', when: pastWords(done.at, now), outcome })}
          </View>
        )}
      </View>
      {done && (
        <Card>
          <View className="body wrap">“{done.text}”</View>
          <PhotoStrip photos={[...before, ...after]} columns={2} />
        </Card>
      )}
    </>
  )
}
