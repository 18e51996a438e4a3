/** What was done, retold (办理经过): history lines in the reader's words. */
import type { Field } from './evidence'
import { fieldRow } from './fields'
import { fill } from './say'
import type { TimelineEntry } from './views'
import type { Reader } from './words'
import { EVENT_WORDS } from './words-acting'

/** One history line in the reader's words; empty for lines not meant for them. */
export function eventTitle(entry: TimelineEntry, reader: Reader): string {
  const template = EVENT_WORDS[reader === 'resident' ? 'resident' : 'unit'][entry.action]
  return fill(template, {
    by: entry.by.unit ?? '',
    to: entry.to ?? '',
    choice: entry.choices.map(({ field, value }) => choiceWord(field, value)).join('，'),
  })
}

/** "解决了" for { outcome: 'solved' }. */
export function choiceWord(field: Field, value: string): string {
  const row = fieldRow(field)
  return row.kind === 'choice' ? (row.options[value] ?? '') : ''
}
