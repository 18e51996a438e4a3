import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { type Connection, connectionUrl, runningConnection, startEmbedded } from '../../src/server/database/embedded'

jest.setTimeout(120_000)

const root = path.resolve(__dirname, '../..')
let dataDir: string
let said: string[]
const say = (line: string) => void said.push(line)
const start = () => startEmbedded({ dataDir, say })

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'ch-'))
  // as the directory of an administrator who starts the server as root
  spawnSync('chmod', ['711', dataDir])
  said = []
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

async function ask(to: Connection, sql: string, as: Partial<Connection> = {}) {
  const client = new Client({ ...to, ...as })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const postmasterPid = () => Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function until(holds: () => unknown) {
  for (let left = 300; left > 0 && !(await holds()); left--) await new Promise((next) => setTimeout(next, 100))
}

test('what is committed is there after a stop and a second start, and a stop leaves no process', async () => {
  const first = await start()
  await ask(first.connection, 'create table told (word text); insert into told values ($$已受理$$)')
  const pid = postmasterPid()
  await first.stop()
  await first.stop()
  expect(isAlive(pid)).toBe(false)
  expect(existsSync(path.join(dataDir, 'server.lock'))).toBe(false)
  const second = await start()
  expect(await ask(second.connection, 'select word from told')).toEqual([{ word: '已受理' }])
  await second.stop()
})

test('the door is a private socket with a password, for an owner who is no superuser', async () => {
  const { connection, stop } = await start()
  await expect(ask(connection, 'select 1', { password: 'guessed' })).rejects.toThrow(/password authentication failed/)
  await expect(ask(connection, 'select 1', { user: 'postgres', password: '' })).rejects.toThrow(/password/)
  expect(await ask(connection, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect(await ask(connection, 'select usesuper from pg_user where usename = current_user')).toEqual([{ usesuper: false }])
  expect(spawnSync('ls', ['-ld', connection.host], { encoding: 'utf8' }).stdout).toMatch(/^drwx------/)
  expect(spawnSync('ls', ['-l', path.join(dataDir, 'postgres/password')], { encoding: 'utf8' }).stdout).toMatch(/^-rw-------/)
  await stop()
})

test('it is safe and speaks Chinese: fsync, checksums, UTF-8, trigrams of Chinese words', async () => {
  const { connection, stop } = await start()
  for (const [setting, value] of [
    ['fsync', 'on'],
    ['synchronous_commit', 'on'],
    ['data_checksums', 'on'],
    ['server_encoding', 'UTF8'],
  ])
    expect(await ask(connection, `select current_setting('${setting}') as is`)).toEqual([{ is: value }])
  await ask(connection, 'create extension pg_trgm')
  expect(await ask(connection, "select cardinality(show_trgm('路灯')) > 0 as some")).toEqual([{ some: true }])
  await stop()
})

test('a template database can be copied, and its address reaches it', async () => {
  const { connection, stop } = await start()
  await ask(connection, `create database copy template ${connection.database}`)
  const client = new Client({ connectionString: connectionUrl(connection, 'copy') })
  await client.connect()
  expect((await client.query('select current_database() as name')).rows).toEqual([{ name: 'copy' }])
  await client.end()
  await stop()
})

test('a second server on the same data is refused with a sentence, and does the first no harm', async () => {
  const { connection, stop } = await start()
  await expect(start()).rejects.toThrow(/^数据目录 .* 正由另一个服务使用（进程 \d+）/)
  const other = startHolder()
  expect(await other.words).toMatch(/正由另一个服务使用/)
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
})

test('of many servers started at once on the lock of a dead one, one gets the data', async () => {
  await start().then(({ stop }) => stop())
  const dead = spawnSync('true').pid
  writeFileSync(path.join(dataDir, 'server.lock'), lockOf(dead))
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, start))
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  expect(started).toHaveLength(1)
  await started[0]?.stop()
})

test('a lock whose number another process bears by now, or that a power cut emptied, keeps nobody out', async () => {
  for (const stale of [lockOf(process.pid), '']) {
    writeFileSync(path.join(dataDir, 'server.lock'), stale)
    await start().then(({ stop }) => stop())
  }
})

test('a server in another container is known by its heartbeat', async () => {
  const lock = path.join(dataDir, 'server.lock')
  writeFileSync(lock, JSON.stringify({ pid: 7, started: '1', boot: 'elsewhere', pids: 'pid:[1]' }))
  const beat = setInterval(() => writeFileSync(lock, readFileSync(lock, 'utf8')), 500)
  await expect(start()).rejects.toThrow(/正由另一个服务使用/)
  clearInterval(beat)
  await start().then(({ stop }) => stop())
  expect(said).toContainEqual(expect.stringContaining('是否还在运行'))
})

test('after kill -9 of the server its PostgreSQL is stopped, the next start works and what was committed is there', async () => {
  const holder = startHolder('create table told (word text); insert into told values ($$已办结$$)')
  expect(await holder.words).toMatch(/^holding/)
  const leftover = postmasterPid()
  holder.process.kill('SIGKILL')
  await until(() => !isAlive(holder.process.pid!))
  expect(isAlive(leftover)).toBe(true)
  const { connection, stop } = await start()
  await until(() => !isAlive(leftover))
  expect(isAlive(leftover)).toBe(false)
  expect(said).toContain('上次的服务被强行结束，正在停下它留下的数据库')
  expect(await ask(connection, 'select word from told')).toEqual([{ word: '已办结' }])
  await stop()
})

test('after kill -9 of everything, and with the numbers borne by strangers, the next start works', async () => {
  const holder = startHolder('create table told (word text); insert into told values ($$已办结$$)')
  await holder.words
  const mark = path.join(dataDir, 'postgres/postmaster.pid')
  holder.process.kill('SIGKILL')
  process.kill(postmasterPid(), 'SIGKILL')
  const stranger = spawn('sleep', ['60'])
  writeFileSync(mark, readFileSync(mark, 'utf8').replace(/^\d+/, String(stranger.pid)))
  const { connection, stop } = await start()
  expect(await ask(connection, 'select word from told')).toEqual([{ word: '已办结' }])
  expect(stranger.exitCode).toBeNull()
  stranger.kill()
  await stop()
})

test('a server that ends without stopping takes its PostgreSQL along', async () => {
  const holder = startHolder('', 'process.exit(3)')
  await holder.words
  await until(() => !existsSync(path.join(dataDir, 'postgres/postmaster.pid')))
  expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
})

test('PostgreSQL that dies under the server is started again', async () => {
  const { connection, stop } = await start()
  const before = postmasterPid()
  process.kill(before, 'SIGKILL')
  await until(() => runningConnection(dataDir) && postmasterPid() !== before)
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(said).toContain('数据库意外退出，正在重新启动')
  await stop()
  expect(runningConnection(dataDir)).toBeUndefined()
})

test('a command beside a running server finds its database; a long path does not hinder', async () => {
  dataDir = path.join(dataDir, 'x'.repeat(90))
  const { connection, stop } = await start()
  expect(runningConnection(dataDir)).toEqual(connection)
  expect(await ask(runningConnection(dataDir)!, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
  expect(existsSync(connection.host)).toBe(false)
  dataDir = path.dirname(dataDir)
})

test('what initdb left half made by a power cut is made anew', async () => {
  spawnSync('mkdir', ['-p', path.join(dataDir, 'postgres.part/base')])
  const { stop } = await start()
  await stop()
  expect(readdirSync(dataDir)).not.toContainEqual(expect.stringContaining('.part'))
})

/** A server process of its own that holds the data directory: its first words, once it has the database or was refused. */
function startHolder(sql = '', then = '') {
  const script = path.join(bundleDir, 'database/embedded.mjs')
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(script)})
    const { Client } = await import('pg')
    const { connection } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, say: () => {} })
    const client = new Client(connection)
    await client.connect()
    await client.query(${JSON.stringify(sql)})
    console.log('holding')
    setInterval(() => {}, 1000)
    ${then}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  return { process: child, words: firstWords(child) }
}

