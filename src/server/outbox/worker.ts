/**
 * The outbox: what is to be done after a commit, kept in a table until it is done. Several are worked at once, here and on other servers,
 * but never two for the same person or ticket, so that each hears in order. A failure is tried again with growing pauses and, after the
 * last try, set aside as dead for staff to see. No transaction is open meanwhile: what is in hand is held by a lock of a session of its
 * own, which ends with the process, so that what a killed server had in hand is free at once.
 */
import { sql } from 'kysely'
import { isBusy } from '../database/busy'
import { inTransaction, type Db } from '../database/open'
import type { Deps, InTransaction } from '../deps'
import { Refused } from '../refused'

/** `letterId`: the entry worked on, for a handler that keeps something with it over its tries. */
type Handle = (payload: never, letterId: string) => Promise<void>
/** Of a kind that stays inside the house: many in one transaction; what is given back is called after the commit. */
/** The kinds there are: to tell of a step, to have checked, to erase, to send through WeChat, to text. */
export const TOPICS = ['tell', 'check', 'erase', 'wechat', 'text'] as const
type InBatches = { one: Handle; many: (deps: InTransaction, payloads: never) => Promise<() => void> }
export type Handlers = Record<string, Handle | InBatches>

/** Thrown by a handler when another try would change nothing: the entry is set aside at once. */
export class Hopeless extends Error {}

const PAUSES_S = [5, 30, 120, 600, 3600, 6 * 3600]
/** So many of one kind at once: a slow recipient holds up one of them. */
const LANES = 4
/** So many in one transaction, of a kind that can. */
const BATCH = 100
/** Looked at for one that nobody has in hand. */
const AHEAD = 40
/** Of the two-part advisory locks the first part says what they are for. */
const IN_HAND = 0x6f757462

type Entry = { id: string; topic: string; payload: unknown; attempts: number; recipient: string }

/** Which of these kinds have something due: one look for all of them. */
export async function dueTopics({ db, district, clock }: Deps, topics: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ topic: string }>`
    select topic from unnest(${topics}::text[]) topic where exists (select 1 from outbox o
      where o.district_id = ${district} and o.topic = topic.topic and o.done_at is null and o.dead_at is null and o.run_at <= ${new Date(clock())})`.execute(
    db,
  )
  return rows.map(({ topic }) => topic)
}

/** Works off what is due, kind by kind, for one may make work for the next; returns how many were done. What fails stops only its own kind. */
export async function drainOutbox(deps: Deps, handlers: Handlers): Promise<number> {
  let done = 0
  const faults: unknown[] = []
  for (const [topic, handle] of Object.entries(handlers))
    await (typeof handle === 'function' ? drainTopic(deps, topic, handle) : drainBatches(deps, topic, handle)).then(
      (count) => (done += count),
      (fault: unknown) => faults.push(fault),
    )
  if (faults.length > 0) throw faults[0]
  return done
}

/**
 * Works a kind off in batches, one server at a time. A batch that fails is done again one by one, so that what broke it stands alone; after
 * a failure no more are begun.
 */
const drainBatches = (deps: Deps, topic: string, handle: InBatches): Promise<number> =>
  deps.db.connection().execute(async (session) => {
    const hands = new Hands(deps, session, topic)
    let done = 0
    try {
      if (!(await hands.holdAll())) return 0
      for (let batch = await hands.due(BATCH); batch.length > 0; batch = await hands.due(BATCH)) {
        const went = (await doBatch(deps, batch, handle)) ? batch.length : await oneByOne(deps, batch, handle.one)
        done += went
        if (went < batch.length) break
      }
    } finally {
      await hands.leaveAll()
    }
    return done
  })

/** All of them and what came of it in one transaction, or nothing of it; whether it went well. */
async function doBatch(deps: Deps, batch: readonly Entry[], { many }: InBatches): Promise<boolean> {
  const done = sql`update outbox set done_at = ${new Date(deps.clock())}, attempts = attempts + 1, error = null
    where district_id = ${deps.district} and id = any(${batch.map(({ id }) => id)}::uuid[])`
  try {
    const after = await inTransaction(deps.db, async (tx) => {
      const made = await many({ ...deps, db: tx }, batch.map(({ payload }) => payload) as never)
      await done.execute(tx)
      return made
    })
    after()
    return true
  } catch (error) {
    deps.log.warn({ err: error, topic: batch[0]!.topic, entries: batch.length }, 'outbox batch')
    return false
  }
}

/** How many were done before one failed. */
async function oneByOne(deps: Deps, batch: readonly Entry[], handle: Handle): Promise<number> {
  for (const [done, entry] of batch.entries()) if (!(await workOff(deps, entry, handle))) return done
  return batch.length
}

