/** Starts one real PostgreSQL for all server tests and makes the template database each test file copies. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded, connectionUrl } from '../../src/server/database/embedded'
import { migrate, openDatabase, openPool } from '../../src/server/database/open'
import { seedDemo } from '../../src/server/demo/seed'
import { Keys } from '../../src/server/keys'
import { prepareSeals } from '../../src/server/proof/prepare'
import { TEST_NOW, TEST_SECRET } from './constants'

export default async function setup() {
  const dataDir = fs.mkdtempSync(path.join(quickDisk(), 'chuishao-test-'))
  // as root PostgreSQL runs as somebody else, who has to get in
  fs.chmodSync(dataDir, 0o755)
  const embedded = await startEmbedded({ dataDir, say: () => undefined })
  await run(connectionUrl(embedded.connection), 'create database template_seeded')
  const pool = openPool({ connectionString: connectionUrl(embedded.connection, 'template_seeded') }, () => undefined)
  const keys = new Keys(TEST_SECRET)
  const db = openDatabase(pool, keys)
  await migrate(db, () => undefined)
  await prepareSeals({ db, keys, district: '150703', clock: () => TEST_NOW })
  await seedDemo(db, '150703', keys, TEST_NOW)
  await db.destroy()
  process.env.TEST_DATABASE_URL = connectionUrl(embedded.connection)
  Object.assign(globalThis, { testDatabase: { embedded, dataDir } })
}

const ROOM = 3 * 2 ** 30
/** Memory where there is enough of it: hundreds of databases are copied, and none outlives the tests. What survives a kill is tested elsewhere, on a disk. */
function quickDisk(): string {
  const memory = '/dev/shm'
  if (!fs.existsSync(memory)) return os.tmpdir()
  const { bavail, bsize } = fs.statfsSync(memory)
  return bavail * bsize >= ROOM ? memory : os.tmpdir()
}

async function run(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
