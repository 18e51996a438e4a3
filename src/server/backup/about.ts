/** What a backup says of itself, in its first entry and its last but one. */
import type { ClientBase } from 'pg'
import * as v from 'valibot'

export const FORMAT = 'shimin-chuishao-backup'
export const VERSION = 1

const Table = v.object({ name: v.string(), columns: v.array(v.string()) })
export type Table = v.InferOutput<typeof Table>

export const About = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  takenAt: v.string(),
  postgres: v.string(),
  /** The schema: migrations applied, in order. */
  migrations: v.array(v.string()),
  /** Which secret opens the sealed data; the secret itself is never in a backup. */
  secret: v.string(),
  districts: v.array(v.string()),
  /** In an order in which each comes after those it refers to. */
  tables: v.array(Table),
})
export type About = v.InferOutput<typeof About>

export const Counts = v.object({
  rows: v.record(v.string(), v.number()),
  photos: v.number(),
  voices: v.optional(v.number(), 0),
  papers: v.optional(v.number(), 0),
  withoutFile: v.array(v.string()),
})
export type Counts = v.InferOutput<typeof Counts>

/** The schema's own books, which migrating writes anew. */
const BOOKS = ['kysely_migration', 'kysely_migration_lock']

/** All tables, each after those it refers to, read from the database itself: a new table is never forgotten. */
export async function tablesIn(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { refers: string[] }>(TABLES)
  const left = rows.filter((row) => !BOOKS.includes(row.name))
  const placed: Table[] = []
  while (left.length > 0) {
    const next = left.findIndex((table) => table.refers.every((name) => placed.some((one) => one.name === name)))
    if (next < 0) throw new Error(`Tables refer to each other in a circle: ${left.map((table) => table.name).join(', ')}`)
    const { name, columns } = left.splice(next, 1)[0]!
    placed.push({ name, columns })
  }
  return placed
}

const TABLES = `
  select t.relname as name,
    array(select a.attname::text from pg_attribute a
          where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    array(select distinct r.relname::text from pg_constraint c join pg_class r on r.oid = c.confrelid
          where c.conrelid = t.oid and c.contype = 'f' and c.confrelid <> t.oid) as refers
  from pg_class t
  where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
  order by t.relname`

/** Migrations applied, in order; none in an empty database. */
export async function migrationsIn(client: ClientBase): Promise<string[]> {
  const { rows: there } = await client.query(`select to_regclass('kysely_migration') is not null as yes`)
  if (!there[0].yes) return []
  return (await client.query('select name from kysely_migration order by name')).rows.map((row) => row.name)
}

/** Dates, floats and bytes as text that any later PostgreSQL reads as the same value, whatever the database's own settings. */
export const PORTABLE = `set client_encoding = 'UTF8'; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set bytea_output = 'hex'; set extra_float_digits = 1; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`

export const copyOf = (client: ClientBase, { name, columns }: Table): string =>
  `copy ${client.escapeIdentifier(name)} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')})`
