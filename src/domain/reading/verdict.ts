/** What follows from each answer to 解决了吗, and by when: said before it is sent, by the rules that decide afterwards. */
import type { Calendar } from '../calendar/workdays'
import { isTop } from '../people/units'
import { say } from '../words/say'
import type { Catalogue } from '../report/categories'
import { limitOf } from '../ticket/clocks'
import type { SOLVED } from '../ticket/given'
import { goesUp } from '../ticket/effects'
import { dueAt } from '../ticket/limits'
import { whenWords } from './time'
import type { Summary } from '../ticket/views'

export type Solved = (typeof SOLVED)[number]

export const CONSEQUENCES: Record<'back' | 'up', Record<Solved, string | undefined>> = {
  back: { yes: undefined, partly: '说说还差什么，退回接着办', no: '退回重办，时限减半，中心盯着' },
  up: { yes: undefined, partly: '说说还差什么，升到上一级接着办', no: '升到上一级重办，中心盯着' },
}

/** What stands under each answer. */
export const consequenceOf = (ticket: Summary, solved: Solved): string | undefined => {
  const words = CONSEQUENCES[wayOf(ticket)][solved]
  return words && say(words)
}

/** The promise under the form. */
export function afterVerdict(ticket: Summary, solved: Solved | undefined, now: number, catalogue: Catalogue, calendar: Calendar) {
  if (!solved) return { say: '' }
  if (solved === 'yes') return { say: say('提交后：这件结了，您的评价记入这件事。') }
  const limit = limitOf('handle', { ...ticket, round: ticket.round + 1 }, catalogue)
  const strong = say('{when} 前', { when: whenWords(dueAt(limit, now, calendar).at, now) })
  const facts = { unit: ticket.unit.name, by: strong }
  const isUp = wayOf(ticket) === 'up'
  return { say: say(isUp ? '提交后：升到上一级接着办，{by}再给您回话。' : '提交后：退回{unit}接着办，{by}再给您回话。', facts), strong }
}

/** Where nobody is above, it goes back a second time too. */
const wayOf = (ticket: Summary): 'back' | 'up' => (goesUp(ticket) && !isTop(ticket.unit) ? 'up' : 'back')
