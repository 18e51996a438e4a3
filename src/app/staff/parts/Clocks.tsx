import { View } from '@tarojs/components'
import { lateLine, ledHere } from '../../../domain/reading/reasons'
import { timeLeft, whenWords } from '../../../domain/reading/time'
import { movesOf } from '../../../domain/reading/due-moves'
import { standingLines } from '../../../domain/ticket/undo'
import type { ClockView, TicketView } from '../../../domain/ticket/views'
import { CLOCK_WORDS } from '../../../domain/reading/words'
import { Because } from '../../components/Because'
import { Card } from '../../components/Card'
import { Moves } from '../../components/Moves'
import { NextStep } from '../../components/NextStep'
import { Notice } from '../../components/Notice'
import { TimeRuler } from '../../components/TimeRuler'
import { aria } from '../../platform/aria'
import { readerOf } from '../../../domain/reading/readers'
import { useNow } from '../../platform/inView'
import { cellsOf, nextOf } from '../../components/drawn'
import { useWorkdays } from '../../stores/reference'

/** The clocks that run, side by side, what follows from them, and why it is so. */
export function Clocks({ ticket }: { ticket: TicketView }) {
  const now = useNow()
  const isWorkday = useWorkdays()
  const reader = readerOf(ticket)
  const next = nextOf(ticket, reader, now)
  const handle = ticket.clocks.find((clock) => clock.kind === 'handle')
  const moves = movesOf(ticket.timeline, reader)
  const led = ledHere(ticket)
  const late = next?.kind === 'late' ? lateLine(ticket.timeline) : undefined
  if (ticket.clocks.length === 0 && !next) return led ? <Because entry={led} reader={reader} now={now} /> : null
  return (
    <Card>
      {ticket.clocks.length > 0 && (
        <View className="clocks">
          {[...ticket.clocks].sort(soonestFirst).map((clock) => (
            <OneClock key={clock.kind} clock={clock} now={now} />
          ))}
        </View>
      )}
      {handle && <TimeRuler tone={timeLeft(handle, now).tone} cells={cellsOf(handle, now, isWorkday, moves[0]?.from)} />}
      {next && <NextStep {...next} />}
      {late && <Because late entry={late} reader={reader} now={now} />}
      {led && <Because entry={led} reader={reader} now={now} />}
      <Asked ticket={ticket} now={now} />
      <Moves moves={moves} now={now} />
    </Card>
  )
}

/** More time was asked for, and nobody has said yes or no. */
function Asked({ ticket, now }: { ticket: TicketView; now: number }) {
  if (ticket.extensionAsked === null) return null
  const said = standingLines(ticket.timeline)
    .reverse()
    .find(({ action }) => action === 'extend')
  const until = whenWords(ticket.extensionAsked, now)
  const strong = `申请延到 ${until}`
  const nth = `第 ${ticket.extensions + 1} 次`
  return <Notice kind="warn" icon="clock" text={`${strong}（${nth}），等区中心批。${said ? `理由：${said.text}` : ''}`} strong={strong} />
}

const soonestFirst = (a: ClockView, b: ClockView) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)

function OneClock({ clock, now }: { clock: ClockView; now: number }) {
  const { tone, text, by } = timeLeft(clock, now)
  const [word, rest] =
    text.includes(' ') && !/^今天/.test(text) ? [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)] : ['', text]
  return (
    <View className={`clock tone-${tone}`} {...aria({ role: 'text', label: `${CLOCK_WORDS[clock.kind]}${text}，${by}` })}>
      <View className="small text-2">
        {CLOCK_WORDS[clock.kind]}
        {word}
      </View>
      <View className="clock__left">{rest}</View>
      <View className="small text-2 num">{by}</View>
    </View>
  )
}
