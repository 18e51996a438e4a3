import { sql, type RawBuilder } from 'kysely'
import type pg from 'pg'
import type { Actor } from '../../src/domain/people/actors'
import { WATCHES } from '../../src/domain/reading/watch-lists'
import { dayQuery } from '../../src/server/figures/days'
import { boardQuery, gridQuery } from '../../src/server/publication/board'
import { shelfQuery } from '../../src/server/publication/moderation'
import { noticesQuery, unreadQuery, type Person } from '../../src/server/notices/store'
import { deskCountsQuery } from '../../src/server/ticket/desk-counts'
import { deskPageQuery, deskQuery, mineQuery } from '../../src/server/ticket/read'
import { countsQuery, watchQuery } from '../../src/server/ticket/watch'
import { lookOf } from '../../src/server/ticket/work'
import { buffersOf } from '../helpers/buffers'
import { TEST_NOW } from '../helpers/constants'
import { bulkHand, startServer, type TestServer } from '../helpers/server'
import { file, GRID_3, people } from '../helpers/story'

jest.setTimeout(120_000)
let server: TestServer
let hand: pg.Client
beforeAll(async () => {
  server = await startServer()
  hand = await bulkHand(server.database)
})
afterAll(async () => {
  await hand.end()
  await server.close()
})

const MANY = 60_000
/** A page of a list; counts look at an index of ten thousand or at a thousand tickets a list, the sums of a day at the 288 that were due in it. */
const MOST = { page: 400, count: 25_000, day: 2_000 }
const mostOf = (name: string) => (name.startsWith('how many') ? MOST.count : name.startsWith('the sums') ? MOST.day : MOST.page)
/** Half of all tickets lie with one worker: the case in which a planner is tempted to walk another index. */
const worker: Actor = { kind: 'staff', personId: '00000000-0000-0000-0000-000000000001', posts: [{ unitId: GRID_3, duty: 'gridWorker' }] }
const supervisor: Actor = {
  kind: 'staff',
  personId: '00000000-0000-0000-0000-000000000002',
  posts: [{ unitId: 'centre', duty: 'supervisor' }],
}

const dispatcher: Actor = {
  kind: 'staff',
  personId: '00000000-0000-0000-0000-000000000002',
  posts: [{ unitId: 'centre', duty: 'dispatcher' }],
}

