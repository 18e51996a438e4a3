/** What a command needs of the server: settings, secret and database, without listening. Works beside a running server too. */
import path from 'node:path'
import pino from 'pino'
import type pg from 'pg'
import { runningConnection, startEmbedded } from './database/embedded'
import { migrate, openDatabase, openPool, type Db } from './database/open'
import type { Deps } from './deps'
import { readSecret, Keys } from './keys'
import { Changes } from './live/changes'
import { openLog } from './log'
import { logSender } from './people/senders'
import { ErasureList } from './erasure/list'
import { FOLLOWERS } from './followers'
import { operatorWords } from './operator'
import { PhotoFiles } from './photo/files'
import { prepareSeals } from './proof/prepare'
import { Reference } from './reference'
import { readSettings, type Settings } from './settings'

export type Toolbox = { settings: Settings; keys: Keys; pool: pg.Pool; db: Db; files: PhotoFiles; log: pino.Logger }

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Runs `work` with an open database (the running server's own, else started for this) and closes it again. */
async function withToolbox<T>(work: (box: Toolbox) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  const keys = new Keys(readSecret(settings))
  const log = openLog('warn', pino.destination(2))
  const running = settings.DATABASE_URL ? undefined : runningConnection(settings.dataDir)
  const own = settings.DATABASE_URL || running ? null : await startEmbedded({ dataDir: settings.dataDir, say })
  let isClosing = false
  const pool = openPool(running ?? own?.connection ?? { connectionString: settings.DATABASE_URL }, (error) => {
    if (!isClosing) log.error({ err: error }, 'database connection lost')
  })
  const db = openDatabase(pool, keys)
  try {
    if (!running) {
      await migrate(db, say)
      await prepareSeals({ db, keys, district: settings.DISTRICT, clock: Date.now })
    }
    return await work({ settings, keys, pool, db, files: new PhotoFiles(path.join(settings.dataDir, 'photos'), keys), log })
  } finally {
    isClosing = true
    await db.destroy()
    await own?.stop()
  }
}

/** What features get, for a command that uses them without serving anybody: it sends nothing, and nobody listens. */
export const depsOf = async ({ settings, keys, pool, db, files, log }: Toolbox, clock: () => number = Date.now): Promise<Deps> => ({
  district: settings.DISTRICT,
  db,
  pool,
  clock,
  keys,
  settings,
  reference: await new Reference(db, settings.DISTRICT, clock).load(),
  files,
  erasures: new ErasureList(path.join(settings.dataDir, 'erasures.jsonl')),
  wechat: null,
  templates: [],
  codes: logSender(log),
  changes: new Changes({}, log),
  followers: FOLLOWERS,
  log,
})

/** Ends a command with its result, or with what went wrong, in one line. */
export function runCommand(work: (box: Toolbox) => Promise<boolean>) {
  withToolbox(work).then(
    (ok) => process.exit(ok ? 0 : 1),
    (error: Error) => {
      say(operatorWords(error))
      process.exit(1)
    },
  )
}
