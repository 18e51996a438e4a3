/**
 * A notice (通知): one line of a ticket's history told to one person, in their words. It is made anew from the line each time it is
 * read; none of the report's own words, no name and no phone are in it.
 */
import type { Units } from '../people/units'
import { eventTitle } from '../reading/history-line'
import { readsLine, type Audience } from '../ticket/audience'
import { headOf, type EventFacts, type LineHead } from '../ticket/views'
import type { Reader } from '../reading/words'

/** In which inbox a notice lies, and in whose words it speaks. */
export type NoticeReader = Extract<Reader, 'resident' | 'unit'>

export type LineFacts = Pick<EventFacts, 'action' | 'doneBy' | 'unitId' | 'fromUnit' | 'toUnit' | 'given'>

/** What is told of a line of history to this audience; `undefined` when the line is not for them. */
export function lineFor(event: LineFacts, audience: Audience, units: Units): LineHead | undefined {
  if (!readsLine(audience, event.action)) return undefined
  const head = headOf(event, audience, units)
  return eventTitle(head, readerOf(audience)) === '' ? undefined : head
}

const readerOf = (audience: Audience): NoticeReader => (audience === 'reporter' || audience === 'neighbour' ? 'resident' : 'unit')
