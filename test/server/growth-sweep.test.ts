import { sql, type RawBuilder } from 'kysely'
import type pg from 'pg'
import type { Actor } from '../../src/domain/people/actors'
import { dueQuery } from '../../src/server/ticket/sweep'
import { bulkHand, startServer, type TestServer } from '../helpers/server'
import { file, GRID_3, people } from '../helpers/story'

jest.setTimeout(120_000)
let server: TestServer
let hand: pg.Client
let resident: Actor & { kind: 'resident' }
beforeAll(async () => {
  server = await startServer()
  hand = await bulkHand(server.database)
  const { li } = await people(server)
  await file(li)
  const { rows } = await sql<{ person_id: string }>`select person_id from ticket_party limit 1`.execute(server.deps.db)
  resident = { kind: 'resident', personId: rows[0]!.person_id }
  await fill(resident.personId)
})
afterAll(async () => {
  await hand.end()
  await server.close()
})

const MANY = 60_000
test('the deadline clock walks the index of live clocks alone, whether nothing is due or more than it takes at once', async () => {
  const earlier = { ticket_id: '00000000-0000-0000-0000-000000000000', kind: 'accept', seq: 0, next_at: 0 } as const
  for (const [name, now] of [
    ['nothing due', '2025-12-31'],
    ['a thousand due', '2027-01-01'],
  ] as const) {
    const plan = await planOf(dueQuery(server.deps, Date.parse(now), earlier))
    expect({ name, nodes: nodesOf(plan) }).toEqual({ name, nodes: ['Limit', 'Index Scan ticket_clock_next'] })
    // a hundred rows lie on as many pages at most, and the index is a few deep
    expect(pagesOf(plan)).toBeLessThanOrEqual(150)
  }
})

/** Copies of the one ticket: mostly closed, half of them at one grid. */
async function fill(personId: string) {
  const pool = hand
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
  // four clocks of each: all have stopped on what is closed, one runs on what is open
  await pool.query(
    `insert into ticket_clock (district_id, ticket_id, kind, seq, started_at, due_at, first_due_at, counted_from, time_limit, tentative, limit_version, calendar_version, stopped_at, next_at)
     select district_id, id, kind, 1, filed_at, filed_at, filed_at, filed_at, '3wd', false, 1, 1, case when state = 'closed' or kind <> 'handle' then filed_at end, case when state <> 'closed' and kind = 'handle' then filed_at end
     from ticket, unnest(array['accept', 'return', 'handle', 'answer']) as kind where number like 'n%'`,
  )
  await pool.query('vacuum analyze ticket')
  await pool.query('vacuum analyze ticket_clock')
  await pool.query('vacuum analyze ticket_unit')
  await pool.query('vacuum analyze ticket_party')
}

type Plan = Record<'Shared Hit Blocks' | 'Shared Read Blocks', number> & { 'Node Type': string; 'Index Name'?: string; Plans?: Plan[] }

async function planOf(query: RawBuilder<unknown>): Promise<Plan> {
  const { sql: text, parameters } = query.compile(server.deps.db)
  const { rows } = await server.deps.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, buffers, format json) ${text}`, [
    ...parameters,
  ])
  return rows[0]!['QUERY PLAN'][0].Plan
}

/** Pages touched, in memory or on disk: free of the machine's noise. */
const pagesOf = (plan: Plan): number => plan['Shared Hit Blocks'] + plan['Shared Read Blocks']

const nodesOf = (plan: Plan): string[] => [
  [plan['Node Type'], plan['Index Name']].filter(Boolean).join(' '),
  ...(plan.Plans ?? []).flatMap(nodesOf),
]
