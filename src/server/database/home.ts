import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { accessSync, chmodSync, closeSync, constants, existsSync, fsyncSync, linkSync, mkdirSync, openSync } from 'node:fs'
import { readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The data directory: where it is, and the lock that lets one server at a time use it. */

export type Say = (line: string) => void

export const runsAsRoot = process.getuid?.() === 0

/** Where a server started by root keeps its data: a clone below /root cannot be entered by the user PostgreSQL then runs as. */
export const ROOT_HOME = '/var/lib/shimin-chuishao'

/** The folder of the project: the nearest one above this file with a package.json, wherever the process was started from. */
export function projectDir(from = __dirname): string {
  if (existsSync(join(from, 'package.json'))) return from
  if (dirname(from) === from) throw new Error('找不到项目目录（package.json 所在的目录）。')
  return projectDir(dirname(from))
}

/** The data directory: DATA_DIR when given; else data/ in the clone, and for root ROOT_HOME. */
export function dataHome(env: NodeJS.ProcessEnv = process.env): string {
  if (env.DATA_DIR) return resolve(env.DATA_DIR)
  return runsAsRoot ? ROOT_HOME : join(projectDir(), 'data')
}

/** Makes the data directory where it is missing; gives its real path. Throws when this user may not write in it. */
export function openHome(dir: string): string {
  try {
    // root's data belong to another user, who must be able to pass through (0711) but not to list
    if (mkdirSync(dir, { recursive: true })) chmodSync(dir, runsAsRoot ? 0o711 : 0o700)
    accessSync(dir, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Error(`当前用户不能写入数据目录 ${dir}。请改目录的属主，或用 DATA_DIR 另设目录。`, {
      cause: error,
    })
  }
  return realpathSync(dir)
}

// ---- the lock -------------------------------------------------------------------------------------------------------------------------

interface Holder {
  pid: number
  /** Start of the process: a pid alone comes back after a while, and at once after a reboot. */
  started: string | undefined
  boot: string
  /** Containers do not see each other's processes: their pids are not comparable. */
  pids: string
}

const HEARTBEAT_MS = 2_000
const SILENCE_MS = 6_000

/**
 * Takes the data directory for this process until `release`. Survives kill -9, power cuts and reused pids: a lock whose holder is gone is
 * taken over. Throws a sentence for the operator when another server holds it.
 */
export async function lockHome(home: string, say: Say): Promise<{ release: () => void }> {
  const file = join(home, 'server.lock')
  const mine = JSON.stringify(self())
  while (!place(mine, file)) {
    const found = readOr(file, '')
    if (await isHeld(file, found, say)) throw new Error(inUse(home, found))
    removeStale(file, found)
  }
  const beat = setInterval(() => touch(file), HEARTBEAT_MS).unref()
  const release = () => {
    clearInterval(beat)
    if (readOr(file, '') === mine) rmSync(file, { force: true })
  }
  return { release }
}

const inUse = (home: string, found: string) =>
  `数据目录 ${home} 正由另一个服务使用（进程 ${parse(found)?.pid}）。请先停止它，或用 DATA_DIR 给这一个另设目录。`

const self = (): Holder => ({ pid: process.pid, started: startOf(process.pid), boot: bootId(), pids: pidNamespace() })

/** Writes the lock if there is none. It appears complete or not at all: written aside and flushed first, then linked into place. */
function place(text: string, file: string): boolean {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  const fd = openSync(aside, 'wx', 0o644)
  writeSync(fd, text)
  fsyncSync(fd)
  closeSync(fd)
  try {
    linkSync(aside, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside)
  }
}

/** Whether the process that wrote this lock still lives. */
async function isHeld(file: string, found: string, say: Say): Promise<boolean> {
  const holder = parse(found)
  if (!holder) return false
  if (holder.boot === bootId() && holder.pids === pidNamespace()) return isAlive(holder.pid) && startOf(holder.pid) === holder.started
  // left before a reboot, or held in another container or on another machine: only its heartbeat can tell
  say('数据目录留有重启之前或另一容器、另一机器的锁，正在确认那边是否还在运行（约 6 秒）')
  const before = mtime(file)
  for (const end = Date.now() + SILENCE_MS; Date.now() < end; await sleep(250)) if (mtime(file) !== before) return true
  return false
}

/** Moves a dead holder's lock away. If another start was quicker and this is already its lock, it goes back where it was. */
function removeStale(file: string, dead: string) {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== dead) linkSync(aside, file)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  rmSync(aside, { force: true })
}

function parse(text: string): Holder | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function touch(file: string) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // a full or vanished disk is told by the database, not by a heartbeat
  }
}

const mtime = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs

export function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}

// ---- processes ------------------------------------------------------------------------------------------------------------------------

const onLinux = process.platform === 'linux'

/** Whether a process has this number now (whoever it belongs to). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The command line of a process, or '' when there is none. */
export const commandOf = (pid: number): string => (onLinux ? readOr(`/proc/${pid}/cmdline`, '').replaceAll('\0', ' ') : ps(pid, 'command='))

/** When a process started, comparable within one boot; undefined when there is none (or only its remains). */
function startOf(pid: number): string | undefined {
  if (!onLinux) return ps(pid, 'lstart=') || undefined
  const [state, ...rest] = readOr(`/proc/${pid}/stat`, '').split(') ').pop()?.split(' ') ?? []
  return state === 'Z' ? undefined : rest[18]
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-ww', '-o', column, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, LC_ALL: 'C' },
    }).trim()
  } catch {
    return ''
  }
}

const bootId = () => readOr('/proc/sys/kernel/random/boot_id', '').trim()

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}
