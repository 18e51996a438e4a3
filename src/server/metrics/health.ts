/** How the server is (系统状况), for the system administrator's screen: the numbers Prometheus reads, and what lies in the data directory. */
import { readdir, readFile, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { healthApi, type Health } from '../../domain/api-health'
import { emptyUnits } from '../../domain/people/empty'
import { lastBackup } from '../backup/last'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { stateOf } from './metrics'

const upSince = Date.now() - process.uptime() * 1_000

export function healthRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, healthApi.systemHealth, ({ now }) => healthOf(deps, now))
}

async function healthOf(deps: Deps, now: number): Promise<Health> {
  const { pool, files, settings, reference, timekeeper } = deps
  const ms = await answerTime(deps)
  const [state, disk] = await Promise.all([stateOf(deps), statfs(files.dir).catch(() => null)])
  const { topics, dead, lag, stale, bytes } = state
  return {
    ...{ topics, dead, lag, stale },
    database: { ms, bytes },
    connections: { busy: pool.totalCount - pool.idleCount, waiting: pool.waitingCount },
    disk: disk && { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    backupAt: await lastBackup(settings.dataDir),
    checkpointAt: await newestIn(path.join(settings.dataDir, 'checkpoints')),
    calendarUntil: reference.calendar.knownUntil,
    emptyUnits: emptyUnits(reference.units).length,
    clockTrusted: timekeeper?.mayDate() ?? true,
    upSince,
    version: await versionHere(),
    now,
  }
}

async function answerTime({ db }: Deps): Promise<number> {
  const begun = performance.now()
  await sql`select 1`.execute(db)
  return Math.round(performance.now() - begun)
}

/** When the newest file of a folder was written; null where there is none. */
async function newestIn(dir: string): Promise<number | null> {
  const names = await readdir(dir).catch(() => [])
  const last = names.sort().at(-1)
  return last ? stat(path.join(dir, last)).then(({ mtimeMs }) => Math.floor(mtimeMs)) : null
}

/** The version of the package that runs. */
const versionHere = (): Promise<string> =>
  readFile('package.json', 'utf8').then(
    (text) => (JSON.parse(text) as { version: string }).version,
    () => '',
  )
