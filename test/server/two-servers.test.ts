/** Two server processes on one database: the deadline clock and the outbox do everything once and miss nothing, also when one is killed. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { fileReport } from '../../src/server/ticket/file'
import { lookOf } from '../../src/server/ticket/work'
import { verifyTickets } from '../../src/server/ticket/verify'
import { aReport as onPhone, copyTemplate, startServer, urlOf } from '../helpers/server'
import { GRID_3, TIANHE } from '../helpers/story'
import type { Report } from '../../src/domain/report/draft'

jest.setTimeout(240_000)
const root = path.resolve(__dirname, '../..')
const out = path.join(root, 'out', `two-servers-${process.pid}`)
const script = path.join(out, 'worker-process.mjs')
const alive = new Set<ChildProcess>()

/** Sixty tickets that nobody takes, filed on Monday at 10:24. */
const TICKETS = 60
/** Through Tuesday morning, half an hour after something has run out: overdue, up to the community, the street, the centre. */
const TIMES = ['23T11:30', '23T15:00', '23T16:00', '23T17:00', '24T09:00', '24T10:00', '24T11:00', '24T15:00'].map((time) =>
  Date.parse(`2026-11-${time}:00+08:00`),
)
let world: string

beforeAll(async () => {
  const build = `import { build } from 'esbuild'; await build({ entryPoints: ['test/helpers/worker-process.ts'], outfile: ${JSON.stringify(script)}, bundle: true, packages: 'external', platform: 'node', format: 'esm', banner: { js: 'const __dirname = import.meta.dirname' } })`
  const built = spawnSync(process.execPath, ['--input-type=module', '-e', build], { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
  const server = await startServer()
  await server.deps.pool.query('create table told (ticket_id uuid not null, seq int not null)')
  for (let n = 0; n < TICKETS; n++)
    await fileReport(lookOf(server.deps, { kind: 'code', codeHash: 'ab'.repeat(32) }, server.time.now), {
      intake: { source: 'web' },
      report: onPhone() as Report,
      found: { gridId: GRID_3, communityId: TIANHE },
    })
  await server.close()
  world = server.database
})
afterEach(() => {
  for (const child of alive) child.kill('SIGKILL')
  alive.clear()
})
afterAll(() => fs.rmSync(out, { recursive: true, force: true }))

test('two together do exactly what one alone does', async () => {
  const alone = await copyTemplate(world)
  const together = await copyTemplate(world)
  const [one, first, second] = await Promise.all([start(alone), start(together), start(together)])
  for (const now of TIMES) await Promise.all([one.work('sweep', now), first.work('sweep', now), second.work('sweep', now)])
  // both had their share: neither stood by while the other did it all
  expect(Math.min(first.did(), second.did())).toBeGreaterThan(0)
  const history = await historyOf(alone)
  expect(history.length).toBeGreaterThan(TICKETS * 6)
  expect(await historyOf(together)).toEqual(history)
  await expectVerified(together)

  await Promise.all([first.work('outbox', TIMES.at(-1)!), second.work('outbox', TIMES.at(-1)!)])
  expect(await toldTwice(together)).toBe(0)
  expect(await untold(together)).toBe(0)
})

test('one killed while sweeping: the other does the rest, nothing twice, nothing missed', async () => {
  const alone = await copyTemplate(world)
  const database = await copyTemplate(world)
  const [one, staying] = await Promise.all([start(alone), start(database)])
  for (const [n, now] of TIMES.entries()) {
    await one.work('sweep', now)
    const killed = n % 3 === 0 ? await start(database) : undefined
    const dying = killed?.dieAfter(5, 'sweep', now)
    await Promise.all([staying.work('sweep', now), dying])
    // what the dead held is free by now, or at the next turn of the timer
    if (killed) await staying.work('sweep', now)
  }
  expect(await historyOf(database)).toEqual(await historyOf(alone))
  await expectVerified(database)
})

test('one killed while telling: all are told, and only what it had in hand may be told again', async () => {
  const database = await copyTemplate(world)
  const [staying, killed] = await Promise.all([start(database), start(database)])
  await staying.work('sweep', TIMES[0]!)
  const dying = killed.dieAfter(5, 'outbox', TIMES[0]!)
  await Promise.all([staying.work('outbox', TIMES[0]!), dying])
  await staying.work('outbox', TIMES[0]!)
  expect(await untold(database)).toBe(0)
  // it worked in four lanes
  expect(await toldTwice(database)).toBeLessThanOrEqual(4)
})

test('one killed in the middle of a batch: nothing of it was told, and the other tells all of it once', async () => {
  const database = await copyTemplate(world)
  const [staying, killed] = await Promise.all([start(database), start(database)])
  await staying.work('sweep', TIMES[0]!)
  await killed.dieAfter(5, 'batches', TIMES[0]!)
  await staying.work('batches', TIMES[0]!)
  expect(await untold(database)).toBe(0)
  expect(await toldTwice(database)).toBe(0)
})

type Job = 'sweep' | 'outbox' | 'batches'

/** A process on this database; `work` ends when it says it is done, `dieAfter` when it was killed with so many things done. */
async function start(database: string) {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, DATABASE_URL: urlOf(database) },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  alive.add(child)
  const heard = { ready: 0, did: 0, done: 0 }
  let listen: () => void = () => undefined
  child.stdout.on('data', (chunk) => {
    for (const word of String(chunk).trim().split('\n')) heard[word as keyof typeof heard]++
    listen()
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const until = (check: () => boolean) => {
    const heardIt = new Promise<void>((resolve) => {
      listen = () => check() && resolve()
      listen()
    })
    return Promise.race([heardIt, gone])
  }
  await until(() => heard.ready > 0)
  const ask = (job: Job, now: number) => child.stdin.write(`${JSON.stringify({ job, now })}\n`)
  return {
    did: () => heard.did,
    work: async (job: Job, now: number) => {
      const before = heard.done
      ask(job, now)
      await until(() => heard.done > before)
    },
    dieAfter: async (many: number, job: Job, now: number) => {
      const before = heard.did
      ask(job, now)
      await until(() => heard.did >= before + many || heard.done > 0)
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function ask<T extends pg.QueryResultRow>(database: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: urlOf(database) })
  await client.connect()
  const { rows } = await client.query<T>(statement)
  await client.end()
  return rows
}

/** All lines of all tickets, as text; salts and hashes apart, two runs of the same rules write the same. */
const historyOf = async (database: string): Promise<string[]> =>
  (
    await ask<{ line: string }>(
      database,
      `select concat_ws(' ', t.number, e.seq, e.action, e.at, e.to_state, e.to_unit, e.stage, e.facts, t.state, t.unit_id, t.supervision) as line
       from ticket_event e join ticket t using (district_id) where t.id = e.ticket_id order by t.number, e.seq`,
    )
  ).map(({ line }) => line)

const toldTwice = async (database: string) =>
  Number(
    (
      await ask<{ n: string }>(
        database,
        `select coalesce(sum(n - 1), 0) as n from (select count(*) as n from told group by ticket_id, seq) t`,
      )
    )[0]!.n,
  )

/** Lines that the outbox still holds, or has done without telling anybody. */
const untold = async (database: string) =>
  Number(
    (
      await ask<{ n: string }>(
        database,
        `select count(*) as n from outbox o where done_at is null
         or not exists (select 1 from told where told.ticket_id = (o.payload ->> 'ticketId')::uuid and told.seq = (o.payload ->> 'seq')::int)`,
      )
    )[0]!.n,
  )

async function expectVerified(database: string) {
  const server = await startServer({ database })
  const { findings, tickets } = await verifyTickets(server.deps)
  await server.close()
  expect(tickets).toBe(TICKETS)
  expect(findings).toEqual([])
}
