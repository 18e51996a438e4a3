/** Units at which nobody works now (空岗单位), in words for operators; the centre comes first, where nothing passes it on. */
import type { Units } from '../../domain/people/units'

export function emptyWords(units: Units): string[] {
  if (units.empty.length === 0) return ['每个单位都有人办事']
  const centre = units.empty
    .filter(({ kind }) => kind === 'centre')
    .map(() => '！！！区中心现在没有人办事：没有人接的件都停在那里，请马上安排派单员')
  const others = units.empty
    .filter(({ kind }) => kind !== 'centre')
    .map(({ id }) => `${id}  ${units.fullName(id)}：现在没有人办事，来的件转给上一级`)
  return [...centre, ...others]
}
