/** The demo's story in a short form: killed in the middle, told to its end, and looked at as the demo people see it. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { api } from '../../../src/domain/api'
import { boardApi } from '../../../src/domain/api-board'
import { noticesApi } from '../../../src/domain/api-notices'
import { visitApi } from '../../../src/domain/api-visit'
import { watchApi } from '../../../src/domain/api-watch'
import { STATE_IDS } from '../../../src/domain/ticket/states'
import { verifyAudit } from '../../../src/server/audit/log'
import { beginStory } from '../../../src/server/story/begin'
import { tellStory, type StoryOptions } from '../../../src/server/story/story'
import { TOPICS } from '../../../src/server/story/words'
import { verifySeals } from '../../../src/server/proof/verify'
import { checkAgainst, verifyTickets, writeCheckpoint, type Checkpoint } from '../../../src/server/ticket/verify'
import { admin, startServer, type TestServer } from '../../helpers/server'
import { file } from '../../helpers/story'

jest.setTimeout(300_000)
const TALES = 12
const SCRIPTED = 44

let server: TestServer
let dir: string
const refused: string[] = []
const told = { first: 0, second: 0, third: 0 }

const options = (change: Partial<StoryOptions> = {}): StoryOptions => ({
  ...{ dir, drawn: dir, tales: TALES, say: () => undefined, isStopped: () => false },
  refused: (name, { action }, why) => refused.push(`${name} ${action} ${why}`),
  ...change,
})
const rows = async <T>(statement: string) => (await server.deps.pool.query(statement)).rows as T[]
const count = async (table: string) => (await rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n

beforeAll(async () => {
  server = await startServer({ settings: { CHECK_SHARE: 20 } })
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-story-'))
  const picture = await sharp({ create: { width: 96, height: 72, channels: 3, background: '#8aa' } })
    .jpeg()
    .toBuffer()
  for (const name of TOPICS.flatMap(({ drawn }) => drawn ?? [])) fs.writeFileSync(path.join(dir, `${name}.jpg`), picture)
  await killedInTheMiddle()
  told.first = await count('ticket')
  await writeCheckpoint(server.deps, path.join(dir, 'checkpoints'))
  told.second = await tellStory(server.deps, options())
  told.third = await tellStory(server.deps, options())
})
afterAll(async () => {
  await server.close()
  fs.rmSync(dir, { recursive: true, force: true })
})

/** Every connection is cut while a tale is being told. */
async function killedInTheMiddle() {
  let tales = 0
  const isStopped = () => {
    if (++tales === 20) void admin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${server.database}'`)
    return false
  }
  await expect(tellStory(server.deps, options({ isStopped }))).rejects.toThrow()
}

test('killed in the middle it goes on with the rest, and told once it is not told again', async () => {
  expect(told.first).toBeGreaterThan(10)
  expect(told.second).toBe(TALES + SCRIPTED - told.first)
  expect(told.third).toBe(0)
  // one began at a door
  expect(await count('ticket')).toBe(TALES + SCRIPTED + 1)
})

test('nothing is half told: every ticket has its beginning, and no notice or figure is there twice', async () => {
  expect(
    await rows('select 1 from ticket t where not exists (select 1 from ticket_event e where e.ticket_id = t.id and e.seq = 1)'),
  ).toEqual([])
  expect(await rows('select 1 from notice group by person_id, ticket_id, seq having count(*) > 1')).toEqual([])
  expect(await rows('select 1 from publication group by ticket_id having count(*) > 1')).toEqual([])
})

test('there are tickets in every state', async () => {
  const found = (await rows<{ state: string }>('select distinct state from ticket')).map(({ state }) => state)
  expect(STATE_IDS.filter((state) => !found.includes(state) && state !== 'verified')).toEqual([])
})

test('some came by phone, at the counter as 信访代办, and on a round; the callers are nobody one can sign in as', async () => {
  const by = await rows<{ source: string; n: number }>('select source, count(*)::int as n from ticket group by source')
  expect(Object.fromEntries(by.map(({ source, n }) => [source, n]))).toMatchObject({ phone: 1, counter: 1, round: 1, visit: 1 })
  expect(await count('caller')).toBe(2)
  const errand = await rows<{ n: number }>(`select count(*)::int as n from ticket_event where seq = 1 and facts like '%"errand":true%'`)
  expect(errand[0]!.n).toBe(1)
})

