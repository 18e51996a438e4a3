import { startServer, type TestServer } from '../helpers/server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** Not the district's data: the district itself, and the migrator's own books. */
const APART = "('district', 'kysely_migration', 'kysely_migration_lock')"

test('every key and index of district data begins with district_id, so the tables can be spread unchanged', async () => {
  const { rows } = await server.deps.pool.query<{ index: string; first: string }>(`
    select i.indexrelid::regclass::text as index, a.attname as first
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
    join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
    join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
    -- words are indexed one by one, and each begins with its district
    where n.nspname = 'public' and m.amname <> 'gin' and t.relname not in ${APART}`)
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter((row) => row.first !== 'district_id')).toEqual([])
})

test('every foreign key between tables of district data carries district_id', async () => {
  const { rows } = await server.deps.pool.query<{ name: string; columns: string[] }>(`
    select c.conname as name, array_agg(a.attname::text) as columns
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace group by c.conname`)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter((row) => !row.columns.includes('district_id'))).toEqual([])
})

test('no id comes from a sequence', async () => {
  const { rows } = await server.deps.pool.query(`select relname from pg_class where relkind = 'S'`)
  expect(rows).toEqual([])
})

test('text is ordered and searched as Chinese needs it', async () => {
  const { rows } = await server.deps.pool.query<{ encoding: string; ctype: string }>(
    `select pg_encoding_to_char(encoding) as encoding, datctype as ctype from pg_database where datname = current_database()`,
  )
  expect(rows[0]!.encoding).toBe('UTF8')
})
