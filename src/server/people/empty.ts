/** Units at which nobody works now (空岗单位), in words for operators; the centre comes first, where nothing passes it on. */
import { emptyUnits, type EmptyUnit } from '../../domain/people/empty'
import type { Units } from '../../domain/people/units'

export function emptyWords(units: Units): string[] {
  const empty = emptyUnits(units)
  return empty.length === 0 ? ['每个单位都有人办事'] : empty.map(wordsOf)
}

function wordsOf({ id, name, kind, goesTo }: EmptyUnit): string {
  if (kind === 'centre') return '！！！区中心现在没有人办事：没有人接的件都停在那里，请马上安排派单员'
  return `${id}  ${name}：现在没有人办事，${goesTo ? `来的件转给${goesTo}` : '来的件没有人接'}`
}
