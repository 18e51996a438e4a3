/** Sentences made from the word tables and the facts of a view. */
import { categoryOf, itemOf, type Catalogue } from '../report/categories'
import { say } from '../words/say'
import type { ClockView, Summary } from '../ticket/views'
import { CLOCKS, isOverdue } from '../ticket/clocks'
import { whenWords } from './time'
import { NEXT_WORDS, type Reader } from './words'

type Part = { text: string; strong: boolean }
type NextStep = { kind: 'next' | 'you' | 'late'; parts: Part[] }

/** 下一步 for this reader, or `undefined` when nothing follows. A passed limit is said first, in plain words. */
export function nextStep(ticket: Summary, reader: Reader, now: number): NextStep | undefined {
  const row = NEXT_WORDS[reader === 'resident' ? 'resident' : 'unit'][ticket.state]
  if (row.text === '') return undefined
  const parts = partsOf(say(row.text, nextFacts(ticket, now)))
  if (row.you && !ticket.joined) return { kind: reader === 'resident' ? 'you' : 'next', parts }
  const late = ticket.clocks.some((clock) => CLOCKS[clock.kind].of !== 'reporter' && isOverdue(clock, now))
  return late
    ? {
        kind: 'late',
        parts: [{ text: say(reader === 'resident' ? '已经超时，办事单位要说明原因。' : '已经超时，先办这件。'), strong: true }, ...parts],
      }
    : { kind: 'next', parts }
}

/** The next step is the reporter's own: to judge, or to add what is missing. */
export const isYours = ({ state, joined }: Summary): boolean => Boolean(NEXT_WORDS.resident[state].you) && !joined

/** What waits for the reporter comes first, all else as it was. */
export const yoursFirst = (tickets: readonly Summary[]): Summary[] => [
  ...tickets.filter(isYours),
  ...tickets.filter((ticket) => !isYours(ticket)),
]

/** What a ticket is called in a list: a neighbour who joined it reads the sub-item, never the reporter's words. */
export function headOf(ticket: Summary, catalogue: Catalogue): string {
  return ticket.joined
    ? say('我也遇到：{item}', { item: say(itemOf(categoryOf(catalogue, ticket.category), ticket.item).name) })
    : ticket.title
}

/** The clock a reader cares about most: what runs out first. */
export const nextClock = (clocks: readonly ClockView[]): ClockView | undefined =>
  [...clocks].filter((clock) => clock.dueAt !== null).sort((a, b) => a.dueAt! - b.dueAt!)[0]

export const plain = (parts: readonly Part[]): string => parts.map((part) => part.text).join('')

function nextFacts(ticket: Summary, now: number): Record<string, string> {
  const dues = Object.fromEntries(ticket.clocks.map((clock) => [clock.kind, clock.dueAt === null ? '' : whenWords(clock.dueAt, now)]))
  return { unit: ticket.unit.name, round: String(ticket.round), ...dues }
}

const partsOf = (text: string): Part[] =>
  text
    .split('*')
    .map((piece, index) => ({ text: piece, strong: index % 2 === 1 }))
    .filter((part) => part.text !== '')
