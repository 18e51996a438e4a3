/** How long the first sealing, verify and verify by day need: tickets copied from one that the product wrote, each with a chain of its own. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import copyStreams from 'pg-copy-streams'
import { startEmbedded, type Connection } from '../../src/server/database/embedded'
import { migrate, openDatabase, openPool, type Db } from '../../src/server/database/open'
import { seedDemo } from '../../src/server/demo/seed'
import type { Deps } from '../../src/server/deps'
import { Keys } from '../../src/server/keys'
import { openLog } from '../../src/server/log'
import { PhotoFiles } from '../../src/server/photo/files'
import { sealRest } from '../../src/server/proof/first'
import { prepareSeals } from '../../src/server/proof/prepare'
import { verifySeals } from '../../src/server/proof/verify'
import { readSettings } from '../../src/server/settings'
import { sweep } from '../../src/server/ticket/sweep'
import { canonicalOf, checkAgainst, checkpoint, verifyTickets } from '../../src/server/ticket/verify'
import { actOn } from '../../src/server/ticket/act'
import { fileReport } from '../../src/server/ticket/file'
import { lookOf } from '../../src/server/ticket/work'
import { depsOf } from '../../src/server/toolbox'
import { TEST_NOW, TEST_SECRET } from '../helpers/constants'

const TICKETS = Number(process.argv[2] ?? 100_000)
const DAY = 86_400_000
const GRID = { gridId: '150703001005-03', communityId: '150703001005' }
/** Which columns of a copy differ from the model's, by table; events are chained anew. */
const TABLES: [table: string, own: Record<string, string>][] = [
  ['ticket', { id: 'c.id', number: 'c.id::text' }],
  ['ticket_party', { ticket_id: 'c.id' }],
  ['ticket_unit', { ticket_id: 'c.id' }],
  ['ticket_clock', { ticket_id: 'c.id' }],
  ['request_seen', { ticket_id: 'c.id', request_id: "m.request_id || ' ' || c.n" }],
]

const say = (line: string) => console.log(line)
const time = { now: TEST_NOW }
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-bench-'))

async function main() {
  fs.chmodSync(dataDir, 0o755)
  const embedded = await startEmbedded({ dataDir, say })
  const pool = openPool(embedded.connection, () => undefined)
  const keys = new Keys(TEST_SECRET)
  const db = openDatabase(pool, keys)
  try {
    await measure(await prepare(pool, db, keys), embedded.connection)
  } finally {
    await db.destroy()
    await embedded.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(deps: Deps, connection: Connection) {
  const model = await closedTicket(deps)
  await asOwner(connection, (client) => multiply(client, deps, model))
  await prepareSeals(deps)
  await timed('first sealing', () =>
    sealRest(
      { ...deps, clock: Date.now },
      async () => [],
      () => undefined,
    ),
  )
  const whole = await timed('verify', async () => [...(await verifyTickets(deps)).findings, ...(await verifySeals(deps)).findings])
  const kept = await timed('checkpoint', () => checkpoint(deps, time.now))
  await timed('against the checkpoint', () => checkAgainst(deps, kept))
  time.now += DAY
  const sealedSince = Date.now()
  for (let n = 0; n < 200; n++) await file(deps)
  const since = time.now - 1
  const rows = await timed('histories by day', async () => (await verifyTickets(deps, { since })).findings)
  const seals = await timed('seals by day', async () => (await verifySeals(deps, { since: sealedSince })).findings)
  const byDay = [...rows, ...seals]
  if (whole.length + byDay.length > 0)
    throw new Error(`${whole.length + byDay.length} findings, such as ${JSON.stringify([...whole, ...byDay][0])}`)
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await work()
  const seconds = (performance.now() - began) / 1000
  say(`${what}: ${seconds.toFixed(1)} s for ${TICKETS} tickets (${((seconds / TICKETS) * 1e6).toFixed(0)} µs each)`)
  return result
}

async function prepare(pool: pg.Pool, db: Db, keys: Keys): Promise<Deps> {
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
  time.now += 8 * DAY
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

/** Copies of the model, with rows in every table and each with its own chain. The client is a superuser's: no trigger, no foreign key. */
async function multiply(client: pg.Client, deps: Deps, model: string) {
  await client.query('set session_replication_role = replica')
  await client.query('create temp table copies as select n, gen_random_uuid() as id from generate_series(1, $1::int) n', [TICKETS - 1])
  for (const [table, own] of TABLES) {
    const columns = await columnsOf(client, table)
    const id = table === 'ticket' ? 'm.id' : 'm.ticket_id'
    await client.query(
      `insert into ${table} (${columns.join(', ')}) select ${columns.map((column) => own[column] ?? `m.${column}`).join(', ')} from copies c, ${table} m where ${id} = $1`,
      [model],
    )
  }
  await chain(client, deps, model)
  await client.query(
    `insert into event_body select m.district_id, c.id, m.seq, m.salt, m.body, m.erased_at from copies c, event_body m where m.ticket_id = $1`,
    [model],
  )
  await client.query('analyze')
}

async function chain(client: pg.Client, deps: Deps, model: string) {
  const events = await deps.db.selectFrom('ticket_event').selectAll().where('ticket_id', '=', model).orderBy('seq').execute()
  const { rows } = await client.query<{ id: string }>('select id from copies')
  await client.query('create temp table heads (ticket_id uuid, seq int, hash bytea)')
  const lines = function* () {
    for (const { id } of rows) {
      let previous: Buffer = Buffer.from(id)
      for (const event of events) {
        previous = deps.keys.chainHash(previous, canonicalOf({ ...event, ticket_id: id }))
        yield `${id}\t${event.seq}\t\\\\x${previous.toString('hex')}\n`
      }
    }
  }
  await pipeline(Readable.from(lines()), client.query(copyStreams.from('copy heads from stdin')))
  const columns = await columnsOf(client, 'ticket_event')
  const values = columns.map((column) => (column === 'ticket_id' || column === 'hash' ? `h.${column}` : `m.${column}`))
  await client.query(
    `insert into ticket_event (${columns.join(', ')}) select ${values.join(', ')} from heads h join ticket_event m on m.seq = h.seq and m.ticket_id = $1`,
    [model],
  )
}

const columnsOf = async (client: pg.Client, table: string): Promise<string[]> =>
  (
    await client.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position`,
      [table],
    )
  ).rows.map((row) => row.column_name)

async function asOwner(connection: Connection, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ ...connection, user: 'postgres' })
  await client.connect()
  await work(client)
  await client.end()
}

await main()
