/** Actions that wait in a phone (待送出): what may still be done behind them, and what stays of one that came too late. */
import type { Action } from '../ticket/actions'
import type { Given } from '../ticket/given'
import { fieldRow, FIELDS } from '../ticket/fields'
import { ruleOf } from '../ticket/rules'

/** The words that are always taken, whoever has the ticket by now: an internal note (内部记录) of staff, a supplement (补充) of the reporter. */
export const AS_WORDS = { staff: { action: 'note', field: 'reason' }, resident: { action: 'supplement', field: 'note' } } as const

/** What stands for words where only photos were added. */
export const PHOTOS_ONLY = '照片'

const ALWAYS: readonly Action[] = [AS_WORDS.staff.action, AS_WORDS.resident.action]
/** 受理 and 签收 leave the ticket where it is; every other move gives it out of hand. */
const TAKINGS: readonly Action[] = ['accept', 'sign']

/** Of the actions open on the ticket as the phone last saw it: those that make sense once `waiting` have been carried out. */
export function openBehind<A extends { action: Action }>(actions: readonly A[], waiting: readonly Action[]): A[] {
  const moves = waiting.filter((action) => movesIt(action) && !ALWAYS.includes(action))
  const isTaken = moves.length > 0
  const isGone = moves.some((action) => !TAKINGS.includes(action) && ruleOf(action).to !== 'stays')
  return actions.filter(({ action }) => {
    if (ALWAYS.includes(action)) return true
    if (isGone || waiting.includes(action)) return false
    return !isTaken || ruleOf(action).from.some((state) => state === 'accepted' || state === 'in_progress')
  })
}

/** Does an action change where the ticket stands, or may it bring a taking along that does? Then what is queued behind it names it. */
export const movesIt = (action: Action): boolean => ruleOf(action).to !== 'stays' || ruleOf(action).takesFirst === true

/** All that was written in an action, as notes or supplements: cut where one of them is full. Nothing when nothing was written. */
export function wordsIn(given: Given, as: keyof typeof AS_WORDS): Given[] {
  const { field } = AS_WORDS[as]
  const { max } = FIELDS[field]
  const texts = Object.entries(given).filter(([name]) => fieldRow(name as keyof Given).kind === 'text')
  const letters = [...texts.map(([, text]) => String(text)).join('\n')]
  const count = Math.ceil(letters.length / max)
  return Array.from({ length: count }, (_, index) => ({ [field]: letters.slice(index * max, (index + 1) * max).join('') }))
}
