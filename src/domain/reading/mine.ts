/** One's own reports by whether they wait for oneself, are under way or have ended (我的进度), on the phone and for the server to count. */
import { rowOf } from '../ticket/states'
import type { Summary } from '../ticket/views'
import { awaitedOf } from './next-step'

/** all 全部 · you 该我了 · open 在办 · over 已结 */
export const MINES = ['all', 'you', 'open', 'over'] as const
export type Mine = (typeof MINES)[number]
type Known = Pick<Summary, 'state' | 'joined' | 'proxied'>

/** Which list a report is in; what waits in the phone (`answered`) is no longer one's turn. */
export const BELONGS: Record<Mine, (ticket: Known, answered?: boolean) => boolean> = {
  all: () => true,
  you: (ticket, answered = false) => !answered && awaitedOf(ticket) !== undefined,
  open: ({ state }) => rowOf(state).open,
  over: ({ state }) => !rowOf(state).open,
}

/** What waits for the reporter comes first, all else as it was. */
export function yoursFirst(tickets: readonly Summary[], answered: readonly string[]): Summary[] {
  const isYours = (ticket: Summary) => BELONGS.you(ticket, answered.includes(ticket.id))
  return [...tickets.filter(isYours), ...tickets.filter((ticket) => !isYours(ticket))]
}
