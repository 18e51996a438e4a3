import { View } from '@tarojs/components'
import { CLOCKS } from '../../../domain/ticket/clocks'
import { movesOf } from '../../../domain/reading/due-moves'
import { clockFor } from '../../../domain/reading/next-step'
import { urgeWords } from '../../../domain/reading/progress'
import { whenWords } from '../../../domain/reading/time'
import type { ClockView, TicketView } from '../../../domain/ticket/views'
import { lateLine, ledHere } from '../../../domain/reading/reasons'
import { CLOCK_WORDS } from '../../../domain/reading/words'
import { say } from '../../../domain/words/say'
import { Because } from '../../components/Because'
import { Card } from '../../components/Card'
import { Moves } from '../../components/Moves'
import { NextStep } from '../../components/NextStep'
import { Notice } from '../../components/Notice'
import { TimeLeft } from '../../components/TimeLeft'
import { TimeRuler } from '../../components/TimeRuler'
import { cellsOf, timeOf } from '../../components/drawn'
import { useMyNext } from '../../components/useMyNext'
import { useWorkdays } from '../../stores/reference'

/** Time left, its ruler, what comes next, and why the time is what it is; the other running limits in small. */
export function TimeBlock({ ticket, now }: { ticket: TicketView; now: number }) {
  const clock = clockFor(ticket)
  const { next } = useMyNext(ticket, now)
  const others = ticket.clocks.filter((one) => one !== clock && one.dueAt !== null)
  const moves = movesOf(ticket.timeline, 'resident')
  const led = ledHere(ticket)
  const late = next?.kind === 'late' ? lateLine(ticket.timeline) : undefined
  const urged = next && urgeWords(ticket.timeline, now)
  if (!clock && !next && !led?.text) return null
  return (
    <Card>
      {clock && (holdsStill(ticket, clock) ? <Standing clock={clock} now={now} /> : <BigTime clock={clock} now={now} />)}
      {clock && <Ruler clock={clock} now={now} was={moves[0]?.from} />}
      {others.map((one) => (
        <View key={one.kind} className="stack stack--2">
          <View className="small text-2 num">
            {say('{clock}最晚 {when}', { clock: say(CLOCK_WORDS[one.kind]), when: whenWords(one.dueAt!, now) })}
          </View>
          <Ruler clock={one} now={now} was={moves[0]?.from} />
        </View>
      ))}
      {next && <NextStep {...next} />}
      {late && <Because late entry={late} reader="resident" now={now} />}
      {led?.text && <Because entry={led} reader="resident" now={now} />}
      {urged && <Notice icon="bell" text={urged} />}
      <Moves moves={moves} now={now} />
    </Card>
  )
}

/** The limit people wait for stands still until somebody else acts. */
const holdsStill = ({ clocks }: TicketView, next: ClockView): boolean =>
  CLOCKS[next.kind].of !== 'reporter' && clocks.some(({ kind, dueAt }) => kind === 'handle' && dueAt === null)

/** Drawn for the limit people wait for; the short ones before it are said in words. */
function Ruler({ clock, now, was }: { clock: ClockView; now: number; was?: number }) {
  const isWorkday = useWorkdays()
  return clock.kind === 'handle' ? <TimeRuler tone={timeOf(clock, now).tone} cells={cellsOf(clock, now, isWorkday, was)} /> : null
}

function BigTime({ clock, now }: { clock: ClockView; now: number }) {
  const { tone, text } = timeOf({ ...clock, kind: 'handle' }, now)
  const due = say(clock.tentative ? '最晚 {when}（暂定）' : '最晚 {when}', { when: whenWords(clock.dueAt!, now) })
  return <TimeLeft big tone={tone} heading={say('离{clock}期限', { clock: say(CLOCK_WORDS[clock.kind]) })} text={text} due={due} />
}

const Standing = ({ clock, now }: { clock: ClockView; now: number }) => (
  <TimeLeft
    big
    tone="paused"
    heading={say('办结期限')}
    text={say('暂停计时')}
    due={say('最晚 {when} {clock}', { when: whenWords(clock.dueAt!, now), clock: say(CLOCK_WORDS[clock.kind]) })}
  />
)
