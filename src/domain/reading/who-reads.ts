/** What staff are told of who reads what they write (谁看得到): at each field of a sheet, and beside a line that keeps something from the reporter. */
import type { Action } from '../ticket/actions'
import { readsChoice, readsLine, readsWords, type Audience } from '../ticket/audience'
import type { Field } from '../ticket/given'
import { fieldRow, type FieldRow } from '../ticket/fields'
import type { TimelineEntry } from '../ticket/views'

/** What a line keeps from the reporter, said beside it; empty where nothing is kept. */
export function keptWords({ action, text, photos, papers = [] }: TimelineEntry): string {
  if (!readsLine('reporter', action)) return '内部，反映人看不到'
  const written = (['note', 'transcript'] as const).some((field) => readsWords('reporter', action, field))
  return written || (text === '' && photos.length + papers.length === 0) ? '' : '写的话反映人看不到'
}

const SAYS_WHO: readonly FieldRow['kind'][] = ['text', 'choice', 'photos', 'papers']

/** Under a field of a clerk's sheet: whether the reporter, and who joined, will read what is put there. */
export function seenWords(action: Action, field: Field): string {
  const { kind } = fieldRow(field)
  if (!SAYS_WHO.includes(kind)) return ''
  const reads = (audience: Audience) =>
    kind === 'choice' ? readsLine(audience, action) && readsChoice(audience, field) : readsWords(audience, action, field)
  if (!reads('reporter')) return '反映人看不到'
  return reads('neighbour') ? '反映人和一起反映的居民看得到' : '反映人看得到'
}
