/**
 * The outbox: what is to be done after a commit, kept in a table until it is done. Several servers may work it at once (SKIP
 * LOCKED); a failure is tried again with growing pauses and, after the last try, set aside as dead for staff to see.
 */
import { sql } from 'kysely'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'

type Handle = (payload: never) => Promise<void>
export type Handlers = Record<string, Handle>

/** Thrown by a handler when another try would change nothing: the entry is set aside at once. */
export class Hopeless extends Error {}

const PAUSES_S = [5, 30, 120, 600, 3600, 6 * 3600]

type Entry = { id: string; topic: string; payload: unknown; attempts: number }

/** Works off what is due, topic by topic, one entry a transaction; after a failure the rest of its topic waits for the next run. Returns how many were done. */
export async function drainOutbox(deps: Deps, handlers: Handlers): Promise<number> {
  let done = 0
  for (const [topic, handle] of Object.entries(handlers)) while (await workOne(deps, topic, handle)) done++
  return done
}

/** Takes the next entry that is due and not in another server's hands; false when there was none, or it failed. */
const workOne = (deps: Deps, topic: string, handle: Handle): Promise<boolean> =>
  inTransaction(deps.db, async (tx) => {
    const { rows } = await sql<Entry>`
      select id, topic, payload, attempts from outbox
      where district_id = ${deps.district} and topic = ${topic} and done_at is null and dead_at is null and run_at <= ${new Date(deps.clock())}
      order by run_at limit 1 for update skip locked`.execute(tx)
    const entry = rows[0]
    if (!entry) return false
    const outcome = await tryEntry(entry, handle, deps)
    await tx.updateTable('outbox').set(outcome).where('district_id', '=', deps.district).where('id', '=', entry.id).execute()
    return 'done_at' in outcome
  })

async function tryEntry(entry: Entry, handle: Handle, deps: Deps) {
  const now = deps.clock()
  try {
    await handle(entry.payload as never)
    return { done_at: new Date(now), attempts: entry.attempts + 1, error: null }
  } catch (error) {
    const pause = error instanceof Hopeless ? undefined : PAUSES_S[entry.attempts]
    deps.log.warn({ err: error, topic: entry.topic, attempts: entry.attempts + 1 }, 'outbox')
    const failed = { attempts: entry.attempts + 1, error: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }
    return pause === undefined ? { ...failed, dead_at: new Date(now) } : { ...failed, run_at: new Date(now + pause * 1000) }
  }
}
