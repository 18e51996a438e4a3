/**
 * The one hook that seals: before a transaction that wrote to a sealed table commits, what it changed goes into the keyed sums. A single
 * writing statement outside a transaction gets one of its own. Two statements more for each, whatever was written.
 */
import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type PostgresDialectConfig,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Keys } from '../keys'
import { sealChanges, type Opened, type Statement } from './change'
import { SEALED } from './tables'

export class SealingDialect extends PostgresDialect {
  constructor(
    private readonly config: PostgresDialectConfig,
    private readonly keys: Keys,
  ) {
    super(config)
  }

  override createDriver() {
    return new SealingDriver(this.config, this.keys)
  }
}

type Connection = Awaited<ReturnType<PostgresDriver['acquireConnection']>>
type State = { inTransaction: boolean; wrote: boolean; execute: DatabaseConnection['executeQuery'] }

class SealingDriver extends PostgresDriver {
  private readonly states = new WeakMap<DatabaseConnection, State>()

  constructor(
    config: PostgresDialectConfig,
    private readonly keys: Keys,
  ) {
    super(config)
  }

  override async acquireConnection(options?: Parameters<PostgresDriver['acquireConnection']>[0]): Promise<Connection> {
    const connection = await super.acquireConnection(options)
    if (!this.states.has(connection)) this.watch(connection)
    return connection
  }

  override async beginTransaction(connection: Connection, settings: TransactionSettings) {
    Object.assign(this.states.get(connection)!, { inTransaction: true, wrote: false })
    await super.beginTransaction(connection, settings)
  }

  override async commitTransaction(connection: Connection) {
    const state = this.states.get(connection)!
    if (state.wrote) await this.seal(state)
    state.inTransaction = false
    await super.commitTransaction(connection)
  }

  override async rollbackTransaction(connection: Parameters<PostgresDriver['rollbackTransaction']>[0]) {
    this.states.get(connection)!.inTransaction = false
    await super.rollbackTransaction(connection)
  }

  /** Every statement of a connection comes by here. */
  private watch(connection: Connection) {
    const state: State = { inTransaction: false, wrote: false, execute: connection.executeQuery.bind(connection) }
    this.states.set(connection, state)
    connection.executeQuery = async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const writes = WRITES.test(query.sql)
      state.wrote ||= writes
      return writes && !state.inTransaction ? this.inOwnTransaction<R>(connection, state, query) : state.execute<R>(query)
    }
  }

  private async inOwnTransaction<R>(connection: Connection, state: State, query: CompiledQuery): Promise<QueryResult<R>> {
    await this.beginTransaction(connection, {})
    try {
      state.wrote = true
      const result = await state.execute<R>(query)
      await this.commitTransaction(connection)
      return result
    } catch (error) {
      await this.rollbackTransaction(connection as Parameters<PostgresDriver['rollbackTransaction']>[0])
      throw error
    }
  }

  private async seal(state: State) {
    state.wrote = false
    const { rows } = await state.execute<{ opened: Opened | null }>(CompiledQuery.raw('select seal_open() as opened'))
    const opened = rows[0]?.opened
    const statement = opened && sealChanges(this.keys, opened, Date.now())
    if (statement) await state.execute(asQuery(statement))
  }
}

const asQuery = ({ sql, parameters }: Statement) => CompiledQuery.raw(sql, parameters)

/** Whether a statement writes to a sealed table: the triggers say what, this only when to ask them. */
const WRITES = new RegExp(`\\b(insert\\s+into|update|delete\\s+from)\\s+"?(${SEALED.map(({ name }) => name).join('|')})"?\\b`, 'i')
