/** Whose desk a ticket lies on: its owner's, its checker's, those called to consult; a trace stays with whoever passed it on. */
import { earliestOf, type Clock } from '../../domain/ticket/clocks'
import { passedOver, type Step } from '../../domain/ticket/lifecycle'
import { rowOf, type Desk } from '../../domain/ticket/states'
import { checkerOf } from '../../domain/ticket/targets'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Units } from '../../domain/people/units'
import type { Urgency } from '../../domain/report/categories'
import type { Write } from '../database/together'
import type { Work } from '../deps'

/** `holder`: who of the unit has it in hand (经手人), null where nobody has; `NOT_THEIRS` where it is not the unit's to give. */
type Laid = { unitId: string; desk: Desk; sortAt: number; holder: string | null }

/** On the desk of a unit that only checks it, was called to consult or had it once. */
const NOT_THEIRS = '-'

/** On these what presses goes first, before time. */
export const PRESSING_FIRST: readonly Desk[] = ['todo', 'check']
export const RANKS: Record<Urgency, number> = { critical: 0, urgent: 1, normal: 2 }
const rankOn = (desk: Desk, { urgency }: Ticket): number => (PRESSING_FIRST.includes(desk) ? RANKS[urgency] : 0)

/** What is to be written to lay a ticket where it belongs after these steps; one just filed has none. */
export function deskWrites(work: Work, ticket: Ticket, steps: readonly Step[], clocks: readonly Clock[]): Write[] {
  const { now } = work
  const { units } = work.reference
  const isOpen = rowOf(ticket.state).open
  const laid = isOpen
    ? [...left(steps, ticket, units, now), ...openDesks(ticket, clocks, units, now)]
    : [{ unitId: ticket.unitId, desk: 'done' as const, sortAt: now, holder: ticket.holder }]
  // of two places at one unit the later named counts
  const places = [...new Map(laid.map((one) => [one.unitId, one])).values()]
  const cleared = steps.length > 0 ? [clear(work, ticket, places, isOpen ? 'passed' : 'done')] : []
  return [...cleared, put(work, ticket, places)]
}

function openDesks(ticket: Ticket, clocks: readonly Clock[], units: Units, now: number): Laid[] {
  const row = rowOf(ticket.state)
  const checks: Laid[] = row.checked
    ? [{ unitId: checkerOf(ticket, units), desk: 'check', sortAt: earliestOf(clocks, 'checker')?.dueAt ?? now, holder: NOT_THEIRS }]
    : []
  const called: Laid[] =
    ticket.state === 'consult'
      ? ticket.invited.map((unitId) => ({ unitId, desk: 'todo', sortAt: dueToSay(clocks) ?? now, holder: NOT_THEIRS }))
      : []
  const own: Laid = {
    unitId: ticket.unitId,
    desk: row.desk,
    holder: ticket.holder,
    sortAt:
      (row.desk === 'todo' ? earliestOf(clocks, 'owner') : earliestOf(clocks, 'owner', 'centre', 'reporter', 'checker'))?.dueAt ?? now,
  }
  return [...called, own, ...checks]
}

const dueToSay = (clocks: readonly Clock[]) => clocks.find(({ kind }) => kind === 'consult')?.dueAt

/** Units that had it, or were passed over on the way up, keep a trace. */
function left(steps: readonly Step[], ticket: Ticket, units: Units, now: number): Laid[] {
  const ids = steps.flatMap((step) => [
    step.before.unitId,
    ...(step.action === 'escalate' && !ticket.confidential ? passedOver(step, units).map((unit) => unit.id) : []),
  ])
  return [...new Set(ids)]
    .filter((id) => id !== ticket.unitId)
    .map((unitId) => ({ unitId, desk: 'passed', sortAt: now, holder: NOT_THEIRS }))
}

/** Everyone who still had it before them has it no longer; what they passed on stays where it was in their list. */
const clear = ({ db, district, now }: Work, ticket: Ticket, places: readonly Laid[], desk: 'passed' | 'done') =>
  db
    .updateTable('ticket_unit')
    .set({ desk, rank: rankOn(desk, ticket), sort_at: new Date(now), holder: NOT_THEIRS })
    .where('district_id', '=', district)
    .where('ticket_id', '=', ticket.id)
    .where('desk', 'not in', desk === 'done' ? ['done'] : ['passed', 'done'])
    .where((where) => where.not(where('unit_id', '=', where.fn.any(where.val(places.map(({ unitId }) => unitId))))))

const put = ({ db, district }: Work, ticket: Ticket, places: readonly Laid[]) =>
  db
    .insertInto('ticket_unit')
    .values(
      places.map(({ unitId, desk, sortAt, holder }) => ({
        district_id: district,
        ticket_id: ticket.id,
        unit_id: unitId,
        desk,
        rank: rankOn(desk, ticket),
        sort_at: new Date(sortAt),
        holder,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['district_id', 'ticket_id', 'unit_id']).doUpdateSet((row) => ({
        desk: row.ref('excluded.desk'),
        rank: row.ref('excluded.rank'),
        sort_at: row.ref('excluded.sort_at'),
        holder: row.ref('excluded.holder'),
      })),
    )
