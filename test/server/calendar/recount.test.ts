/** The working calendar changed after a report was filed: new due times, with a line in the history that the reporter reads. */
import { watchApi } from '../../../src/domain/api-watch'
import { turned } from '../../../src/domain/calendar/edit'
import { movesOf, moveWords } from '../../../src/domain/reading/due-moves'
import type { TicketView } from '../../../src/domain/ticket/views'
import { recount } from '../../../src/server/calendar/recount'
import { sweep } from '../../../src/server/ticket/sweep'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, look, people, type People } from '../../helpers/story'

let server: TestServer
let who: People
let keeper: Caller
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
  keeper = await server.as('system')
})
afterEach(async () => {
  expect((await verifyTickets(server.deps)).findings).toEqual([])
  await server.close()
})

const at = (words: string) => Date.parse(`${words}:00+08:00`)
const handle = (view: TicketView) => view.clocks.find(({ kind }) => kind === 'handle')?.dueAt
const newest = async () => (await keeper.call(watchApi.calendar)).reply.calendar
/** Wednesday 2026-11-25 becomes a day off. */
const wednesdayOff = async () => keeper.call(watchApi.saveCalendar, { body: turned(await newest(), '2026-11-25') })
const told = async (id: string) => {
  const { rows } = await server.deps.pool.query<{ n: number }>(`select count(*) as n from outbox where payload->>'ticketId' = $1`, [id])
  return rows[0]!.n
}

test('a holiday added after filing moves the due time; the reporter sees from when to when, and why', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  expect(handle(await look(who.li, id))).toBe(at('2026-11-26T17:30'))
  const before = await told(id)

  const saved = await wednesdayOff()
  expect(saved.reply).toMatchObject({ calendar: { version: 2 }, waiting: 1 })
  expect(await recount(server.deps)).toBe(1)

  const seen = await look(who.li, id)
  expect(handle(seen)).toBe(at('2026-11-27T17:30'))
  const [move] = movesOf(seen.timeline, 'resident')
  expect(move).toMatchObject({ why: '放假安排变了，时限重算' })
  expect(moveWords(move!, server.time.now)).toBe('原定 周四(26日) 17:30，现在 周五(27日) 17:30。')
  expect(await told(id)).toBe(before + 1)
  expect((await keeper.call(watchApi.calendar)).reply.waiting).toBe(0)
})

test('run again, and by two servers at once, it does nothing twice', async () => {
  const { id } = await file(who.li)
  const second = await startServer({ database: server.database })
  await wednesdayOff()
  await second.deps.reference.load()
  const moved = await Promise.all([recount(server.deps), recount(second.deps)])
  expect(moved[0]! + moved[1]!).toBe(1)
  expect(await recount(server.deps)).toBe(0)
  expect((await look(who.li, id)).timeline.filter(({ action }) => action === 'recount')).toHaveLength(1)
  await second.close()
})

test('a due time that stays is no news: neither a line nor a word to anyone', async () => {
  const { id } = await file(who.li)
  const before = await told(id)
  await keeper.call(watchApi.saveCalendar, { body: turned(await newest(), '2026-12-30') })
  expect(await recount(server.deps)).toBe(0)
  expect((await look(who.bao, id)).timeline.map(({ action }) => action)).toEqual(['submit'])
  expect(await told(id)).toBe(before)
  expect((await keeper.call(watchApi.calendar)).reply.waiting).toBe(0)
})

test('what held still goes on by the new calendar', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  await act(who.bao, id, 'pause', { pauseReason: 'weather', note: '等风停', until: '2026-11-24' })
  await wednesdayOff()
  expect(await recount(server.deps)).toBe(0)
  expect(handle(await look(who.li, id))).toBeNull()
  // 24th at closing time: Mon 10:24 to Thu 17:30 were left, less Wednesday
  server.time.now = at('2026-11-24T17:31')
  await sweep(server.deps)
  who = await people(server)
  expect(new Date(handle(await look(who.li, id))! + 8 * 3_600_000).toISOString().slice(0, 10)).toBe('2026-12-01')
  expect(await recount(server.deps)).toBe(0)
})

test('only the administrator of the system may change it, never behind somebody’s back', async () => {
  const calendar = await newest()
  for (const other of [who.centre, who.supervisor, who.bao, who.li])
    expect((await other.call(watchApi.saveCalendar, { body: calendar })).status).toBe(403)
  expect((await who.bao.call(watchApi.calendar)).status).toBe(403)
  expect((await who.supervisor.call(watchApi.calendar)).status).toBe(200)
  await wednesdayOff()
  expect(await keeper.call(watchApi.saveCalendar, { body: turned(calendar, '2026-11-24') })).toMatchObject({
    status: 409,
    problem: { code: 'calendarMoved' },
  })
})

test('what contradicts itself is refused, what may be a slip is asked about once, and a year gone by may be added', async () => {
  const calendar = await newest()
  const save = async (change: object) => keeper.call(watchApi.saveCalendar, { body: { ...(await newest()), ...change } })
  expect(await save({ makeUpDays: [...calendar.makeUpDays, '2026-10-01'] })).toMatchObject({
    status: 409,
    problem: { code: 'calendarWrong' },
  })
  const past = turned(calendar, '2026-11-20')
  const asked = await save(past)
  expect(asked).toMatchObject({ status: 409, problem: { code: 'calendarAsks' } })
  expect(asked.problem.message).toBe(' 2026-11-20 已经过去了，按原来的算过；改了只影响以后的统计。就这样存吗？')
  expect((await save({ ...past, sure: true })).reply.calendar).toMatchObject({ version: 2 })
  const older = ['2019-10-01', '2019-10-02', '2019-10-03']
  expect((await save({ holidays: [...older, ...(await newest()).holidays] })).reply.calendar).toMatchObject({ version: 3 })
})
