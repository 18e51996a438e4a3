/**
 * Due times after a change of the working calendar (重算时限): clocks counted by an older version are counted again. A plain function, run by
 * a timer and by several servers at once; what is done is not done again, and what was cut short goes on at the next run.
 */
import { sql } from 'kysely'
import { turnClocks, type Clock } from '../../domain/ticket/clocks'
import type { Deps, Work } from '../deps'
import { headOf } from '../ticket/chain'
import { together } from '../database/together'
import { clockWrites } from '../ticket/clock-rows'
import { lockTicket } from '../ticket/rows'
import { situationOf } from '../ticket/situation'
import { timingOf, writeSteps } from '../ticket/steps'
import { byClock, working } from '../ticket/work'

type Place = { calendar_version: number; ticket_id: string }

const BATCH = 100
const BEGINNING: Place = { calendar_version: 0, ticket_id: '00000000-0000-0000-0000-000000000000' }

/** Counts again whatever an older calendar counted; returns how many tickets have a due time that moved. */
export async function recount(deps: Deps): Promise<number> {
  let moved = 0
  for (let after = BEGINNING; ;) {
    const { rows } = await countedBefore(deps, after, BATCH).execute(deps.db)
    for (const id of new Set(rows.map((row) => row.ticket_id))) if (await recountOne(deps, id)) moved++
    if (rows.length < BATCH) return moved
    after = rows[rows.length - 1]!
  }
}

/** How many open tickets still wait for it, counted to `most`. */
export async function waitingFor(deps: Deps, most: number): Promise<number> {
  const { rows } = await countedBefore(deps, BEGINNING, most).execute(deps.db)
  return new Set(rows.map((row) => row.ticket_id)).size
}

/** Running clocks in working time, or with a day of their own, that an older calendar counted: one walk of an index of live clocks. */
const countedBefore = ({ district, reference }: Deps, after: Place, limit: number) =>
  sql<Place>`
    select calendar_version, ticket_id from ticket_clock
    where district_id = ${district} and stopped_at is null and due_at is not null and (basis = 'date' or time_limit ~ 'w')
      and calendar_version < ${reference.calendar.version} and (calendar_version, ticket_id) > (${after.calendar_version}, ${after.ticket_id})
    order by calendar_version, ticket_id limit ${limit}`

/** One ticket that cannot be counted holds up no other. */
const recountOne = (deps: Deps, id: string): Promise<boolean> =>
  working(byClock(deps), (work) => recountWithin(work, id))
    .then((touched) => {
      for (const one of touched) deps.changes.announce(one)
      return touched.length > 0
    })
    .catch((error: Error) => {
      deps.log.error({ err: error, ticket: id }, 'recount')
      return false
    })

/** A due time that moves is a line of history, told when it is the one the reporter was promised; one that does not is only noted as counted. */
async function recountWithin(work: Work, id: string): Promise<string[]> {
  const ticket = await lockTicket(work, id)
  const situation = await situationOf(work, ticket)
  const turn = { seq: (await headOf(work, id)).seq + 1, action: 'recount' as const, before: ticket, after: ticket, given: {} }
  const counted = turnClocks(situation.clocks, turn, timingOf(work, ticket))
  const moved = movedKinds(situation.clocks, counted)
  if (moved.length > 0) return writeSteps(work, situation, { action: 'recount', given: {}, madeAt: null, quiet: !moved.includes('handle') })
  await together(work.db, clockWrites(work, id, situation.clocks, counted))
  return []
}

const movedKinds = (before: readonly Clock[], after: readonly Clock[]) =>
  before.flatMap((clock) =>
    after.some(({ kind, seq, dueAt }) => kind === clock.kind && seq === clock.seq && dueAt === clock.dueAt) ? [] : [clock.kind],
  )
