/**
 * Doing one thing to many tickets (成批办): which actions may be done so, to how many, and what each ticket gets of what is said once.
 * Every ticket is decided by the lifecycle as it is alone; what may not be done to one stops that one only.
 */
import type { Units } from '../people/units'
import { categoryOf, departmentOf, type Catalogue } from '../report/categories'
import type { Action } from '../ticket/actions'
import type { Field, Given } from '../ticket/given'
import { ruleOf } from '../ticket/rules'
import type { Desk } from '../ticket/states'
import type { Ticket } from '../ticket/ticket'

/** Nothing here writes to a reporter in one voice for many, or ends a matter nobody looked at. */
export const BATCHED = ['accept', 'sign', 'dispatch', 'takeBack', 'supervise'] as const satisfies readonly Action[]
export type Batched = (typeof BATCHED)[number]

/** What may be done to many of a desk. */
export const BATCHED_ON: Record<Desk, readonly Batched[]> = {
  todo: ['accept', 'sign', 'dispatch'],
  waiting: [],
  check: [],
  passed: ['takeBack'],
  done: [],
}

/** Tickets of one batch. */
export const MOST_IN_BATCH = 2_000
/** Fewer are named by the phone; a whole list is named by what it is. */
export const MOST_NAMED = 500
/** Fewer are done while somebody waits, from here on in the background. */
export const IN_BACKGROUND = 20

/** What is asked once for all of them. */
export const asksFor = (action: Batched): readonly Field[] => ruleOf(action).needs

/** Left open, each ticket's unit is the one the catalogue names for its matter. */
export const UNIT_OF_EACH: Partial<Record<Batched, true>> = { dispatch: true }

/** What this ticket gets of what was said for all; no unit where its matter names none that stands, or one that gave it back. */
export function givenFor(
  ticket: Ticket,
  action: Batched,
  said: Given,
  { units, catalogue }: { units: Units; catalogue: Catalogue },
): Given {
  if (!UNIT_OF_EACH[action] || said.unit !== undefined) return said
  const unit = units.find(departmentOf(categoryOf(catalogue, ticket.category), ticket.item))
  return unit && !ticket.returnedBy.includes(unit.id) ? { ...said, unit: unit.id } : said
}

/** What takes back what was done together. */
export const BACK_AGAIN: Partial<Record<Batched, Batched>> = { dispatch: 'takeBack' }

/** What follows from doing it, in words, before it is done. */
export function consequences(action: Batched): string[] {
  const { tells } = ruleOf(action)
  const units = tells.some((one) => one !== 'parties')
  return [
    ...(tells.includes('parties') ? ['每件的反映人各收到一条通知'] : []),
    ...(units ? ['接件和经手的单位各收到提醒'] : []),
    '每件的办理经过各记一条，您的操作也记一笔',
    ...(BACK_AGAIN[action] ? ['对方签收以前，可以一起收回'] : []),
  ]
}

/** How far a batch has come: looked at only (看会怎样), being done (正在办), through (办完). */
type BatchState = 'seen' | 'running' | 'done'

export const batchState = ({ startedAt, endedAt }: { startedAt: number | null; endedAt: number | null }): BatchState =>
  endedAt !== null ? 'done' : startedAt !== null ? 'running' : 'seen'

/** Done, as a result is kept; everything else is why not. */
export const DONE = 'done'
/** Something went wrong that nobody foresaw; it stands in the log. */
export const FAULT = 'fault'
