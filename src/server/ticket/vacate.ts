/**
 * Whoever leaves a unit, or moves to another post, has nothing of it in hand any more (经手人离岗): the ticket is in nobody's hands, as a
 * line of history that the unit is told of. Done where a post ends, and by a timer for posts that end by their date or by hand.
 */
import { sql } from 'kysely'
import { refusal } from '../../domain/ticket/lifecycle'
import type { Deps, Work } from '../deps'
import { worksAt } from '../people/posts'
import { lockTicket } from './rows'
import { situationOf } from './situation'
import { writeSteps } from './steps'
import { byClock, working } from './work'

const BATCH = 200

/** Within a transaction that ended posts at these units; the tickets it touched. */
export async function vacateAt(work: Work, unitIds: readonly string[]): Promise<string[]> {
  const touched: string[] = []
  for (const id of await leftIn(work, sql`and u.unit_id = any(${unitIds}::text[])`)) touched.push(...(await vacate(work, id)))
  return touched
}

/** All there are, each in a transaction of its own; how many. What cannot be done now is tried again with the next run. */
export async function vacateAll(deps: Deps): Promise<number> {
  let done = 0
  for (const id of await leftIn(deps, sql`limit ${BATCH}`)) {
    const touched = await working(byClock(deps), (work) => vacate(work, id)).catch((error: Error) => {
      deps.log.error({ err: error, ticket: id }, 'vacate')
      return []
    })
    for (const one of touched) deps.changes.announce(one)
    done += touched.length
  }
  return done
}

/** Tickets somebody has in hand who does not work at their unit now: a walk of those that are in somebody's hands. */
async function leftIn({ db, district, clock }: Deps, more: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ ticket_id: string }>`
    select u.ticket_id from ticket_unit u where u.district_id = ${district} and u.desk in ('todo', 'check', 'waiting') and u.holder <> '-'
      and not exists (select 1 from post o where o.district_id = u.district_id and o.unit_id = u.unit_id and o.person_id::text = u.holder
        and ${worksAt(clock())}) ${more}`.execute(db)
  return rows.map(({ ticket_id }) => ticket_id)
}

async function vacate(work: Work, id: string): Promise<string[]> {
  const situation = await situationOf(work, await lockTicket(work, id))
  return refusal(situation, 'vacate') ? [] : writeSteps(work, situation, { action: 'vacate', given: {}, madeAt: null })
}
