/** Rate limits that hold over all processes: @fastify/rate-limit counting in a table. */
import { createHash } from 'node:crypto'
import rateLimit, { type FastifyRateLimitStore } from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { sql, type RawBuilder } from 'kysely'
import { instant, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { Refused } from '../refused'

export async function limitRates(app: FastifyInstance, deps: Deps) {
  await app.register(rateLimit, {
    global: false,
    hook: 'preValidation',
    store: storeIn(deps),
    errorResponseBuilder: () => new Refused(429, 'tooMany'),
  })
}

function storeIn(deps: Deps): new () => FastifyRateLimitStore {
  return class {
    incr(key: string, done: (error: Error | null, result?: { current: number; ttl: number }) => void, timeWindow?: number) {
      countFlood(deps, key, timeWindow ?? 60_000).then(
        (result) => done(null, result),
        (error: Error) => done(error),
      )
    }
    child() {
      return this
    }
  }
}

/** A key as it is kept: what callers make longer than any of ours (an address a proxy passed on) is kept by its hash. */
const LONGEST = 200
const kept = (key: string): string => (key.length > LONGEST ? createHash('sha256').update(key).digest('hex') : key)

type Counted = { current: number; ttl: number }

/** Counts one use of `key`, however many come at once; a window past its end starts anew. */
export const count = async (deps: Deps, key: string, windowMs: number): Promise<Counted> =>
  (await countBy(deps, [key], windowMs, sql``))[0]!

/**
 * As `count`, for what only holds back floods: the reply waits for no disk. Should the machine itself lose power, the uses of the last moment are
 * forgotten; what guards a secret is counted by `count`.
 */
const countFlood = async (deps: Deps, key: string, windowMs: number): Promise<Counted> =>
  (await countBy(deps, [key], windowMs, AT_EASE))[0]!

/** As `countFlood`, of several keys in one statement; how often each was used, in their order. */
export const countFloods = async (deps: Deps, keys: readonly string[], windowMs: number): Promise<number[]> =>
  (await countBy(deps, keys, windowMs, AT_EASE)).map(({ current }) => current)

const AT_EASE = sql`, (select set_config('synchronous_commit', 'off', true)) at_ease`

/** In the order of the keys as they are kept, so that two requests never wait for each other. */
async function countBy(deps: Deps, keys: readonly string[], windowMs: number, how: RawBuilder<unknown>): Promise<Counted[]> {
  const now = deps.clock()
  const start = new Date(now - windowMs)
  const { rows } = await sql<{ key: string; used: number; started_at: number }>`
    insert into allowance as a (district_id, key, started_at, used)
      select ${deps.district}, key, ${new Date(now)}::timestamptz, 1 from unnest(${keys.map(kept).sort()}::text[]) as each (key) ${how}
    on conflict (district_id, key) do update set
      used = case when a.started_at > ${start} then a.used + 1 else 1 end,
      started_at = case when a.started_at > ${start} then a.started_at else excluded.started_at end
    returning key, used, started_at`.execute(deps.db)
  return keys.map((key) => {
    const { used, started_at } = rows.find((row) => row.key === kept(key))!
    return { current: used, ttl: started_at + windowMs - now }
  })
}

/** How often `key` was used in the window that runs now. */
export async function used(deps: Deps, key: string, windowMs: number): Promise<number> {
  const row = await deps.db
    .selectFrom('allowance')
    .select('used')
    .where('district_id', '=', deps.district)
    .where('key', '=', kept(key))
    .where('started_at', '>', instant(deps.clock() - windowMs))
    .executeTakeFirst()
  return row?.used ?? 0
}

/** Gives one use back: what was counted beforehand, so that many at once do not slip by, was none. */
export const giveBack = (deps: Deps, key: string) =>
  sql`update allowance set used = greatest(used - 1, 0) where district_id = ${deps.district} and key = ${kept(key)}`.execute(deps.db)

/** Of the two-part advisory locks the first part says what they are for. */
const COUNTING = 0x636f756e
/** Whoever counts what somebody has before adding to it does so alone, until the transaction ends. */
export const countAlone = (tx: Tx, whose: string) => sql`select pg_advisory_xact_lock(${COUNTING}::int, hashtext(${whose}))`.execute(tx)