/** After a failure no more of this kind are begun; they wait for the next run. */
const drainTopic = (deps: Deps, topic: string, handle: Handle): Promise<number> =>
  deps.db.connection().execute(async (session) => {
    const hands = new Hands(deps, session, topic)
    let done = 0
    let failed = false
    const lane = async () => {
      for (let entry = await hands.take(); entry && !failed; entry = failed ? undefined : await hands.take()) {
        const went = await workOff(deps, entry, handle)
        await hands.leave(entry)
        if (went) done++
        else failed = true
      }
    }
    try {
      await Promise.all(Array.from({ length: LANES }, lane))
    } finally {
      await hands.leaveAll()
    }
    return done
  })

/** What this run has in hand of a topic. Its session is asked one thing at a time. */
class Hands {
  private readonly held = new Set<string>()
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly deps: Deps,
    private readonly session: Db,
    private readonly topic: string,
  ) {}

  /** The next entry that is due and for somebody for whom nothing is in hand, here or on another server. */
  take = (): Promise<Entry | undefined> =>
    this.inTurn(async () => {
      for (const { recipient } of await this.due(AHEAD)) {
        if (this.held.has(recipient) || !(await this.hold(recipient))) continue
        this.held.add(recipient)
        // another server may have done it a moment ago; the first that is still due goes first
        const entry = (await this.due(1, recipient))[0]
        if (entry) return entry
        await this.free(recipient)
      }
      return undefined
    })

  leave = ({ recipient }: Entry): Promise<void> => this.inTurn(() => this.free(recipient))

  /** Also what a fault left in hand: the session goes back to others. */
  leaveAll = () => this.inTurn(() => sql`select pg_advisory_unlock_all()`.execute(this.session))

  /** The whole kind, if no other server has it. */
  holdAll = (): Promise<boolean> => this.hold('all')

  private async free(recipient: string) {
    this.held.delete(recipient)
    await sql`select pg_advisory_unlock(${IN_HAND}::int, hashtext(${this.keyOf(recipient)}))`.execute(this.session)
  }

  private async hold(recipient: string): Promise<boolean> {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_lock(${IN_HAND}::int, hashtext(${this.keyOf(recipient)})) as free`.execute(this.session)
    return rows[0]!.free
  }

  private keyOf = (recipient: string): string => `${this.deps.district} ${this.topic} ${recipient}`

  /** What is due, for this recipient or for anybody, in the order in which it came. */
  async due(most: number, recipient?: string): Promise<Entry[]> {
    const { rows } = await sql<Entry>`
      select id, topic, payload, attempts, ${RECIPIENT} as recipient from outbox
      where district_id = ${this.deps.district} and topic = ${this.topic} and done_at is null and dead_at is null
        and run_at <= ${new Date(this.deps.clock())} ${recipient === undefined ? sql`` : sql`and ${RECIPIENT} = ${recipient}`}
      order by run_at, id limit ${most}`.execute(this.session)
    return rows
  }

  private inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const asked = this.turn.then(ask)
    this.turn = asked.catch(() => undefined)
    return asked
  }
}

/** Whom an entry is for: a person, else the ticket it is about, else itself alone. */
const RECIPIENT = sql<string>`coalesce(payload->>'personId', payload->>'ticketId', id::text)`

/** Does it, and writes down what came of it; whether it went well. */
async function workOff(deps: Deps, entry: Entry, handle: Handle): Promise<boolean> {
  const outcome = await tryEntry(entry, handle, deps)
  await deps.db.updateTable('outbox').set(outcome).where('district_id', '=', deps.district).where('id', '=', entry.id).execute()
  return 'done_at' in outcome
}

async function tryEntry(entry: Entry, handle: Handle, deps: Deps) {
  const now = deps.clock()
  try {
    await handle(entry.payload as never, entry.id)
    return { done_at: new Date(now), attempts: entry.attempts + 1, error: null }
  } catch (error) {
    const pause = error instanceof Hopeless ? undefined : PAUSES_S[entry.attempts]
    deps.log.warn({ err: error, topic: entry.topic, attempts: entry.attempts + 1 }, 'outbox')
    const failed = { attempts: entry.attempts + 1, error: wordFor(error) }
    return pause === undefined ? { ...failed, dead_at: new Date(now) } : { ...failed, run_at: new Date(now + pause * 1000) }
  }
}

/** What staff see of it: WeChat's code, else whether it passes; what a driver says in its own words stands in the log. */
function wordFor(error: unknown): string {
  if (error instanceof Refused) return error.problem
  const message = error instanceof Error ? error.message : ''
  return message.startsWith('WeChat ') ? message.slice(0, 200) : isBusy(error) ? 'busy' : 'fault'
}
