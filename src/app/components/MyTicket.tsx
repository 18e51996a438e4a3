import { memo } from 'react'
import { CLOCKS } from '../../domain/ticket/clocks'
import { awaitedOf, clockFor, headOf } from '../../domain/reading/next-step'
import { rowOf } from '../../domain/ticket/states'
import { dayWords, pastWords } from '../../domain/reading/time'
import { AWAITS_WORDS, STATE_WORDS } from '../../domain/reading/words'
import { categoryOf } from '../../domain/report/categories'
import type { Summary } from '../../domain/ticket/views'
import { say } from '../../domain/words/say'
import { goTo } from '../lib/goTo'
import { cellsOf, timeOf } from './drawn'
import { useMyNext } from './useMyNext'
import { useCatalogue, useWorkdays } from '../stores/reference'
import { Button } from './Button'
import { TicketCard } from './TicketCard'

interface MyTicketProps {
  ticket: Summary
  now: number
  /** The first of a list has the filled button, the others a quiet one. */
  first?: boolean
}

/** One of my tickets (我的一件) as a card: opens the ticket, or goes straight to the verdict when that is asked for. */
export const MyTicket = memo(function MyTicket({ ticket, now, first = false }: MyTicketProps) {
  const catalogue = useCatalogue()
  const isWorkday = useWorkdays()
  const clock = clockFor(ticket)
  const mine = clock && CLOCKS[clock.kind].of === 'reporter'
  const { isAnswered, next } = useMyNext(ticket, now)
  const awaits = isAnswered ? undefined : awaitedOf(ticket)
  return (
    <TicketCard
      title={headOf(ticket, catalogue)}
      about={`${say(categoryOf(catalogue, ticket.category).name)} · ${pastWords(ticket.filedAt, now)}`}
      status={{ tone: rowOf(ticket.state).tone, text: say(STATE_WORDS.resident[ticket.state]) }}
      time={clock && !mine ? timeOf(clock, now) : undefined}
      date={clock && mine ? say('{day}前', { day: dayWords(clock.dueAt!, now) }) : undefined}
      ruler={clock?.kind === 'handle' ? cellsOf(clock, now, isWorkday) : undefined}
      next={next}
      onPress={() => goTo.ticket(ticket.id)}
      action={
        awaits && (
          <Button
            kind={first ? 'main' : 'soft'}
            text={say(AWAITS_WORDS[awaits])}
            more={ticket.title}
            onPress={() => (awaits === 'judge' ? goTo.verdict : goTo.ticket)(ticket.id)}
          />
        )
      }
    />
  )
})
