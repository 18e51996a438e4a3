/** Rows and seals read for checking: some subjects at a time, each table in one statement. */
import { sql } from 'kysely'
import type { Db } from '../database/open'
import type { Keys } from '../keys'
import { markOf, NOTHING, pageOf, plus, type Row } from './sums'
import { ROOTS, SEALED, type Kind, type SealedTable } from './tables'

export type ProofDeps = { db: Db; district: string; keys: Keys; clock: () => number }
/** Kinds with a seal for each of many, and those with few seals for whole tables. */
export const MANY = ['person', 'ticket', 'publication'] as const satisfies readonly Kind[]
export const WHOLE = ['reference', 'audit'] as const satisfies readonly Kind[]

export const tablesOf = (kind: Kind): SealedTable[] => SEALED.filter((table) => table.kind === kind)

/** Rows are written as the triggers see them: in UTC. */
export const inUtc = (db: Db) => sql`set local timezone to 'UTC'`.execute(db)

/** A batch of keys of a kind, in order: those that are there, and those that have a seal. */
export async function keysAfter({ db, district }: ProofDeps, kind: Kind, after: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from (
      (select id::text as key from ${sql.table(ROOTS[kind]!)} where district_id = ${district} and id > ${after}::uuid order by id limit ${most})
      union
      (select split_part(subject, ':', 2) from seal_subject where district_id = ${district} and subject > ${`${kind}:${after}`} and subject < ${`${kind};`} order by subject limit ${most})
    ) k order by key collate "C" limit ${most}`.execute(db)
  return rows.map(({ key }) => key)
}

export const FIRST_KEY = '00000000-0000-0000-0000-000000000000'

/** The seals of these subjects, as they lie there. */
export async function sealsOf({ db, district }: ProofDeps, kind: Kind, keys: string[]): Promise<Map<string, Buffer>> {
  const rows = await db
    .selectFrom('seal_subject')
    .select(['subject', 'sealed'])
    .where('district_id', '=', district)
    .where((where) => where('subject', '=', where.fn.any(where.val(keys.map((key) => `${kind}:${key}`)))))
    .execute()
  return new Map(rows.map(({ subject, sealed }) => [subject.slice(kind.length + 1), sealed]))
}

type Sums = Map<string, Record<string, string>>
/** The sums over the rows of some subjects, and how many rows of each table that were. */
type Summed = { sums: Sums; rows: Map<string, number> }

export async function sumsOf(deps: ProofDeps, kind: Kind, keys: string[]): Promise<Summed> {
  const summed: Summed = { sums: new Map(keys.map((key) => [key, {}])), rows: new Map() }
  for (const table of tablesOf(kind)) {
    const by = sql.ref(`t.${table.by}`)
    const { rows } = await sql<{ key: string; row: unknown[] }>`
      select ${by}::text as key, ${valuesOf(table)} as row from ${sql.table(table.name)} t
      where t.district_id = ${deps.district} and ${by} = any(${keys}::uuid[])`.execute(deps.db)
    for (const { key, row } of rows) add(deps, summed.sums.get(key)!, table, row)
    summed.rows.set(table.name, rows.length)
  }
  return summed
}

const FETCH = 5_000

/** The sums over whole tables, by the key of the seal that covers each row. */
export async function sumsOfWhole(deps: ProofDeps, kind: Kind): Promise<Sums> {
  const sums: Sums = new Map()
  for (const table of tablesOf(kind)) {
    const district = sql.ref(table.name === 'district' ? 't.id' : 't.district_id')
    const key = table.by === '' ? sql`'0'` : sql`right(${sql.ref(`t.${table.by}`)}::text, 1)`
    await sql`declare seal_rows no scroll cursor for select ${key} as key, ${valuesOf(table)} as row from ${sql.table(table.name)} t
      where ${district} = ${sql.lit(deps.district)}`.execute(deps.db)
    for (;;) {
      const { rows } = await sql<{ key: string; row: unknown[] }>`fetch ${sql.lit(FETCH)} from seal_rows`.execute(deps.db)
      for (const { key, row } of rows) {
        if (!sums.has(key)) sums.set(key, {})
        add(deps, sums.get(key)!, table, row)
      }
      if (rows.length < FETCH) break
    }
    await sql`close seal_rows`.execute(deps.db)
  }
  return sums
}

function add({ keys, district }: ProofDeps, sums: Record<string, string>, table: SealedTable, row: unknown[]) {
  const named: Row = Object.fromEntries(table.columns.map((column, i) => [column, row[i]]))
  sums[table.name] = plus(sums[table.name] ?? NOTHING, markOf(keys, district, table, named))
}

const valuesOf = (table: SealedTable) => sql`jsonb_build_array(${sql.join(table.columns.map((column) => sql.ref(`t.${column}`)))})`

/** How many rows a table has that belong to something. */
export async function countOf({ db, district }: ProofDeps, { name, by }: SealedTable): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(name)} t where t.district_id = ${district} and ${sql.ref(`t.${by}`)} is not null`.execute(db)
  return rows[0]!.n
}

/** All seals of the district, in order, some at a time. */
export async function* allSeals({ db, district }: ProofDeps) {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('seal_subject')
      .select(['subject', 'sealed'])
      .where('district_id', '=', district)
      .where('subject', '>', after)
      .orderBy('subject')
      .limit(FETCH)
      .execute()
    for (const row of rows) yield { ...row, page: pageOf(row.subject) }
    if (rows.length < FETCH) return
    after = rows.at(-1)!.subject
  }
}

export const pagesOf = ({ db, district }: ProofDeps) =>
  db.selectFrom('seal_page').select(['page', 'sealed']).where('district_id', '=', district).orderBy('page').execute()
