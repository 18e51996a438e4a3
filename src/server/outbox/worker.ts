/**
 * The outbox: what is to be done after a commit, kept in a table until it is done. Several servers may work it at once (SKIP
 * LOCKED); a failure is tried again with growing pauses and, after the last try, set aside as dead for staff to see.
 */
import { sql } from 'kysely'
import type { Deps } from '../deps'

export type Handlers = Record<string, (payload: never) => Promise<void>>

const BATCH = 20
const PAUSES_S = [5, 30, 120, 600, 3600, 6 * 3600]

type Entry = { id: string; topic: string; payload: unknown; attempts: number }

/** Works off what is due; returns how many entries were handled, failures included. */
export async function drainOutbox(deps: Deps, handlers: Handlers): Promise<number> {
  let handled = 0
  for (;;) {
    const n = await deps.db.transaction().execute(async (tx) => {
      const { rows } = await sql<Entry>`
        select id, topic, payload, attempts from outbox where district_id = ${deps.district} and done_at is null and dead_at is null and run_at <= ${new Date(deps.clock())}
        order by run_at limit ${BATCH} for update skip locked`.execute(tx)
      for (const entry of rows) {
        const outcome = await tryEntry(entry, handlers, deps)
        await tx.updateTable('outbox').set(outcome).where('district_id', '=', deps.district).where('id', '=', entry.id).execute()
      }
      return rows.length
    })
    handled += n
    if (n < BATCH) return handled
  }
}

async function tryEntry(entry: Entry, handlers: Handlers, deps: Deps) {
  const now = deps.clock()
  try {
    const handle = handlers[entry.topic]
    if (!handle) throw new Error(`no handler for ${entry.topic}`)
    await handle(entry.payload as never)
    return { done_at: new Date(now), attempts: entry.attempts + 1, error: null }
  } catch (error) {
    const pause = PAUSES_S[entry.attempts]
    deps.log.warn({ err: error, topic: entry.topic, attempts: entry.attempts + 1 }, 'outbox')
    const failed = { attempts: entry.attempts + 1, error: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }
    return pause === undefined ? { ...failed, dead_at: new Date(now) } : { ...failed, run_at: new Date(now + pause * 1000) }
  }
}
