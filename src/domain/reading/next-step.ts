/** Sentences made from the word tables and the facts of a view. */
import { categoryOf, itemOf, type Catalogue } from '../report/categories'
import { say } from '../words/say'
import type { ClockView, Summary } from '../ticket/views'
import { CLOCKS, isOverdue } from '../ticket/clocks'
import { whenWords } from './time'
import { rowOf } from '../ticket/states'
import { NEXT_WORDS, PROXY_WAITS, type Reader } from './words'

type Part = { text: string; strong: boolean }
type NextStep = { kind: 'next' | 'you' | 'late'; parts: Part[] }

/** 下一步 for this reader, or `undefined` when nothing follows. A passed limit is said first, in plain words. */
export function nextStep(ticket: Summary, reader: Reader, now: number): NextStep | undefined {
  const text = textFor(ticket, reader)
  if (text === '') return undefined
  const parts = partsOf(say(text, nextFacts(ticket, now)))
  if (reader === 'resident' && awaitedOf(ticket)) return { kind: 'you', parts }
  const late = ticket.clocks.some((clock) => CLOCKS[clock.kind].of !== 'reporter' && isOverdue(clock, now))
  return late
    ? {
        kind: 'late',
        parts: [{ text: say(reader === 'resident' ? '已经超时，办事单位要说明原因。' : '已经超时，先办这件。'), strong: true }, ...parts],
      }
    : { kind: 'next', parts }
}

/** What is awaited of this reader: nothing of a neighbour, no verdict of whoever filed it for somebody else. */
export function awaitedOf({ state, joined, proxied }: Pick<Summary, 'state' | 'joined' | 'proxied'>) {
  const { awaits } = rowOf(state)
  return joined || (proxied && awaits === 'judge') ? undefined : awaits
}

function textFor(ticket: Summary, reader: Reader): string {
  if (ticket.proxied && rowOf(ticket.state).awaits === 'judge') return PROXY_WAITS
  return NEXT_WORDS[reader === 'resident' ? 'resident' : 'unit'][ticket.state]
}

/** What a ticket is called in a list: a neighbour who joined it reads the sub-item, never the reporter's words. */
export function headOf(ticket: Summary, catalogue: Catalogue): string {
  return ticket.joined
    ? say('我也遇到：{item}', { item: say(itemOf(categoryOf(catalogue, ticket.category), ticket.item).name) })
    : ticket.title
}

/** The clock a reader cares about most: what runs out first. */
export const nextClock = (clocks: readonly ClockView[]): ClockView | undefined =>
  [...clocks].filter((clock) => clock.dueAt !== null).sort((a, b) => a.dueAt! - b.dueAt!)[0]

/** The clock a resident's screen is about: their own day while something is awaited of them, else what runs out first. */
export const clockFor = (ticket: Summary): ClockView | undefined =>
  nextClock(awaitedOf(ticket) ? ticket.clocks.filter(({ kind }) => CLOCKS[kind].of === 'reporter') : []) ?? nextClock(ticket.clocks)

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