test('the grid worker has doors to go to, a promise for today, and the case that began at one', async () => {
  const bao = await server.as('baoxiaoyan')
  const { rows: due, booklets } = (await bao.call(visitApi.walk)).reply
  expect({ booklets, whys: [...new Set(due.flatMap(({ dues }) => dues))].sort() }).toEqual({
    booklets: 6,
    whys: ['missed', 'never', 'promise', 'voices'],
  })
  expect(await rows('select 1 from visit_note where ticket_id is not null')).toHaveLength(1)
})

test('the rules refuse no step of a script', () => {
  expect(refused.filter((line) => !line.startsWith('random'))).toEqual([])
})

test.each(['baoxiaoyan', 'wangzhiqiang', 'zhaolijuan', 'liuguodong', 'sunwei', 'zhoumin', 'hanzheng'])(
  '%s has something to do',
  async (person) => {
    const { reply } = await (await server.as(person)).call(api.inbox, { query: { desk: 'todo' } })
    expect(reply.rows.length).toBeGreaterThan(0)
  },
)

test.each(['150703001005-03', '150703001005-01', 'housing'])('a limit of %s is about to pass within the hour', async (unit) => {
  const now = new Date(server.time.now).toISOString()
  const due =
    await rows(`select 1 from ticket_clock c join ticket t on t.id = c.ticket_id where t.unit_id = '${unit}' and c.stopped_at is null
    and c.due_at > '${now}' and c.due_at < timestamptz '${now}' + interval '1 hour'`)
  expect(due.length).toBeGreaterThan(0)
})

test.each(['lixiulan', 'zhangjianguo'])('%s has a verdict to give, something to add and news to read', async (person) => {
  const resident = await server.as(person)
  const mine = (await resident.call(api.myTickets, { query: {} })).reply
  const states = mine.rows.map(({ state }) => state)
  expect(states).toEqual(expect.arrayContaining(['need_info']))
  expect(states.includes('resolved') || states.includes('verified')).toBe(true)
  expect((await resident.call(noticesApi.notices, { query: {} })).reply.rows.length).toBeGreaterThan(0)
})

test('the supervisor has extensions, returns, requests and supervised work before her', async () => {
  const chen = await server.as('chenlan')
  for (const list of ['extension', 'listed', 'leader', 'erasure', 'returned', 'parked'] as const)
    expect((await chen.call(watchApi.watch, { query: { list } })).reply.rows.length).toBeGreaterThan(0)
})

test('the board shows cases, with pictures, and the figures are not empty', async () => {
  const { rows: cases } = (await server.caller().call(boardApi.publicCases, { query: {} })).reply
  expect(cases.length).toBeGreaterThan(1)
  const { sums } = (await server.caller().call(boardApi.figures, { query: { period: 'month' } })).reply
  expect(sums.received).toBeGreaterThan(0)
})

test('verify finds nothing, nor does it against the checkpoints that are kept', async () => {
  expect((await verifyTickets(server.deps)).findings).toEqual([])
  expect((await verifySeals(server.deps)).findings).toEqual([])
  expect(await verifyAudit(server.deps)).toEqual([])
  const checkpoints = path.join(dir, 'checkpoints')
  for (const name of fs.readdirSync(checkpoints))
    expect(await checkAgainst(server.deps, JSON.parse(fs.readFileSync(path.join(checkpoints, name), 'utf8')) as Checkpoint)).toEqual([])
})

test('nothing is told where a ticket is already, with DEMO_EMPTY, or outside the demo', async () => {
  const other = await startServer()
  const empty = fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-empty-'))
  const tickets = async () => (await other.deps.pool.query('select 1 from ticket')).rows.length
  for (const how of [
    { DEMO: true, DEMO_EMPTY: true },
    { DEMO: false, DEMO_EMPTY: false },
  ])
    await beginStory(other.deps, { ...how, dataDir: empty }, () => undefined).stop()
  expect(await tickets()).toBe(0)
  await file(await other.as('lixiulan'))
  expect(await tellStory(other.deps, options({ dir: empty }))).toBe(0)
  expect(await tickets()).toBe(1)
  expect(fs.readdirSync(empty)).toEqual([])
  await other.close()
})