test('lists read as few pages of the database with sixty thousand tickets as with a handful', async () => {
  const { li } = await people(server)
  await file(li)
  const { rows } = await sql<{ person_id: string }>`select person_id from ticket_party limit 1`.execute(server.deps.db)
  const resident: Person = { kind: 'resident', personId: rows[0]!.person_id }
  const queries: [string, RawBuilder<unknown>][] = [
    ['待办', deskPageQuery(lookOf(server.deps, worker, server.time.now), 'todo', undefined)],
    ['没人经手', deskPageQuery(lookOf(server.deps, worker, server.time.now), 'nobody', undefined)],
    ['我的', deskPageQuery(lookOf(server.deps, worker, server.time.now), 'mine', undefined)],
    ['办完', deskQuery(server.deps, worker, 'done', undefined)],
    ['a later page of 办完', deskQuery(server.deps, worker, 'done', `0_${Date.parse('2026-06-01')}_00000000-0000-0000-0000-000000000000`)],
    ['a later page of 待办', deskQuery(server.deps, worker, 'todo', `2_${Date.parse('2026-06-01')}_00000000-0000-0000-0000-000000000000`)],
    ['how many on my desks', deskCountsQuery(server.deps, worker, TEST_NOW, TEST_NOW + 86_400_000)],
    ['my tickets', mineQuery(server.deps, resident, {})],
    ['how many on 督办台', countsQuery(server.deps, supervisor, TEST_NOW)],
    ...WATCHES.map((list): [string, RawBuilder<unknown>] => [
      `督办台 ${list}`,
      watchQuery(lookOf(server.deps, supervisor, TEST_NOW), list, undefined),
    ]),
    ['消息', noticesQuery(server.deps, resident, undefined)],
    ['a later page of 消息', noticesQuery(server.deps, resident, `${Date.parse('2026-01-20')}_00000000-0000-0000-0000-000000000000`)],
    ['how many 消息 are unread', unreadQuery(server.deps, resident)],
  ]
  await fill(resident.personId)
  await publishAll()
  queries.push(
    ['the board', boardQuery(server.deps, {})],
    ['a later page of the board', boardQuery(server.deps, { after: `${Date.parse('2026-03-01')}_00000000-0000-0000-0000-000000000000` })],
    ['the board of a category', boardQuery(server.deps, { category: 'transport' })],
    ['the board of a community', boardQuery(server.deps, { place: '150703001001' })],
    ['the board of a community and category', boardQuery(server.deps, { place: '150703001005', category: 'ecology' })],
    ['the board of a grid', boardQuery(server.deps, { place: GRID_3 })],
    ['what is open on the board', boardQuery(server.deps, { only: 'open' })],
    ['a rare word', boardQuery(server.deps, { words: '水管' })],
    ['a word of every case', boardQuery(server.deps, { words: '路灯' })],
    ['a rare word and one of every case', boardQuery(server.deps, { words: '水管 路灯' })],
    ['the map', gridQuery(server.deps, server.time.now)],
    ['what waits for a moderator', shelfQuery(server.deps, 'waiting', undefined, dispatcher)],
    ['what a moderator has published', shelfQuery(server.deps, 'shown', undefined, dispatcher)],
    ['the sums of a day', dayQuery(server.deps, '2026-03-05')],
  )
  for (const [name, query] of queries) {
    for (const plan of ['a plan of its own', 'the general plan'] as const) {
      const pages = await buffersOf(server.deps, query, plan)
      expect(`${name}, ${plan}: ${pages <= mostOf(name) ? 'few' : pages}`).toBe(`${name}, ${plan}: few`)
    }
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
    supervision: `case when n % 100 = 0 then 'phone' when n % 50 = 0 then 'letter' end`,
    extension_asked: `case when n % 350 = 0 then timestamptz '2026-12-01' + n * interval '1 minute' end`,
  }
  await pool.query(
    `insert into ticket (${columns.join(', ')}) select ${columns.map((column) => changed[column] ?? `one.${column}`).join(', ')} from one, generate_series(1, ${MANY}) n`,
  )
  await pool.query(
    `insert into ticket_unit select district_id, id, unit_id, case when state = 'closed' then 'done' else 'todo' end, filed_at, case when state = 'closed' then 0 else 2 end
      from ticket on conflict do nothing`,
  )
  await pool.query(
    `insert into ticket_party select district_id, id, gen_random_uuid(), 'reporter', case when filed_at < '2026-02-01' then $1::uuid end, null, 'sealed', filed_at from ticket where number like 'n%'`,
    [personId],
  )
  await pool.query(
    `insert into ticket_clock (district_id, ticket_id, kind, seq, started_at, due_at, first_due_at, counted_from, time_limit, tentative, limit_version, calendar_version, stopped_at, rung)
      select district_id, id, kind, 1, filed_at, filed_at, filed_at, filed_at, '3wd', false, 1, 1, case when state = 'closed' then filed_at end, case when kind in ('handle', 'accept') then 2 else 0 end
      from ticket, unnest(array['handle', 'rule', 'review', 'accept']) kind where number like 'n%'`,
  )
  await pool.query('vacuum analyze ticket_clock')
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

/** All of them on the board; a few open, a few of a rare category, community and word: thirty of these, for the planner knows what half of the rows tell it. */
async function publishAll() {
  const pool = hand
  await pool.query(`insert into publication (district_id, id, ticket_id, state, category, community_id, grid_id, is_open, title, words, asked_at, published_at)
    select district_id, gen_random_uuid(), id, 'approved', case when n % 5000 = 0 then 'transport' when n % 5000 = 1 then 'ecology' else category end,
      case when n % 5000 = 2 then '150703001001' else '150703001005' end, unit_id, n % 2000 = 0, '路灯',
      case when n % 2000 = 3 then array['150703路灯', '150703水管'] else array['150703路灯'] end, filed_at, filed_at
    from (select t.*, row_number() over (order by id) as n from ticket t where number like 'n%') t`)
  await pool.query(`update ticket set public_consent = true where number like 'n%'`)
  for (const table of ['ticket', 'publication', 'ticket_clock', 'ticket_verdict']) await pool.query(`vacuum analyze ${table}`)
}
