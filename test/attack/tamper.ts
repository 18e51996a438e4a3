/**
 * The tamper walk (改动巡查): somebody who holds the database, but not the chain key, changes every column of every table, and in every
 * table deletes a row, inserts one, swaps two and puts an older version back, alone and with its seal. `verify` has to find each; what it
 * finds only with a checkpoint is named in `ONLY_WITH_CHECKPOINT`, what is no record in proof/tables.ts.
 */
import { sql } from 'kysely'
import pg from 'pg'
import { verifyAudit } from '../../src/server/audit/log'
import type { Deps } from '../../src/server/deps'
import { PROOF, SEALED, type SealedTable } from '../../src/server/proof/tables'
import { verifySeals } from '../../src/server/proof/verify'
import { verifyTickets } from '../../src/server/ticket/verify'

/** With the page of seals put back too, everything on it is as it was at an earlier moment: no row contradicts another. */
export const ONLY_WITH_CHECKPOINT = ['a row, its seal and the page of seals put back to an earlier moment']

export type Column = { name: string; type: string; isKey: boolean }
type Row = Record<string, unknown>
/** What was done, and whether it was found. */
export type Outcome = { what: string; found: boolean }

const ROWS = 2
/** Of values for a row that nobody has yet. */
const TRIES = 30

/** Everything `verify` checks without a checkpoint; true when something does not fit. */
export async function isFound(deps: Deps): Promise<boolean> {
  if ((await verifySeals(deps)).findings.length > 0) return true
  if ((await verifyTickets(deps)).findings.length > 0) return true
  return (await verifyAudit(deps)).length > 0
}

/** The attacker: a superuser of the database, whom no trigger and no foreign key holds up. */
export async function attacker(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`set session_replication_role = replica; set timezone = 'UTC'`)
  return client
}

export async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       coalesce((select a.attnum = any(i.indkey) from pg_index i where i.indrelid = a.attrelid and i.indisprimary), false) as "isKey"
     from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table],
  )
  return rows
}

/** Whether `verify` may miss a change of this column: what is no record, named with its reason. */
export function isNoRecord(table: string, column: string): boolean {
  const answer = (PROOF as Record<string, (typeof PROOF)[keyof typeof PROOF]>)[table]!
  const why = 'sealed' in answer ? answer.apart?.[column] : answer.apart
  return why !== undefined && !why.startsWith('chained')
}

/** Puts rows into tables the story left empty, as the product would: sealed. */
export async function fill(deps: Deps, client: pg.Client) {
  for (const table of SEALED) {
    const there = await countOf(client, table)
    for (let n = 0, more = table.name === 'district' ? 0 : ROWS - there; more > 0 && n < TRIES; n++)
      if (await insertLike(deps, client, table, n)) more--
  }
}

/** Rows of this district that belong to something. */
const ours = ({ name, by }: SealedTable) =>
  name === 'district' ? `id = '150703'` : `district_id = '150703'${by === '' ? '' : ` and ${by} is not null`}`

