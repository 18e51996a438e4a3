/** npm run simulate [-- --tickets 50000 --days 365 --seed 1]: a year of the district on a database of its own. Exit code 1 when its account does not add up. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '../database/embedded'
import { migrate, openDatabase, openPool } from '../database/open'
import { seedDemo } from '../demo/seed'
import { Keys } from '../keys'
import { openLog } from '../log'
import { operatorWords } from '../operator'
import { PhotoFiles } from '../photo/files'
import { readSettings } from '../settings'
import { accountOf } from '../simulate/account'
import { PreparedClient } from '../simulate/prepared'
import { liveYear } from '../simulate/year'
import { depsOf } from '../toolbox'

const BEGINS = Date.parse('2026-01-01T00:00:00+08:00')
const say = (line: string) => console.log(line)

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '50000' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
  },
})
const options = { tickets: Number(values.tickets), days: Number(values.days), seed: Number(values.seed) }
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-year-'))

async function main(): Promise<boolean> {
  // as root PostgreSQL runs as somebody else, who has to get in
  fs.chmodSync(dataDir, 0o755)
  const embedded = await startEmbedded({ dataDir, say })
  // nothing here has to outlive a power cut
  const pool = openPool({ ...embedded.connection, options: '-c synchronous_commit=off', Client: PreparedClient }, (error) =>
    say(operatorWords(error)),
  )
  const db = openDatabase(pool)
  try {
    const keys = new Keys(Buffer.alloc(32, 1))
    const settings = readSettings({ DEMO: 'yes', DATA_DIR: dataDir })
    const time = { now: BEGINS }
    await migrate(db, () => undefined)
    await seedDemo(db, settings.DISTRICT, keys, BEGINS)
    const box = { settings, keys, pool, db, files: new PhotoFiles(path.join(dataDir, 'photos'), keys), log: openLog('error') }
    const deps = await depsOf(box, () => time.now)
    const began = Date.now()
    const told = await liveYear(deps, time, BEGINS, options, (line) => process.stderr.write(`\r${line}`))
    process.stderr.write('\n')
    const lived = (Date.now() - began) / 1000
    const { lines, addsUp } = await accountOf(deps, told, time.now)
    say(`${options.days} days from 2026-01-01, seed ${options.seed}, ${lived.toFixed(0)} s`)
    for (const line of lines) say(line)
    return addsUp
  } finally {
    await db.destroy()
    await embedded.stop()
  }
}

main().then(
  (addsUp) => leave(addsUp ? 0 : 1),
  (error: Error) => {
    console.error(error)
    leave(1)
  },
)

function leave(code: number): never {
  fs.rmSync(dataDir, { recursive: true, force: true })
  process.exit(code)
}
