/** The deadline clock (时钟): closes tickets whose reporter stayed silent. A plain function; a timer calls it, and so do tests. */
import { sql } from 'kysely'
import type { Deps } from '../deps'
import { situationOf, findTicket } from './read'
import { writeSteps } from './write'

const BATCH = 100

/** Does what is due at `deps.clock()`; several servers may run it at once. Returns how many tickets were closed. */
export async function sweep(deps: Deps): Promise<number> {
  const now = deps.clock()
  let closed = 0
  for (;;) {
    const { rows } = await sql<{ ticket_id: string }>`
      select ticket_id from ticket_clock where district_id = ${deps.district} and kind = 'answer' and due_at <= ${new Date(now)} and stopped_at is null
      order by due_at limit ${BATCH}`.execute(deps.db)
    let progressed = 0
    for (const row of rows) if (await closeSilent(deps, row.ticket_id, now)) progressed++
    closed += progressed
    if (rows.length < BATCH || progressed === 0) return closed
  }
}

/** Silence is "no answer", never "satisfied": seven days after 办结 the ticket is closed unanswered. */
async function closeSilent(deps: Deps, id: string, now: number): Promise<boolean> {
  const closed = await deps.db.transaction().execute(async (tx) => {
    const ticket = await findTicket(tx, deps, id, { kind: 'clock' }, true)
    const situation = await situationOf(tx, deps, ticket, { kind: 'clock' }, now)
    if (situation.answerDueAt === null || situation.answerDueAt > now || ticket.state !== 'verified') return false
    await writeSteps(tx, deps, situation, 'close', {}, { kind: 'clock' }, null)
    return true
  })
  if (closed) deps.changes.announce(id)
  return closed
}
