/** A data directory of the first version opens today: nothing is lost, clocks go on, and what was written verifies. */
import { api } from '../../../src/domain/api'
import { BUNDLED_CALENDAR } from '../../../src/domain/calendar/workdays'
import { BUNDLED } from '../../../src/domain/report/categories'
import { migrate, openDatabase, openPool } from '../../../src/server/database/open'
import { DEMO_PEOPLE, demoDistrict } from '../../../src/server/demo/district'
import { loadDistrict } from '../../../src/server/demo/load'
import { ensureCalendar, ensureCatalogue } from '../../../src/server/demo/seed'
import { Keys } from '../../../src/server/keys'
import { sweep } from '../../../src/server/ticket/sweep'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { TEST_NOW, TEST_SECRET } from '../../helpers/constants'
import { copyTemplate, startServer, urlOf, type TestServer } from '../../helpers/server'
import { act, GRID_3, look, people, SOLVED, type People } from '../../helpers/story'
import { old, writeYesterday } from '../../helpers/yesterday'

jest.setTimeout(60_000)
let server: TestServer
let who: People
let ids: Record<string, string>
beforeEach(async () => {
  const database = await copyTemplate('template1')
  const pool = openPool({ connectionString: urlOf(database) }, () => undefined)
  const db = openDatabase(pool)
  const keys = new Keys(TEST_SECRET)
  await migrate(db, () => undefined, '0001-ticket-channel')
  await loadDistrict(db, demoDistrict(), keys, TEST_NOW)
  await ensureCatalogue(db, '150703', BUNDLED, TEST_NOW)
  await ensureCalendar(db, '150703', BUNDLED_CALENDAR, TEST_NOW)
  ids = await writeYesterday(pool, keys, DEMO_PEOPLE.find(({ id }) => id === 'lixiulan')!.personId)
  await migrate(db, () => undefined)
  await db.destroy()
  server = await startServer({ database })
  who = await people(server)
})
afterEach(() => server.close())

const verified = async () => expect((await verifyTickets(server.deps)).findings).toEqual([])
const clocksOf = async (name: string) => {
  const { clocks } = await look(who.centre, ids[name]!)
  return Object.fromEntries(clocks.map(({ kind, dueAt }) => [kind, dueAt]))
}

test('every ticket reads as before, for its reporter and for the centre, and its history verifies', async () => {
  await verified()
  for (const [name, id] of Object.entries(ids)) {
    const state = name === 'closed unanswered' ? 'closed' : name
    expect(await look(who.li, id)).toMatchObject({ audience: 'reporter', state, text: '5 号楼北侧的路灯不亮' })
    expect(await look(who.centre, id)).toMatchObject({ audience: 'centre', state })
  }
  const { reply } = await who.bao.call(api.inbox, { query: { desk: 'todo' } })
  expect(reply.rows.map(({ id }) => id).sort()).toEqual([ids.submitted, ids.accepted, ids.rework].sort())
})

test('clocks go on: the same due times, and what stands still stands still', async () => {
  expect(await clocksOf('submitted')).toEqual({ accept: old('23T11:00'), handle: old('26T17:30') })
  expect(await clocksOf('dispatched')).toEqual({ sign: old('23T16:00'), handle: old('25T17:30') })
  expect(await clocksOf('verified')).toEqual({ answer: old('25T10:00') })
  expect(await clocksOf('closed')).toEqual({})
})

test('the deadline clock sees to them: overdue is told, the next level gets it, silence closes', async () => {
  // Monday 10:24: 20 November's escalation and this morning's rework are late already
  await sweep(server.deps)
  expect((await look(who.centre, ids.escalated!)).timeline.at(-1)).toMatchObject({ action: 'overdue' })
  expect((await look(who.centre, ids.submitted!)).timeline.at(-1)).toMatchObject({ action: 'submit' })
  server.time.now = old('25T10:00')
  who = await people(server)
  for (let n = 0; n < 3; n++) await sweep(server.deps)
  expect(await look(who.centre, ids.verified!)).toMatchObject({ state: 'closed', answered: false })
  expect((await look(who.centre, ids.submitted!)).timeline.map(({ action }) => action)).toContain('overdue')
  const { rows } = await server.deps.pool.query(`select count(*) as n from ticket_clock where stopped_at is null and next_at <= $1`, [
    new Date(server.time.now),
  ])
  expect(rows).toEqual([{ n: 0 }])
  await verified()
})

test('people go on working on them, by the rules of today', async () => {
  await act(who.bao, ids.submitted!, 'accept')
  await act(who.housing, ids.dispatched!, 'sign')
  await act(who.bao, ids.accepted!, 'inform', { note: '明天换灯' })
  expect(await act(who.bao, ids.accepted!, 'resolve', SOLVED)).toMatchObject({ state: 'verified' })
  expect(await act(who.housing, ids.in_progress!, 'extend', { until: '2026-12-01', note: '配件要订' })).toMatchObject({
    state: 'in_progress',
  })
  expect(await act(who.centre, ids.returned!, 'dispatch', { unit: 'housing', goal: '办好', reason: '按职责定。' })).toMatchObject({
    state: 'dispatched',
  })
  // sent back once already: somebody else checks it now
  expect(await act(who.bao, ids.rework!, 'resolve', SOLVED)).toMatchObject({ state: 'resolved' })
  expect(await act(who.li, ids.verified!, 'judge', { solved: 'no', satisfied: '2' })).toMatchObject({
    state: 'rework',
    unit: { id: GRID_3 },
  })
  expect(await act(who.li, ids.closed!, 'reopen', { note: '又灭了' })).toMatchObject({ state: 'rework' })
  expect(await act(who.li, ids.rejected!, 'appeal', { note: '这是公共路灯' })).toMatchObject({ state: 'submitted' })
  await verified()
})
