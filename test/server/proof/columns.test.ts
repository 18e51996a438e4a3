/** Every table and column of the database has an answer in proof/tables.ts: sealed, chained, derived or transient. */
import { PROOF, SEALED } from '../../../src/server/proof/tables'
import { startServer, type TestServer } from '../../helpers/server'

let server: TestServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.close())

/** What no seal can cover: the seals themselves, and the list of migrations. */
const OUTSIDE = ['seal_page', 'seal_subject', 'kysely_migration', 'kysely_migration_lock']

const columns = async () =>
  (
    await server.deps.pool.query<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns where table_schema = 'public' order by 1, 2`,
    )
  ).rows.filter(({ table_name }) => !OUTSIDE.includes(table_name))

/** How a column is answered for; nothing when nobody did. */
function answer(table: string, column: string): string | undefined {
  const entry = (PROOF as Record<string, (typeof PROOF)[keyof typeof PROOF] | undefined>)[table]
  if (!entry) return undefined
  if (!('sealed' in entry)) return entry.apart
  if (column === 'district_id') return 'sealed'
  const isSealed = SEALED.find(({ name }) => name === table)!.columns.includes(column)
  return isSealed ? 'sealed' : entry.apart?.[column]
}

test('every column is sealed, or named with the reason why not', async () => {
  const unanswered = (await columns()).filter((one) => !answer(one.table_name, one.column_name))
  expect(unanswered).toEqual([])
})

test('what is left apart says whether it is chained, derived or transient', async () => {
  const answers = (await columns()).map((one) => answer(one.table_name, one.column_name)!)
  expect(answers.filter((one) => one !== 'sealed' && !/^(chained|derived|transient): /.test(one))).toEqual([])
})

test('no answer names a column that is not there', async () => {
  const there = new Set((await columns()).map((one) => `${one.table_name}.${one.column_name}`))
  const named = Object.entries(PROOF).flatMap(([table, entry]) =>
    'sealed' in entry
      ? [...SEALED.find(({ name }) => name === table)!.columns, ...Object.keys(entry.apart ?? {})].map((c) => `${table}.${c}`)
      : [],
  )
  expect(named.filter((one) => !there.has(one))).toEqual([])
})

test('rows of one seal are found by an index', async () => {
  const { rows } = await server.deps.pool.query<{ on: string }>(
    `select c.relname || '.' || a.attname as on from pg_index i join pg_class c on c.oid = i.indrelid
     join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[1]`,
  )
  const indexed = new Set(rows.map(({ on }) => on))
  const walked = SEALED.filter(({ kind }) => kind !== 'reference' && kind !== 'audit').map(({ name, by }) => `${name}.${by}`)
  expect(walked.filter((one) => !indexed.has(one))).toEqual([])
})