async function countOf(client: pg.Client, table: SealedTable): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${table.name} where ${ours(table)}`)
  return Number(rows[0]!.n)
}

/** False where such a row is there already. */
async function insertLike(deps: Deps, client: pg.Client, { name }: SealedTable, n: number): Promise<boolean> {
  const columns = await columnsOf(client, name)
  const values: Row = {}
  for (const { name: column, type } of columns) values[column] = await valueFor(client, { table: name, column, type, n })
  const { rows } = await sql`
    insert into ${sql.table(name)} select * from jsonb_populate_record(null::${sql.table(name)}, ${JSON.stringify(values)}::jsonb)
    on conflict do nothing returning 1`.execute(deps.db)
  return rows.length > 0
}

/** A value some other table has, where the column names another row; else one of its type. */
async function valueFor(
  client: pg.Client,
  { table, column, type, n }: { table: string; column: string; type: string; n: number },
): Promise<unknown> {
  if (column === 'district_id') return '150703'
  const { rows } = await client.query<{ other: string; theirs: string }>(
    `select f.confrelid::regclass::text as other, (select attname from pg_attribute where attrelid = f.confrelid and attnum = f.confkey[u.i]) as theirs
     from pg_constraint f, generate_subscripts(f.conkey, 1) u(i)
     where f.contype = 'f' and f.conrelid = $1::regclass and f.conkey[u.i] = (select attnum from pg_attribute where attrelid = f.conrelid and attname = $2)`,
    [table, column],
  )
  if (rows[0]) {
    const { other, theirs } = rows[0]
    const found = await client.query<Row>(`select ${theirs} as it from ${other} order by 1 offset ${n} limit 1`)
    return found.rows[0]?.it ?? null
  }
  return plainValue(type, n)
}

function plainValue(type: string, n: number): unknown {
  if (type === 'uuid') return `00000000-0000-4000-8000-0000000000${(16 + n).toString(16)}`
  if (type.startsWith('timestamp')) return `2026-11-${10 + (n % 20)}T00:00:00Z`
  if (type === 'boolean') return n % 2 === 0
  if (type === 'bytea') return `\\x${(16 + n).toString(16)}`
  if (type.endsWith('[]')) return []
  if (type === 'jsonb') return { n }
  return /int|double|real|numeric/.test(type) ? 100 + n : `value ${n}`
}

/** An expression that gives another value than the column has. */
function otherValue({ name, type }: Column): string {
  const c = `"${name}"`
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type.startsWith('timestamp')) return `coalesce(${c} + interval '1 second', '2026-01-01Z')`
  if (type === 'boolean') return `not coalesce(${c}, false)`
  if (type === 'bytea') return `coalesce(${c}, '') || '\\x01'::bytea`
  if (type.endsWith('[]')) return `array_append(coalesce(${c}, '{}'), (select gen_random_uuid()::text)::${type.slice(0, -2)})`
  if (type === 'jsonb') return `jsonb_build_object('was', ${c})`
  return /int|double|real|numeric/.test(type) ? `coalesce(${c}, 0) + 1000` : `coalesce(${c}, '') || 'x'`
}

/** Does something to a table, asks whether it is found, and puts everything back. */
async function tried(deps: Deps, client: pg.Client, tables: string[], what: string, hand: () => Promise<unknown>): Promise<Outcome> {
  for (const table of tables) await client.query(`create temp table kept_${table} as select * from ${table}`)
  try {
    await hand()
    return { what, found: await isFound(deps) }
  } finally {
    for (const table of tables) {
      await client.query(`delete from ${table}`)
      await client.query(`insert into ${table} select * from kept_${table}`)
      await client.query(`drop table kept_${table}`)
    }
  }
}

/** Where the first rows lie; they lie elsewhere after each try. */
async function placesIn(client: pg.Client, table: SealedTable): Promise<string[]> {
  const { rows } = await client.query<{ at: string }>(
    `select ctid::text as at from ${table.name} where ${ours(table)} order by ctid limit ${ROWS}`,
  )
  return rows.map(({ at }) => at)
}

/** Every column changed, one after the other. */
export async function walkColumns(deps: Deps, client: pg.Client, table: SealedTable): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const column of await columnsOf(client, table.name)) {
    if (isNoRecord(table.name, column.name)) continue
    const [at] = await placesIn(client, table)
    const change = () => client.query(`update ${table.name} set "${column.name}" = ${otherValue(column)} where ctid = '${at}'`)
    outcomes.push(await tried(deps, client, [table.name], `${table.name}.${column.name} changed`, change))
  }
  return outcomes
}

/** Besides their keys, no two rows have the same. */
const UNIQUE = ['number', 'account', 'lookup', 'trace_id', 'seq', 'ticket_id', 'person_id', 'edition', 'first_day', 'answers']

/** A row deleted, one inserted, two swapped. */
export async function walkRows(deps: Deps, client: pg.Client, table: SealedTable): Promise<Outcome[]> {
  const { name } = table
  const columns = await columnsOf(client, name)
  const keys = columns.filter((column) => column.isKey && column.name !== 'district_id')
  const key = keys.filter((column) => column.name !== table.by).at(-1) ?? keys[0]!
  const others = columns.filter(({ isKey }) => !isKey).map((column) => column.name)
  const own = columns.map((column) => (column === key || UNIQUE.includes(column.name) ? otherValue(column) : `"${column.name}"`))
  const atFirst = async (statement: (at: string) => string) => client.query(statement((await placesIn(client, table))[0]!))
  const remove = () => atFirst((at) => `delete from ${name} where ctid = '${at}'`)
  const insert = () => atFirst((at) => `insert into ${name} select ${own.join(', ')} from ${name} where ctid = '${at}'`)
  const swap = async () => swapRows(client, { name, columns, places: await differing(client, table, others) })
  // of a district there is one, and another is not this one's
  const hands =
    name === 'district'
      ? { deleted: remove }
      : { deleted: remove, inserted: insert, ...((await differing(client, table, others)).length > 0 && { swapped: swap }) }
  const outcomes: Outcome[] = []
  for (const [what, hand] of Object.entries(hands)) outcomes.push(await tried(deps, client, [name], `${name}: rows ${what}`, hand))
  return outcomes
}

/** Where two rows lie that say different things; none where all say the same. */
async function differing(client: pg.Client, table: SealedTable, columns: string[]): Promise<string[]> {
  if (columns.length === 0) return []
  const [of, other] = ['a', 'b'].map((row) => `row(${columns.map((column) => `${row}."${column}"`).join(', ')})`)
  const { rows } = await client.query<{ one: string; two: string }>(
    `with t as (select ctid as place, * from ${table.name} where ${ours(table)})
     select a.place::text as one, b.place::text as two from t a join t b on a.place < b.place and ${of} is distinct from ${other} limit 1`,
  )
  return rows.flatMap(({ one, two }) => [one, two])
}

/** Each of two rows says what the other said, under its own key. */
async function swapRows(client: pg.Client, { name, columns, places }: { name: string; columns: Column[]; places: string[] }) {
  const keys = columns.filter(({ isKey }) => isKey).map((column) => column.name)
  const { rows } = await client.query<{ row: Row }>(`select to_jsonb(t) as row from ${name} t where ctid = any($1::tid[])`, [places])
  const [one, two] = rows.map(({ row }) => row) as [Row, Row]
  const withKeysOf = (row: Row, from: Row) => ({ ...row, ...Object.fromEntries(keys.map((key) => [key, from[key]])) })
  await client.query(`delete from ${name} where ctid = any($1::tid[])`, [places])
  for (const row of [withKeysOf(one, two), withKeysOf(two, one)])
    await client.query(`insert into ${name} select * from jsonb_populate_record(null::${name}, $1::jsonb)`, [JSON.stringify(row)])
}

const SEALS = ['seal_subject', 'seal_page']

/** An older version of a row: alone, with its seal, and with the page of seals. The product itself wrote the newer one. */
export async function walkBack(
  deps: Deps,
  client: pg.Client,
  table: SealedTable,
  checkpointed: () => Promise<() => Promise<boolean>>,
): Promise<Outcome[]> {
  const { name } = table
  const columns = (await columnsOf(client, name)).filter(
    ({ name: c, isKey, type }) => table.columns.includes(c) && !isKey && c !== table.by && type !== 'uuid' && c !== 'hash',
  )
  const all = [name, ...SEALS]
  for (const one of all) await client.query(`create temp table old_${one} as select * from ${one}`)
  const outcomes: Outcome[] = []
  if (await rewritten(deps, client, table, columns)) {
    const withCheckpoint = await checkpointed()
    for (const back of [[name], [name, 'seal_subject']])
      outcomes.push(await tried(deps, client, all, `${name}: an older version of ${back.join(' and ')}`, () => putBack(client, back)))
    // as found with the checkpoint only: the very same moment of everything
    await putBack(client, all)
    outcomes.push({ what: `${name}: ${ONLY_WITH_CHECKPOINT[0]}, with the checkpoint`, found: await withCheckpoint() })
  }
  for (const one of all) await client.query(`drop table old_${one}`)
  return outcomes
}

/** The product writes the first row anew, in the first of these columns that names no other row; false where each does. */
async function rewritten(deps: Deps, client: pg.Client, table: SealedTable, columns: Column[]): Promise<boolean> {
  const [at] = await placesIn(client, table)
  for (const column of columns) {
    const change = sql`update ${sql.table(table.name)} set ${sql.ref(column.name)} = ${sql.raw(otherValue(column))} where ctid = ${at!}::tid`
    if (
      await change.execute(deps.db).then(
        () => true,
        () => false,
      )
    )
      return true
  }
  return false
}

async function putBack(client: pg.Client, tables: string[]) {
  for (const one of tables) {
    await client.query(`delete from ${one}`)
    await client.query(`insert into ${one} select * from old_${one}`)
  }
}