const firstWords = (child: ChildProcess) =>
  new Promise<string>((heard) => {
    let all = ''
    child.stdout?.on('data', (chunk) => heard(String(chunk)))
    child.stderr?.on('data', (chunk) => (all += chunk))
    child.on('close', () => heard(all))
  })

/** The lock a process of this boot would have written, had it started at another time. */
const lockOf = (pid: number) =>
  JSON.stringify({
    pid,
    started: '1',
    boot: existsSync('/proc') ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() : '',
    pids: existsSync('/proc') ? spawnSync('readlink', ['/proc/self/ns/pid'], { encoding: 'utf8' }).stdout.trim() : '',
  })

let bundleDir: string
beforeAll(() => {
  // below the project, where packages are found
  bundleDir = path.join(root, 'out', `embedded-${process.pid}`)
  const build = `import { buildServer } from './config/build-server.mjs'
    await buildServer({ entries: ['src/server/database/embedded.ts'], outdir: ${JSON.stringify(bundleDir)} })`
  spawnSync(process.execPath, ['--input-type=module', '-e', build], { cwd: root, stdio: 'inherit' })
})
afterAll(() => rmSync(bundleDir, { recursive: true, force: true }))

test('a database that cannot be started again is said so and tried until it can; stopping meanwhile ends at once', async () => {
  const { connection, stop } = await start()
  await ask(connection, 'create table told (word text)')
  const files = path.join(dataDir, 'postgres/global')
  renameSync(files, `${files}.away`)
  process.kill(postmasterPid(), 'SIGKILL')
  await until(() => said.some((line) => line.includes('第 2 次')))
  expect(said.join('\n')).toContain('数据库没有启动')
  renameSync(`${files}.away`, files)
  await until(() => ask(connection, 'select 1').catch(() => undefined))
  expect(await ask(connection, 'select count(*) from told')).toEqual([{ count: '0' }])
  renameSync(files, `${files}.away`)
  process.kill(postmasterPid(), 'SIGKILL')
  await until(() => said.filter((line) => line.includes('意外退出')).length === 2)
  const began = Date.now()
  await stop()
  expect(Date.now() - began).toBeLessThan(12_000)
  expect(existsSync(path.join(dataDir, 'server.lock'))).toBe(false)
})
