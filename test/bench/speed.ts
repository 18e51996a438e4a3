/**
 * Filing with everything on (session, limits, bar, consent, ticket, party, clocks, event, desk, outbox, the view in the reply) and a worker's list,
 * beside a server that only inserts and selects. Both run in processes of their own on one PostgreSQL; rounds alternate, medians count.
 */
import { fork } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { api } from '../../src/domain/api'
import { PRIVACY } from '../../src/domain/people/privacy'
import { buildApp } from '../../src/server/app'
import { startClockwork } from '../../src/server/clockwork'
import { startEmbedded, type Connection } from '../../src/server/database/embedded'
import { migrate, openDatabase, openPool } from '../../src/server/database/open'
import { DEMO_PEOPLE } from '../../src/server/demo/district'
import { seedDemo } from '../../src/server/demo/seed'
import type { Deps } from '../../src/server/deps'
import { Keys } from '../../src/server/keys'
import { Changes } from '../../src/server/live/changes'
import { openLog } from '../../src/server/log'
import { giveConsent } from '../../src/server/people/consent'
import { residentWith } from '../../src/server/people/residents'
import { PhotoFiles } from '../../src/server/photo/files'
import { prepareSeals } from '../../src/server/proof/prepare'
import { openSession } from '../../src/server/plugins/session'
import { readSettings } from '../../src/server/settings'
import { depsOf } from '../../src/server/toolbox'
import { TEST_SECRET } from '../helpers/constants'
import { NAIVE_TABLE, serveNaive } from './naive'

const SHORT = process.argv.includes('short')
const [ROUNDS, SECONDS] = SHORT ? [3, 2] : [5, 5]
/** Each may file thirty an hour. */
const RESIDENTS = SHORT ? 400 : 1_200

/** What a row must reach; `aim`: what it should. A ratio of rates counts upwards, one of times downwards. */
type Row = { what: string; value: number; floor: number; aim: number; better: 'more' | 'less' }

const self = fileURLToPath(import.meta.url)
const say = (line: string) => console.log(line)

async function makeDeps(connection: Connection, dataDir: string): Promise<Deps> {
  const settings = readSettings({ DEMO: 'yes', DATA_DIR: dataDir, TRUST_PROXY: 'yes' })
  const keys = new Keys(TEST_SECRET)
  const pool = openPool(connection, () => undefined)
  const log = openLog('error')
  const deps = await depsOf({ settings, keys, pool, db: openDatabase(pool, keys), files: new PhotoFiles(dataDir, keys), log })
  const changes = new Changes(connection, log)
  await changes.start()
  return { ...deps, changes }
}

/** In the child: our server with its timers, or the naive one. */
async function serveChild(which: string, connection: Connection, dataDir: string) {
  if (which === 'naive') return process.send!(await serveNaive(connection))
  const deps = await makeDeps(connection, dataDir)
  startClockwork(deps, { dataDir })
  const app = await buildApp(deps)
  await app.listen({ port: 0, host: '127.0.0.1' })
  process.send!((app.server.address() as { port: number }).port)
}

