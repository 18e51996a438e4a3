import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../src/domain/people/actors'
import { noticesQuery, unreadQuery, type Person } from '../../src/server/notices/store'
import { deskQuery, mineQuery } from '../../src/server/ticket/read'
import { startServer, type TestServer } from '../helpers/server'
import { file, GRID_3, people } from '../helpers/story'

jest.setTimeout(120_000)
let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const MANY = 60_000
/** Half of all tickets lie with one worker: the case in which a planner is tempted to walk another index. */
const worker: Actor = { kind: 'staff', personId: '00000000-0000-0000-0000-000000000001', posts: [{ unitId: GRID_3, duty: 'gridWorker' }] }

test('lists read as few pages of the database with sixty thousand tickets as with a handful', async () => {
  const { li } = await people(server)
  await file(li)
  const { rows } = await sql<{ person_id: string }>`select person_id from ticket_party limit 1`.execute(server.deps.db)
  const resident: Person = { kind: 'resident', personId: rows[0]!.person_id }
  const queries: [string, RawBuilder<unknown>][] = [
    ['待办', deskQuery(server.deps, worker, 'todo', undefined)],
    ['办完', deskQuery(server.deps, worker, 'done', undefined)],
    ['a later page of 办完', deskQuery(server.deps, worker, 'done', `${Date.parse('2026-06-01')}_00000000-0000-0000-0000-000000000000`)],
    ['my tickets', mineQuery(server.deps, resident, undefined)],
    ['消息', noticesQuery(server.deps, resident, undefined)],
    ['a later page of 消息', noticesQuery(server.deps, resident, `${Date.parse('2026-01-20')}_00000000-0000-0000-0000-000000000000`)],
    ['how many 消息 are unread', unreadQuery(server.deps, resident)],
  ]
  await fill(resident.personId)
  for (const [name, query] of queries) {
    const pages = await buffersOf(query)
    // counting stops at a hundred, and looks each of them up
    const few = name.startsWith('how many') ? 1_000 : 400
    expect(`${name}: ${pages <= few ? 'few' : pages}`).toBe(`${name}: few`)
  }
})

/** Copies of the one ticket: mostly closed, half of them at one grid. */
async function fill(personId: string) {
  const { pool } = server.deps
  await pool.query(`create temp table one as select * from ticket limit 1`)
  const columns = (
    await pool.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'ticket' and table_schema = 'public' order by ordinal_position`,
    )
  ).rows.map((row) => row.column_name)
  const changed: Record<string, string> = {
    id: 'gen_random_uuid()',
    number: `'n' || n`,
    state: `case when n % 50 = 0 then 'accepted' else 'closed' end`,
    unit_id: `case when n % 2 = 0 then '${GRID_3}' else '150703001005-01' end`,
    filed_at: `timestamptz '2026-01-01' + n * interval '5 minutes'`,
  }
  await pool.query(
    `insert into ticket (${columns.join(', ')}) select ${columns.map((column) => changed[column] ?? `one.${column}`).join(', ')} from one, generate_series(1, ${MANY}) n`,
  )
  await pool.query(
    `insert into ticket_unit select district_id, id, unit_id, case when state = 'closed' then 'done' else 'todo' end, filed_at from ticket on conflict do nothing`,
  )
  await pool.query(
    `insert into ticket_party select district_id, id, gen_random_uuid(), 'reporter', case when filed_at < '2026-02-01' then $1::uuid end, null, 'sealed', filed_at from ticket where number like 'n%'`,
    [personId],
  )
  // every line of history there is was told to this one person, and is unread
  await pool.query(
    `insert into ticket_event select district_id, id, 1, 'accept', filed_at, null, 'staff:x', null, unit_id, null, 'submitted', state, null, unit_id, 1, 0, '{}', ''::bytea, ''::bytea from ticket where number like 'n%' and filed_at < '2026-02-01'`,
  )
  await pool.query(
    `insert into notice select district_id, gen_random_uuid(), $1, ticket_id, seq, 'resident', at from ticket_event where actor = 'staff:x'`,
    [personId],
  )
  await pool.query('vacuum analyze notice')
  await pool.query('vacuum analyze ticket_event')
  await pool.query('vacuum analyze ticket')
  await pool.query('vacuum analyze ticket_unit')
  await pool.query('vacuum analyze ticket_party')
}

/** Pages touched, in memory or on disk: free of the machine's noise. */
async function buffersOf(query: RawBuilder<unknown>): Promise<number> {
  const { sql: text, parameters } = query.compile(server.deps.db)
  const { rows } = await server.deps.pool.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    `explain (analyze, buffers, format json) ${text}`,
    [...parameters],
  )
  const plan = rows[0]!['QUERY PLAN'][0].Plan
  return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!
}
