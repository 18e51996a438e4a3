/** The database: one pool, one dialect, forward-only migrations. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { gaveWay } from './busy'
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
import { proof } from './migrations/0014-proof'
import { erasure } from './migrations/0015-erasure'
import { signingIn } from './migrations/0017-signing-in'
import { formerPhoneIndex } from './migrations/0017a-former-phone-index'
import type { Keys } from '../keys'
import { SealingDialect } from '../proof/driver'
import { workingTime } from './migrations/0018-working-time'
import { finding } from './migrations/0020-finding'
import { figures } from './migrations/0021-figures'
import { intake } from './migrations/0022-intake'
import { batches } from './migrations/0023-batches'
import { visits } from './migrations/0024-visits'
import { bulletins } from './migrations/0025-bulletins'
import { undo } from './migrations/0026-undo'
import { places } from './migrations/0027-places'
import { papers } from './migrations/0028-papers'
import { texts } from './migrations/0029-texts'
import { guardian } from './migrations/0030-guardian'
import { feedback } from './migrations/0031-feedback'
import { administration } from './migrations/0032-administration'
import { holder } from './migrations/0034-holder'
import { rosters } from './migrations/0035-rosters'
import { rulings } from './migrations/0036-rulings'
import { leaders } from './migrations/0041-leaders'
import { projects } from './migrations/0042-projects'
import { nameOf } from './named'
import type { Database } from './schema'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

// Instants are numbers (UTC ms) everywhere above the database, and counts fit a number.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).getTime())
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const SECOND = 1_000
/** How long is waited: for a connection, for a statement, for a lock, for a transaction that stands still. */
export type Patience = { max: number; connectMs: number; statementMs: number; lockMs: number; idleMs: number }
/** A person waits for the answer. */
export const FOR_REQUESTS: Patience = { max: 10, connectMs: 5 * SECOND, statementMs: 10 * SECOND, lockMs: 6 * SECOND, idleMs: 20 * SECOND }
/** A timer's work: nobody waits, but it ends some day. */
export const FOR_JOBS: Patience = { max: 8, connectMs: 30 * SECOND, statementMs: 300 * SECOND, lockMs: 30 * SECOND, idleMs: 60 * SECOND }

/**
 * A pool on `connection`; `onError` hears of lost connections, which would otherwise end the process. With `patience` nothing waits without
 * end; a command on the console has none: a migration takes the time it takes.
 */
export function openPool(connection: pg.PoolConfig, onError: (error: Error) => void, patience?: Patience): pg.Pool {
  const pool = new pg.Pool({ max: 10, Client: Connection, ...connection, ...(patience && bounded(patience)) })
  pool.on('error', onError)
  // the pool listens to idle connections only: one that is lost between two statements would end the process
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

/** Said to PostgreSQL for every connection; and should it not even say that it gives up, the connection is dropped a little later. */
const bounded = ({ max, connectMs, statementMs, lockMs, idleMs }: Patience): pg.PoolConfig => ({
  max,
  connectionTimeoutMillis: connectMs,
  query_timeout: statementMs + 2 * SECOND,
  keepAlive: true,
  onConnect: async (client: pg.ClientBase) =>
    void (await client.query(
      `set statement_timeout = ${statementMs}; set lock_timeout = ${lockMs}; set idle_in_transaction_session_timeout = ${idleMs}`,
    )),
})

/**
 * Statements that come often are sent by name. A connection on which one got no answer in time is of no more use, for whatever came next would
 * wait behind it; nor is one whose prepared statements a change of the schema has overtaken.
 */
class Connection extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    const query = this.query.bind(this) as (...asked: unknown[]) => unknown
    const asked = (...args: unknown[]): unknown => {
      const answer = query(...named(args))
      if (answer instanceof Promise) answer.catch((error: Error) => IS_SPENT.test(error.message) && this.drop())
      return answer
    }
    this.query = asked as typeof this.query
  }

  private drop() {
    ;(this as unknown as { connection: { stream: { destroy(error: Error): void } } }).connection.stream.destroy(
      new Error('the database said nothing'),
    )
  }
}

const IS_SPENT = /^(Query read timeout|cached plan must not change result type)$/

/** A text with its values, under its name where it has one. */
function named([text, values, ...rest]: unknown[]): unknown[] {
  const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined
  return name === undefined ? [text, values, ...rest] : [{ name, text, values }, ...rest]
}

/** Runs `work` in one transaction; once more when PostgreSQL chose it of several that waited for each other, for then nothing of it was done. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(work)
  } catch (error) {
    if (!gaveWay(error)) throw error
    return db.transaction().execute(work)
  }
}

/** With `keys`, whatever is written is sealed in the transaction that writes it. */
export const openDatabase = (pool: pg.Pool, keys?: Keys): Db =>
  new Kysely<Database>({ dialect: keys ? new SealingDialect({ pool }, keys) : new PostgresDialect({ pool }) })

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
  '0014-proof': proof,
  '0015-erasure': erasure,
  '0017-signing-in': signingIn,
  '0017a-former-phone-index': formerPhoneIndex,
  '0018-working-time': workingTime,
  '0020-finding': finding,
  '0021-figures': figures,
  '0022-intake': intake,
  '0023-batches': batches,
  '0024-visits': visits,
  '0025-bulletins': bulletins,
  '0026-undo': undo,
  '0027-places': places,
  '0028-papers': papers,
  '0029-texts': texts,
  '0030-guardian': guardian,
  '0031-feedback': feedback,
  '0032-administration': administration,
  '0034-holder': holder,
  '0035-rosters': rosters,
  '0036-rulings': rulings,
  '0041-leaders': leaders,
  '0042-projects': projects,
}

/** A database that a later release has brought forward is not for this one. */
async function refuseNewer(db: Db) {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(db)
  if (!rows[0]!.there) return
  const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  const unknown = done.rows.map(({ name }) => name).filter((name) => !(name in MIGRATIONS))
  if (unknown.length > 0)
    throw new Error(`这个数据库已由更新的版本升级过（${unknown.join('、')}），这一版程序不认识：请换回更新的版本再启动，数据没有动。`)
}

/** Brings the schema forward, to `upTo` or all the way; says each step; throws when one fails. */
export async function migrate(db: Db, say: (line: string) => void, upTo?: string) {
  await refuseNewer(db)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error, results } = upTo ? await migrator.migrateTo(upTo) : await migrator.migrateToLatest()
  for (const result of results ?? []) say(`数据库升级 ${result.migrationName}：${result.status === 'Success' ? '完成' : '失败'}`)
  if (error) throw error
}
