/** What was done, retold (办理经过): history lines in the reader's words. */
import type { Field } from './evidence'
import { fieldRow } from './fields'
import { say } from '../words/say'
import type { LineHead } from './views'
import type { ClockKind } from './clock-kinds'
import { CLOCK_WORDS, type Reader } from './words'
import { EVENT_WORDS } from './words-acting'

/** One history line in the reader's words; empty for lines not meant for them. */
export function eventTitle(entry: LineHead, reader: Reader): string {
  const template = EVENT_WORDS[reader === 'resident' ? 'resident' : 'unit'][entry.action]
  return say(template, {
    by: entry.by.unit ?? '',
    to: entry.to ?? '',
    choice: entry.choices
      .map(({ field, value }) => choiceWord(field, value))
      .filter(Boolean)
      .join(say('，')),
    clock: say(CLOCK_WORDS[(entry.choices.find(({ field }) => field === 'clock')?.value ?? 'handle') as ClockKind]),
  })
}

/** "解决了" for { outcome: 'solved' }. */
export function choiceWord(field: Field, value: string): string {
  const row = fieldRow(field)
  return row.kind === 'choice' || row.kind === 'ticks' ? say(row.options[value] ?? '') : ''
}
