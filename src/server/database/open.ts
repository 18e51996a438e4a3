/** The database: one pool, one dialect, forward-only migrations. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { ticketChannel } from './migrations/0001-ticket-channel'
import { deadlineEngine } from './migrations/0002-deadline-engine'
import { notices } from './migrations/0003-notices'
import { publicBoard } from './migrations/0004-public'
import { accounts } from './migrations/0005-accounts'
import { neighbours } from './migrations/0006-neighbours'
import { watch } from './migrations/0007-watch'
import { returns } from './migrations/0008-returns'
import { desks } from './migrations/0009-desks'
import { voice } from './migrations/0010-voice'
import { offers } from './migrations/0011-offers'
import type { Database } from './schema'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

// Instants are numbers (UTC ms) everywhere above the database, and counts fit a number.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).getTime())
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A pool on `connection`; `onError` hears of lost connections, which would otherwise end the process. */
export function openPool(connection: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ max: 10, ...connection })
  pool.on('error', onError)
  // the pool listens to idle connections only: one that is lost between two statements would end the process
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

export const openDatabase = (pool: pg.Pool): Db => new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })

/** An instant to compare a column with. */
export const instant = (ms: number) => sql<number>`${new Date(ms)}`

const MIGRATIONS = {
  '0001-ticket-channel': ticketChannel,
  '0002-deadline-engine': deadlineEngine,
  '0003-notices': notices,
  '0004-public': publicBoard,
  '0005-accounts': accounts,
  '0006-neighbours': neighbours,
  '0007-watch': watch,
  '0008-returns': returns,
  '0009-desks': desks,
  '0010-voice': voice,
  '0011-offers': offers,
}

/** Brings the schema forward, to `upTo` or all the way; says each step; throws when one fails. */
export async function migrate(db: Db, say: (line: string) => void, upTo?: string) {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error, results } = upTo ? await migrator.migrateTo(upTo) : await migrator.migrateToLatest()
  for (const result of results ?? []) say(`数据库升级 ${result.migrationName}：${result.status === 'Success' ? '完成' : '失败'}`)
  if (error) throw error
}
