/** What follows from each answer to 解决了吗, and by when. */
import type { Calendar } from '../../../domain/calendar/workdays'
import { categoryOf, handleLimit, itemOf, type Catalogue } from '../../../domain/report/categories'
import type { SOLVED } from '../../../domain/ticket/evidence'
import { dueAt, half } from '../../../domain/ticket/limits'
import { whenWords } from '../../../domain/ticket/time'
import type { Summary } from '../../../domain/ticket/views'

export type Solved = (typeof SOLVED)[number]

export const CONSEQUENCES: Record<'first' | 'again', Record<Solved, string | undefined>> = {
  first: { yes: undefined, partly: '说说还差什么，退回接着办', no: '退回重办，时限减半，中心盯着' },
  again: { yes: undefined, partly: '说说还差什么，升到上一级接着办', no: '升到上一级重办，中心盯着' },
}

/** The promise under the form. */
export function afterVerdict(ticket: Summary, solved: Solved | undefined, now: number, catalogue: Catalogue, calendar: Calendar) {
  if (!solved) return { say: '' }
  if (solved === 'yes') return { say: '提交后：这件结了，您的评价记入这件事。' }
  const item = itemOf(categoryOf(catalogue, ticket.category), ticket.item)
  const at = dueAt(half(handleLimit(catalogue, ticket.category, item, ticket.urgency)), now, calendar).at
  const strong = `${whenWords(at, now)} 前`
  return { say: `提交后：${ticket.round === 0 ? `退回${ticket.unit.name}接着办` : '升到上一级接着办'}，${strong}再给您回话。`, strong }
}
