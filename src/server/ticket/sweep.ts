/**
 * The deadline clock (时钟): does what clocks ask for whose time has come: reminds, tells the level above, moves up, supervises, resumes,
 * closes. A plain function of `deps.clock()`; a timer calls it, and so do tests; several servers may run it at once.
 */
import { sql } from 'kysely'
import type { ClockKind } from '../../domain/ticket/clock-kinds'
import { CLOCKS, type Clock } from '../../domain/ticket/clocks'
import { climbed, reminderWaits, stepDue } from '../../domain/ticket/ladder'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Deps, Work } from '../deps'
import { together } from '../database/together'
import { clockWrites } from './clock-rows'
import { lockTicket } from './rows'
import { situationOf } from './situation'
import { writeSteps } from './steps'
import { byClock, working } from './work'

type Due = { ticket_id: string; kind: ClockKind; seq: number; next_at: number }

const BATCH = 100
/** Tickets seen to at the same time: fewer than the connections there are. */
const AT_ONCE = 4
const NO_ID = '00000000-0000-0000-0000-000000000000'

/** Does what is due at `deps.clock()`. Returns how many clocks had something done about them. */
export async function sweep(deps: Deps): Promise<number> {
  const now = deps.clock()
  let done = 0
  // a clock that goes on and is overdue already is not left for the next time
  for (let some = await walk(deps, now); some > 0; some = await walk(deps, now)) done += some
  return done
}

/** One walk along what is due. */
async function walk(deps: Deps, now: number): Promise<number> {
  let done = 0
  for (let after: Due = { ticket_id: NO_ID, kind: 'accept', seq: 0, next_at: 0 }; ;) {
    const { rows } = await dueQuery(deps, now, after).execute(deps.db)
    done += await attendAll(deps, rows, now)
    if (rows.length < BATCH) return done
    after = rows[rows.length - 1]!
  }
}

/** Clocks whose next step is due, oldest first: one walk of an index that holds live clocks alone. */
export const dueQuery = (deps: Pick<Deps, 'district'>, now: number, after: Due) =>
  sql<Due>`
    select ticket_id, kind, seq, next_at from ticket_clock
    where district_id = ${deps.district} and stopped_at is null and next_at is not null and next_at <= ${new Date(now)}
      and (next_at, ticket_id, kind) > (${new Date(after.next_at)}, ${after.ticket_id}, ${after.kind})
    order by next_at, ticket_id, kind limit ${BATCH}`

/** Several tickets at once, the clocks of one in order. */
async function attendAll(deps: Deps, due: readonly Due[], now: number): Promise<number> {
  const tickets = [...new Set(due.map((one) => one.ticket_id))]
  let done = 0
  const lane = async () => {
    for (let id = tickets.shift(); id; id = tickets.shift())
      for (const one of due.filter((other) => other.ticket_id === id)) if (await attend(deps, one, now)) done++
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return done
}

/** One ticket that cannot be seen to holds up no other. */
const attend = (deps: Deps, due: Due, now: number): Promise<boolean> =>
  working(byClock(deps, now), (work) => attendWithin(work, due))
    .then((touched) => {
      for (const id of touched) deps.changes.announce(id)
      return touched.length > 0
    })
    .catch((error: Error) => {
      deps.log.error({ err: error, ticket: due.ticket_id, clock: due.kind }, 'sweep')
      return false
    })

/** Under the ticket's row lock the clock is looked at again: another server may have been quicker. */
export async function attendWithin(work: Work, due: Due): Promise<string[]> {
  const { now } = work
  const ticket = await lockTicket(work, due.ticket_id)
  const situation = await situationOf(work, ticket)
  const clock = situation.clocks.find(({ kind, seq, nextAt }) => kind === due.kind && seq === due.seq && nextAt !== null && nextAt <= now)
  if (!clock) return []
  const calendar = calendarOf(work, clock, ticket)
  const waits = reminderWaits(clock, now, calendar)
  const up = { ...clock, ...(waits === undefined ? climbed(clock, situation, calendar) : { nextAt: waits }) }
  const clocks = situation.clocks.map((one) => (one === clock ? up : one))
  const step = waits === undefined ? stepDue(clock, situation) : undefined
  if (step) return writeSteps(work, { ...situation, clocks }, { ...step, madeAt: null }, situation.clocks)
  await together(work.db, clockWrites(work, ticket.id, situation.clocks, clocks))
  return []
}

/** One unit's turn is reminded of in that unit's hours. */
export const calendarOf = ({ reference }: Deps, { kind }: Clock, { unitId }: Ticket) =>
  CLOCKS[kind].perOwner ? reference.hoursOf(unitId) : reference.calendar
