/** The deadline clock (时钟): closes tickets whose reporter stayed silent. A plain function; a timer calls it, and so do tests. */
import { sql } from 'kysely'
import type { Deps } from '../deps'
import { situationOf, findTicket } from './read'
import { writeSteps } from './write'

const BATCH = 100
const NO_ID = '00000000-0000-0000-0000-000000000000'

/** Does what is due at `deps.clock()`; several servers may run it at once. Returns how many tickets were closed. */
export async function sweep(deps: Deps): Promise<number> {
  const now = deps.clock()
  let closed = 0
  for (let after = { at: new Date(0), id: NO_ID }; ;) {
    const { rows } = await sql<{ ticket_id: string; due_at: number }>`
      select ticket_id, due_at from ticket_clock
      where district_id = ${deps.district} and kind = 'answer' and stopped_at is null and due_at <= ${new Date(now)} and (due_at, ticket_id) > (${after.at}, ${after.id})
      order by due_at, ticket_id limit ${BATCH}`.execute(deps.db)
    for (const row of rows) if (await closeOrLog(deps, row.ticket_id, now)) closed++
    const last = rows[BATCH - 1]
    if (!last) return closed
    after = { at: new Date(last.due_at), id: last.ticket_id }
  }
}

/** One ticket that cannot be closed holds up no other. */
const closeOrLog = (deps: Deps, id: string, now: number): Promise<boolean> =>
  closeSilent(deps, id, now).catch((error: Error) => {
    deps.log.error({ err: error, ticket: id }, 'sweep')
    return false
  })

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
