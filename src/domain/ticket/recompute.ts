/** A ticket folded again from its history (重算): what its row must be, if nobody wrote it by hand. */
import type { Action } from './actions'
import type { Around } from './effects'
import type { Given } from './given'
import { heldAfter } from './holder'
import { effectOf } from './lifecycle'
import type { State } from './states'
import { FRESH, type Ticket } from './ticket'

/** One line of history; `target`: the ticket that a 并件 names; `onlySaid`: what was filed was a voice message, known while its words are kept. */
export type FoldLine = {
  action: 'submit' | Action
  at: number
  toState: State
  toUnit: string
  stage: number
  round: number
  given: Given
  target?: Ticket
  onlySaid?: boolean
}

/**
 * What follows from history alone, whichever version of the rules wrote it. Left out are what an older version did not keep
 * (first contact, call-back, who leads, by which of 四办, where a pause goes back to, how often it was urged) and an extension asked for, which hangs on the
 * working hours of its day.
 */
const FOLDED = [
  'state',
  'unitId',
  'holder',
  'stage',
  'round',
  'handledBy',
  'outcome',
  'returnedBy',
  'returns',
  'ruled',
  'answered',
  'supervision',
  'sponsor',
  'extensions',
  'mergedInto',
  'invited',
  'reopened',
  'appealed',
  'untranscribed',
  'eraseAsked',
  'erased',
  'endedAt',
  'category',
  'item',
  'request',
  'gridId',
  'communityId',
] as const satisfies readonly (keyof Ticket)[]
type Folded = (typeof FOLDED)[number]

/** Which of `FOLDED` the row has otherwise than its history. */
export function unlikeHistory(row: Ticket, lines: readonly FoldLine[], around: Pick<Around, 'units' | 'calendar'>): Folded[] {
  const ticket = refolded(row, lines, around)
  return FOLDED.filter((field) => JSON.stringify(ticket[field]) !== JSON.stringify(row[field]))
}

/** What was filed never changes and is taken from the row. */
function refolded(row: Ticket, lines: readonly FoldLine[], around: Pick<Around, 'units' | 'calendar'>): Ticket {
  const first = lines[0]!
  const filed: Ticket = {
    ...row,
    ...FRESH,
    untranscribed: first.onlySaid ?? row.untranscribed,
    holder: first.given.onDuty ?? null,
    ...standing(first),
  }
  const tickets = [filed]
  for (const line of lines.slice(1)) {
    const ticket = tickets[tickets.length - 1]!
    // how it was before the first line that is undone
    const undo = line.given.undoes && { undo: { before: tickets[Number(line.given.undoes) - 2]! } }
    const after = { ...ticket, ...effectsOf(ticket, line, { ...around, ...undo }), ...standing(line) }
    tickets.push({ ...after, holder: line.action === 'submit' ? after.holder : heldAfter(ticket, after, line.action, line.given) })
  }
  return tickets[tickets.length - 1]!
}

const standing = ({ toState, toUnit, stage, round }: FoldLine) => ({ state: toState, unitId: toUnit, stage, round })

function effectsOf(
  ticket: Ticket,
  { action, given, at, target, toState }: FoldLine,
  around: Pick<Around, 'units' | 'calendar' | 'undo'>,
): Partial<Ticket> {
  if (action === 'submit') return {}
  const effects = effectOf(
    { ...around, ticket, now: at, sampled: false, others: toState === 'withdrawn' ? 0 : 1, ...(target && { target }) },
    action,
    given,
  )
  // before there was 会商办 a third return went to the centre like the others
  return action === 'return' && toState === 'returned' ? { ...effects, invited: ticket.invited } : effects
}
