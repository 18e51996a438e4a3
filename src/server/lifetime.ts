import { readFileSync } from 'node:fs'

/** How the process ends: once, in order, whoever asks for it. */

const LIMIT_MS = 15_000
const LOOK_MS = 250
/** A terminal's Ctrl-C reaches the server and npm, which may hand it on: twice within a moment is still once. */
const SAME_KEYSTROKE_MS = 1_000

/**
 * Runs `stop` once on SIGINT, SIGTERM, SIGHUP or when npm goes away, then exits: 0 after a graceful stop, 1 when `stop` failed, took
 * longer than 15 s, or a second signal asked for haste. `say` is told why.
 */
export function runUntilStopped({ stop, say }: { stop: () => Promise<void>; say: (line: string) => void }): void {
  // a console that is gone, or a file it goes to on a full disk, ends nothing
  for (const console of [process.stdout, process.stderr]) console.on('error', () => undefined)
  let askedAt: number | undefined
  const finish = (why: string) => {
    askedAt = Date.now()
    say(`正在停止（${why}）`)
    setTimeout(() => force(say, `${LIMIT_MS / 1000} 秒内没有停完`), LIMIT_MS).unref()
    stop().then(
      () => process.exit(0),
      (error) => force(say, String(error)),
    )
  }
  const onSignal = (signal: string) => {
    if (askedAt === undefined) finish(signal)
    else if (Date.now() - askedAt > SAME_KEYSTROKE_MS) force(say, `再次收到 ${signal}`)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  whenLauncherGoes(() => askedAt === undefined && finish('npm 已退出'))
}

function force(say: (line: string) => void, why: string): never {
  say(`立即停止：${why}`)
  process.exit(1)
}

/** Calls back when npm, which passes on few signals and none of its own death, is no longer above this process. */
function whenLauncherGoes(gone: () => void) {
  const isNpms = process.env.npm_lifecycle_event !== undefined && process.ppid !== 1
  if (!isNpms) return
  const before = launchers()
  const look = setInterval(() => {
    if (launchers() === before) return
    clearInterval(look)
    gone()
  }, LOOK_MS)
  look.unref()
}

/** The processes that started this one: npm, or npm's shell and npm above it (on Linux; a shell outlives a killed npm and would hide its end). */
function launchers(): string {
  try {
    const [, name, above] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? []
    return /^(sh|dash|ash|bash|busybox)$/.test(name ?? '') ? `${process.ppid} ${above}` : `${process.ppid}`
  } catch {
    return `${process.ppid}`
  }
}
