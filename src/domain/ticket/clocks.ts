/**
 * Clocks (时限) of a ticket: which run is a matter of its state (`STATES`), how long they run of the catalogue and the working
 * calendar. Overdue is a comparison with the server's now, never stored.
 */
import { categoryOf, handleLimit, itemOf, type Catalogue } from '../report/categories'
import type { Calendar } from '../calendar/workdays'
import { dueAt, half, type Limit } from './limits'
import { rowOf } from './states'
import type { Ticket } from './ticket'

export const CLOCK_KINDS = ['accept', 'sign', 'rule', 'handle', 'answer'] as const
/** accept 受理 · sign 签收 · rule 退单裁定 · handle 办理 · answer: the resident's turn (评价, 补充). */
export type ClockKind = (typeof CLOCK_KINDS)[number]

export type Clock = {
  kind: ClockKind
  startedAt: number
  /** null while paused. */
  dueAt: number | null
  limit: Limit
  tentative: boolean
  limitVersion: number
  calendarVersion: number
}

/** Clocks that belong to one unit's turn: they start anew when the owner changes. */
const PER_OWNER: readonly ClockKind[] = ['accept', 'sign']

export type ClockChange = { stop: ClockKind[]; start: Clock[] }

/** Which clocks stop and start when `before` becomes `after`; a ticket just filed has no before. */
export function clockChange(before: Ticket | null, after: Ticket, now: number, catalogue: Catalogue, calendar: Calendar): ClockChange {
  const was: readonly ClockKind[] = before ? rowOf(before.state).clocks : []
  const is = rowOf(after.state).clocks
  const restarts = (kind: ClockKind) => PER_OWNER.includes(kind) && before?.unitId !== after.unitId
  return {
    stop: was.filter((kind) => !is.includes(kind) || restarts(kind)),
    start: is.filter((kind) => !was.includes(kind) || restarts(kind)).map((kind) => startClock(kind, after, now, catalogue, calendar)),
  }
}

/** The clock that decides a ticket's place in its owner's list: the earliest running one. */
export const earliest = (clocks: readonly Clock[]): Clock | undefined =>
  clocks.filter((clock) => clock.dueAt !== null).sort((a, b) => a.dueAt! - b.dueAt!)[0]

export const isOverdue = (clock: { dueAt: number | null }, now: number): boolean => clock.dueAt !== null && clock.dueAt < now

function startClock(kind: ClockKind, ticket: Ticket, now: number, catalogue: Catalogue, calendar: Calendar): Clock {
  const limit = limitOf(kind, ticket, catalogue)
  const due = dueAt(limit, now, calendar)
  return {
    kind,
    startedAt: now,
    dueAt: due.at,
    limit,
    tentative: due.tentative,
    limitVersion: catalogue.version,
    calendarVersion: calendar.version,
  }
}

/** How long a clock runs; work sent back gets half of the first limit (重办). */
export function limitOf(kind: ClockKind, ticket: Pick<Ticket, 'category' | 'item' | 'urgency' | 'round'>, catalogue: Catalogue): Limit {
  if (kind !== 'handle') return catalogue.clocks[kind][ticket.urgency]
  const item = itemOf(categoryOf(catalogue, ticket.category), ticket.item)
  const limit = handleLimit(catalogue, ticket.category, item, ticket.urgency)
  return ticket.round > 0 ? half(limit) : limit
}
