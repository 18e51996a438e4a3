import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { PRIVACY } from '../../src/domain/people/privacy'
import { aReport } from '../helpers/server'

/** KILLS=20 for a storm. */
const KILLS = Number(process.env.KILLS ?? 1)
jest.setTimeout(KILLS * 60_000 + 60_000)

const root = path.resolve(__dirname, '../..')
const out = path.join(root, 'out', `nothing-lost-${process.pid}`)
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-kill-'))
const running: ChildProcess[] = []

beforeAll(() => {
  fs.chmodSync(dataDir, 0o755)
  const script = `import { buildServer } from ${JSON.stringify(path.join(root, 'config/build-server.mjs'))}; await buildServer({ entries: ['src/server/main.ts', 'src/server/commands/verify.ts'], outdir: ${JSON.stringify(out)} })`
  const built = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
})
afterAll(async () => {
  for (const server of running) server.kill('SIGTERM')
  await Promise.all(
    running.map(
      (server) => server.exitCode !== null || server.signalCode !== null || new Promise((resolve) => server.once('exit', resolve)),
    ),
  )
  fs.rmSync(out, { recursive: true, force: true })
  fs.rmSync(dataDir, { recursive: true, force: true })
})

test(`kill -9 in a stream of filings (${KILLS}): every acknowledged report is there after the restart, once, and history verifies`, async () => {
  const port = await freePort()
  let server = await start(port)
  let kept = 0
  for (let n = 0; n < KILLS; n++) {
    const token = await signIn(port, n)
    const acknowledged = new Map<string, string>()
    const inFlight = new Map<string, unknown>()
    const stream = Promise.all(Array.from({ length: 6 }, () => fileUntilDead(port, token, acknowledged, inFlight)))
    // killed sooner and later
    await until(() => acknowledged.size >= 6 + (n % 12))
    server.kill('SIGKILL')
    await stream

    server = await start(port)
    // what was in the air is sent again with the same request id: filed once, whether it had arrived or not
    for (const [requestId, body] of inFlight) {
      // a connection to the killed server may still be in hand: a phone tries once more
      const send = () => post<{ id: string }>(port, '/reports', body, token)
      const { status, reply } = await send().catch(send)
      expect(status).toBe(200)
      acknowledged.set(requestId, reply.id)
    }
    const mine = await allOfMine(port, token)
    expect(new Set(mine).size).toBe(mine.length)
    expect(mine.sort()).toEqual([...acknowledged.values()].sort())
    kept += mine.length
  }
  await stopAll()
  const checked = spawnSync(process.execPath, [path.join(out, 'commands/verify.mjs')], { encoding: 'utf8', env: environment(port) })
  expect(`${checked.stdout}${checked.stderr}`).toContain(`${kept} `)
  expect(checked.status).toBe(0)
  console.info(`${KILLS} killed, ${kept} filed: 0 lost, 0 doubled`)
})

const environment = (port: number) => ({
  ...process.env,
  DEMO: 'yes',
  DEMO_EMPTY: 'yes',
  PORT: String(port),
  DATA_DIR: dataDir,
  HOST: '127.0.0.1',
})

async function start(port: number): Promise<ChildProcess> {
  const server = spawn(process.execPath, [path.join(out, 'main.mjs')], { env: environment(port), stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(server)
  let words = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (words += String(chunk)))
  await until(() => words.includes(`:${port}/`) || server.exitCode !== null)
  if (server.exitCode !== null) throw new Error(words)
  return server
}

async function stopAll() {
  const alive = running.filter((server) => server.exitCode === null && server.signalCode === null)
  const ended = alive.map((server) => new Promise((resolve) => server.once('exit', resolve)))
  for (const server of alive) server.kill('SIGTERM')
  await Promise.all(ended)
}

/** Each time another resident, so that no limit on one person stops the stream. */
async function signIn(port: number, n: number): Promise<string> {
  const phone = `1390000${String(n).padStart(4, '0')}`
  const { demoCode } = (await post<{ demoCode: string }>(port, '/signin/code', { phone })).reply
  const { token } = (await post<{ token: string }>(port, '/signin/phone', { phone, code: demoCode })).reply
  await post(port, '/my/consent', { version: PRIVACY.version }, token)
  return token
}

/** One resident's phone: files, waits for the answer, files again; stops when the server is gone. */
async function fileUntilDead(port: number, token: string, acknowledged: Map<string, string>, inFlight: Map<string, unknown>) {
  for (let n = 0; n < 5; n++) {
    const requestId = randomBytes(16).toString('hex')
    const body = aReport({ requestId })
    inFlight.set(requestId, body)
    const answer = await post<{ id: string }>(port, '/reports', body, token).catch(() => undefined)
    if (!answer) return
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.reply))
    inFlight.delete(requestId)
    acknowledged.set(requestId, answer.reply.id)
  }
}

async function allOfMine(port: number, token: string): Promise<string[]> {
  const ids: string[] = []
  for (let after = ''; ;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/my/tickets${after && `?after=${after}`}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const page = (await answer.json()) as { rows: { id: string }[]; next: string | null }
    ids.push(...page.rows.map((row) => row.id))
    if (!page.next) return ids
    after = page.next
  }
}

async function post<T>(port: number, path: string, body: unknown, token?: string): Promise<{ status: number; reply: T }> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const answer = await fetch(`http://127.0.0.1:${port}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, reply: (await answer.json()) as T }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

async function until(check: () => boolean, ms = 60_000) {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 5))) if (check()) return
  throw new Error('never happened')
}
