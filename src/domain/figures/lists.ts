/** The list behind a figure (逐件清单): which marks it is made of. */
import type { Flag, MarkKind } from './marks'
import { MEASURE_IDS, measureOf, type MeasureId } from './measures'

/** Lines of the flow that have a list of their own. */
const FLOW_LISTS = ['filed', 'back', 'done', 'ended'] as const
export const LISTS = [...MEASURE_IDS, ...FLOW_LISTS] as const
export type FigureList = (typeof LISTS)[number]

/** all: what it is out of; yes, no: what counts, and what does not. */
export const PARTS = ['all', 'yes', 'no'] as const
export type Part = (typeof PARTS)[number]

const isMeasure = (list: FigureList): list is MeasureId => (MEASURE_IDS as readonly string[]).includes(list)

/** Who may open it follows from this: a list behind what reporters answered. */
export const isPrivateList = (list: FigureList): boolean => isMeasure(list) && measureOf(list).private === true

/** The kind of mark, and the flags it must carry and must not. */
export function marksBehind(list: FigureList, part: Part): { kind: MarkKind; has: Flag[]; lacks: Flag[] } {
  if (!isMeasure(list)) return { kind: list, has: [], lacks: [] }
  const { of, among, without, n } = measureOf(list)
  return {
    kind: of,
    has: [...(among ? [among] : []), ...(part === 'yes' ? [n] : [])],
    lacks: [...(without ? [without] : []), ...(part === 'no' ? [n] : [])],
  }
}
