/**
 * A second server's deadline clock and outbox in a process of its own, which a test may kill: reads {job, now} a line, says `did` for every
 * ticket or message it has seen to, and `done` when nothing is left. What people are told goes into the table `told`.
 */
import readline from 'node:readline'
import { sql } from 'kysely'
import pino from 'pino'
import { openDatabase, openPool } from '../../src/server/database/open'
import type { Deps, InTransaction } from '../../src/server/deps'
import { ErasureList } from '../../src/server/erasure/list'
import { FOLLOWERS } from '../../src/server/followers'
import { Keys } from '../../src/server/keys'
import { Changes } from '../../src/server/live/changes'
import { drainOutbox } from '../../src/server/outbox/worker'
import { PhotoFiles } from '../../src/server/photo/files'
import { Reference } from '../../src/server/reference'
import { sweep } from '../../src/server/ticket/sweep'
import { TEST_SECRET } from './constants'

type Job = { job: 'sweep' | 'outbox' | 'batches'; now: number }

const say = (word: string) => process.stdout.write(`${word}\n`)

class Saying extends Changes {
  override announce() {
    say('did')
  }
}

async function main() {
  const pool = openPool({ connectionString: process.env.DATABASE_URL }, () => undefined)
  const keys = new Keys(TEST_SECRET)
  const db = openDatabase(pool, keys)
  const log = pino({ level: 'error' }, process.stderr)
  let now = 0
  const clock = () => now
  const deps: Deps = {
    district: '150703',
    db,
    pool,
    clock,
    keys,
    settings: {
      dataDir: '/nowhere',
      DEMO: true,
      TRUST_PROXY: false,
      CHECK_SHARE: 0,
      SMS_HOURLY: 1_000,
      SMS_DAILY: 5_000,
      BUSY_MS: 60_000,
      NOTICE_HOLD_MS: 0,
    },
    reference: await new Reference(db, '150703', clock).load(),
    files: new PhotoFiles('/nowhere', keys),
    erasures: new ErasureList('/nowhere'),
    wechat: null,
    templates: [],
    codes: { send: async () => undefined, tell: async () => undefined },
    changes: new Saying({}, log),
    followers: FOLLOWERS,
    log,
  }
  const tell = async ({ ticketId, seq }: { ticketId: string; seq: number }) => {
    await pool.query('insert into told (ticket_id, seq) values ($1, $2)', [ticketId, seq])
    say('did')
  }
  /** The same for many in one transaction. */
  const many = async ({ db: tx }: InTransaction, told: { ticketId: string; seq: number }[]) => {
    for (const { ticketId, seq } of told) {
      await sql`insert into told (ticket_id, seq) values (${ticketId}, ${seq})`.execute(tx)
      say('did')
    }
    return () => undefined
  }
  const jobs: Record<Job['job'], () => Promise<unknown>> = {
    sweep: () => sweep(deps),
    outbox: () => drainOutbox(deps, { tell }),
    batches: () => drainOutbox(deps, { tell: { one: tell, many } }),
  }
  say('ready')
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const asked = JSON.parse(line) as Job
    now = asked.now
    await jobs[asked.job]()
    say('done')
  }
  await db.destroy()
}

void main()