async function main() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-bench-'))
  fs.chmodSync(dataDir, 0o755)
  const embedded = await startEmbedded({ dataDir, say })
  const children: ReturnType<typeof fork>[] = []
  const start = (which: string) =>
    new Promise<number>((listening) => {
      const child = fork(self, ['serve', which, JSON.stringify(embedded.connection), dataDir])
      children.push(child)
      child.once('message', (port) => listening(Number(port)))
    })
  try {
    const tokens = await prepare(embedded.connection, dataDir)
    await measure({ ours: await start('ours'), naive: await start('naive'), tokens })
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await embedded.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

type Tokens = { residents: string[]; worker: string }

async function prepare(connection: Connection, dataDir: string): Promise<Tokens> {
  const pool = openPool(connection, () => undefined)
  await migrate(openDatabase(pool), () => undefined)
  const keys = new Keys(TEST_SECRET)
  await prepareSeals({ db: openDatabase(pool), keys, district: '150703', clock: Date.now })
  await seedDemo(openDatabase(pool, keys), '150703', keys, Date.now())
  await pool.query(NAIVE_TABLE)
  await pool.end()
  const deps = await makeDeps(connection, dataDir)
  const entry = { way: 'demo' as const, device: undefined }
  const residents: string[] = []
  for (let n = 0; n < RESIDENTS; n++) {
    const id = await residentWith(deps, 'phone', `139${String(n).padStart(8, '0')}`)
    await giveConsent(deps, id, PRIVACY.version)
    residents.push(await openSession(deps, id, 'resident', entry))
  }
  const worker = await openSession(deps, DEMO_PEOPLE.find(({ name }) => name === '包晓燕')!.personId, 'staff', entry)
  await deps.changes.stop()
  await deps.db.destroy()
  return { residents, worker }
}

type Target = { ours: number; naive: number; tokens: Tokens }

async function measure({ ours, naive, tokens }: Target) {
  let filed = 0
  const report = (): Asked => {
    const n = filed++
    const body = {
      requestId: n.toString(16).padStart(32, '0'),
      catalogueVersion: 1,
      category: 'public_facility',
      item: 'lamp',
      text: `第${n}盏路灯不亮，晚上看不见路。`,
      photos: [],
      place: { words: '5 号楼北侧', communityId: '150703001005' },
      identity: 'sealed',
      publicConsent: false,
    }
    const headers = { authorization: `Bearer ${tokens.residents[n % RESIDENTS]}`, 'x-forwarded-for': `10.${(n >> 8) & 255}.${n & 255}.1` }
    return { port: ours, method: 'POST', path: `/api${api.fileReport.path}`, headers, body }
  }
  const insert = (): Asked => ({ port: naive, method: 'POST', path: '/reports', headers: {}, body: { text: '路灯不亮，晚上看不见路。' } })
  const inbox = (): Asked => ({
    port: ours,
    method: 'GET',
    path: `/api${api.inbox.path}?desk=todo`,
    headers: { authorization: `Bearer ${tokens.worker}` },
  })
  const list = (): Asked => ({ port: naive, method: 'GET', path: '/reports', headers: {} })
  await load(report, 8, 1)
  await load(insert, 8, 1)
  const eight = await alternately(report, insert, 8)
  const one = await alternately(report, insert, 1)
  const lists = await alternately(inbox, list, 8)
  const rows: Row[] = [
    { what: 'filing, 8 connections, ÷ a naive insert', value: eight.ours.rate / eight.naive.rate, floor: 0.09, aim: 0.13, better: 'more' },
    { what: 'filing, 1 connection, p50 ÷ a naive insert', value: one.ours.p50 / one.naive.p50, floor: 12, aim: 6, better: 'less' },
    { what: 'inbox, 8 connections, ÷ a naive list', value: lists.ours.rate / lists.naive.rate, floor: 0.12, aim: 0.25, better: 'more' },
  ]
  tell(rows)
  say(
    `filing ${eight.ours.rate.toFixed(0)}/s, p50 ${one.ours.p50.toFixed(1)} ms alone; naive ${eight.naive.rate.toFixed(0)}/s, ${one.naive.p50.toFixed(2)} ms; inbox ${lists.ours.rate.toFixed(0)}/s, naive ${lists.naive.rate.toFixed(0)}/s; load ${os.loadavg()[0]!.toFixed(1)}`,
  )
}

type Asked = { port: number; method: string; path: string; headers: Record<string, string>; body?: unknown }
type Rate = { rate: number; p50: number }

async function alternately(ours: () => Asked, naive: () => Asked, connections: number): Promise<{ ours: Rate; naive: Rate }> {
  const [mine, theirs]: [Rate[], Rate[]] = [[], []]
  for (let n = 0; n < ROUNDS; n++) {
    mine.push(await load(ours, connections, SECONDS))
    theirs.push(await load(naive, connections, SECONDS))
  }
  const middle = (all: Rate[]): Rate => ({ rate: median(all.map(({ rate }) => rate)), p50: median(all.map(({ p50 }) => p50)) })
  return { ours: middle(mine), naive: middle(theirs) }
}

async function load(next: () => Asked, connections: number, seconds: number): Promise<Rate> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const end = performance.now() + seconds * 1_000
  const began = performance.now()
  const lane = async () => {
    while (performance.now() < end) {
      const at = performance.now()
      await ask(agent, next())
      times.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  const took = performance.now() - began
  agent.destroy()
  return { rate: (times.length / took) * 1_000, p50: median(times) }
}

/** Throws unless it was done. */
const ask = (agent: http.Agent, { port, method, path: url, headers, body }: Asked) =>
  new Promise<void>((done, fail) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const request = http.request(
      {
        agent,
        port,
        method,
        path: url,
        host: '127.0.0.1',
        headers: { ...headers, ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) },
      },
      (response) => {
        let said = ''
        response.setEncoding('utf8').on('data', (part: string) => (said += part))
        response.on('end', () => (response.statusCode === 200 ? done() : fail(new Error(`${response.statusCode} ${said.slice(0, 200)}`))))
      },
    )
    request.on('error', fail)
    request.end(text)
  })

const median = (all: number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]!

function tell(rows: readonly Row[]) {
  const misses = ({ value, floor, better }: Row) => (better === 'more' ? value < floor : value > floor)
  for (const row of rows)
    say(`${misses(row) ? 'UNDER' : 'ok   '} ${row.what}: ${row.value.toFixed(3)} (floor ${row.floor}, aim ${row.aim})`)
  const out = path.join(path.dirname(self), '../bench.json')
  fs.writeFileSync(out, JSON.stringify(rows, null, 2))
  if (rows.some(misses)) process.exitCode = 1
}

if (process.argv[2] === 'serve') void serveChild(process.argv[3]!, JSON.parse(process.argv[4]!) as Connection, process.argv[5]!)
else await main()
