/** How long the deadline clock needs, with few and with very many closed tickets in the table: when nothing is due, and when two hundred tickets are. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { dayOf, isWorkday } from '../../src/domain/calendar/workdays'
import { startEmbedded, type Connection } from '../../src/server/database/embedded'
import { migrate, openDatabase, openPool, type Db } from '../../src/server/database/open'
import { seedDemo } from '../../src/server/demo/seed'
import type { Deps } from '../../src/server/deps'
import { Keys } from '../../src/server/keys'
import { openLog } from '../../src/server/log'
import { PhotoFiles } from '../../src/server/photo/files'
import { readSettings } from '../../src/server/settings'
import { sweep } from '../../src/server/ticket/sweep'
import { actOn } from '../../src/server/ticket/act'
import { fileReport } from '../../src/server/ticket/file'
import { lookOf } from '../../src/server/ticket/work'
import { depsOf } from '../../src/server/toolbox'
import { TEST_NOW, TEST_SECRET } from '../helpers/constants'
import { fillClosed } from '../helpers/many'

const HOUR = 3_600_000
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 1_000_000]
const DUE = 200
const ROUNDS = 5
const GRID = { gridId: '150703001005-03', communityId: '150703001005' }

const say = (line: string) => console.log(line)
const time = { now: TEST_NOW }
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-bench-'))

async function main() {
  fs.chmodSync(dataDir, 0o755)
  const embedded = await startEmbedded({ dataDir, say })
  const pool = openPool(embedded.connection, () => undefined)
  const db = openDatabase(pool)
  try {
    await measure(await prepare(pool, db), embedded.connection)
  } finally {
    await db.destroy()
    await embedded.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(deps: Deps, connection: Connection) {
  const model = await closedTicket(deps)
  const figures: { idle: number; busy: number }[] = []
  let closed = 1
  for (const size of SIZES) {
    await asOwner(connection, (client) => fillClosed(client, model, size - closed))
    closed = size
    const one = { idle: await median(() => idle(deps)), busy: await median(() => busy(deps)) }
    figures.push(one)
    say(
      `${size} closed: nothing due ${one.idle.toFixed(2)} ms, ${DUE} due ${one.busy.toFixed(0)} ms (${(one.busy / DUE).toFixed(2)} ms each)`,
    )
  }
  const [first, last] = [figures[0]!, figures.at(-1)!]
  say(
    `${SIZES.at(-1)} against ${SIZES[0]}: nothing due × ${(last.idle / first.idle).toFixed(2)}, ${DUE} due × ${(last.busy / first.busy).toFixed(2)}`,
  )
}

async function prepare(pool: pg.Pool, db: Db): Promise<Deps> {
  const keys = new Keys(TEST_SECRET)
  await migrate(db, () => undefined)
  await seedDemo(db, '150703', keys, TEST_NOW)
  const settings = readSettings({ DEMO: 'yes', DATA_DIR: dataDir })
  return depsOf({ settings, keys, pool, db, files: new PhotoFiles(dataDir, keys), log: openLog('error') }, () => time.now)
}

/** One ticket that went the whole way: what the others are copies of. */
async function closedTicket(deps: Deps): Promise<string> {
  const id = await file(deps)
  const worker = {
    kind: 'staff',
    personId: '00000000-0000-8000-8000-0000000000aa',
    posts: [{ unitId: GRID.gridId, duty: 'gridWorker' }],
  } as const
  const given = { outcome: 'solved', note: '好了' } as const
  await actOn(lookOf(deps, worker, time.now), id, { action: 'resolve', given, requestId: '1'.repeat(32), stage: 1 })
  time.now += 8 * 24 * HOUR
  await sweep(deps)
  return id
}

let filed = 0
const file = (deps: Deps): Promise<string> =>
  fileReport(lookOf(deps, { kind: 'code', codeHash: 'ab'.repeat(32) }, time.now), {
    intake: { source: 'web' },
    found: GRID,
    report: {
      requestId: (filed++).toString(16).padStart(32, '0'),
      catalogueVersion: 1,
      category: 'public_facility',
      item: 'lamp',
      text: '路灯不亮，请来看看。',
      photos: [],
      place: { words: '路口' },
      identity: 'anonymous',
      publicConsent: false,
    },
  })

async function idle(deps: Deps): Promise<number> {
  const began = performance.now()
  await sweep(deps)
  return performance.now() - began
}

/** Two hundred tickets that nobody took in time: each is told, and goes on being late for the next round. */
async function busy(deps: Deps): Promise<number> {
  for (let n = 0; n < DUE; n++) await file(deps)
  // what earlier rounds left has its turn first
  time.now += 20 * 60_000
  await sweep(deps)
  do time.now += 24 * HOUR
  while (!isWorkday(deps.reference.calendar, dayOf(time.now)))
  const began = performance.now()
  const done = await sweep(deps)
  if (done < DUE) throw new Error(`only ${done} were seen to`)
  return ((performance.now() - began) / done) * DUE
}

async function median(measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < ROUNDS; n++) times.push(await measure())
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
}

async function asOwner(connection: Connection, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ ...connection, user: 'postgres' })
  await client.connect()
  await work(client)
  await client.end()
}

await main()
