/** Dispatch meetings: an agenda that makes itself, decisions that stand in the case's own history, and what became of them at the next. */
import { meetingApi, type MeetingView } from '../../../src/domain/api-meeting'
import { ITEM_IDS, type ItemId } from '../../../src/domain/meeting/meeting'
import { sweep } from '../../../src/server/ticket/sweep'
import { verifySeals } from '../../../src/server/proof/verify'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, people, TIANHE, type People } from '../../helpers/story'
import { at } from '../../helpers/tickets'

let server: TestServer
let who: People
let chen: Caller
beforeAll(async () => {
  server = await startServer()
  await itIs('2026-11-23 10:30')
})
afterAll(() => server.close())

/** Sets the clock; everybody signs in anew, for a session ends in the meantime. */
async function itIs(when: string) {
  server.time.now = at(when)
  who = await people(server)
  chen = who.supervisor
}
const open = async () => (await chen.call(meetingApi.openMeeting, { body: {} })).reply.id
const view = async (id: string): Promise<MeetingView> => (await chen.call(meetingApi.meeting, { params: { id } })).reply
const titles = (of: MeetingView, item: ItemId) => of.agenda.find((one) => one.item === item)!.rows.map(({ id }) => id)
const decide = (id: string, body: object) => chen.call(meetingApi.decideMeeting, { params: { id }, body: body as never })

let first: string
let late: string

test('the agenda names what is late, what is about to be, and the old trouble at the old place; the centre’s own cases in confidence stay out', async () => {
  late = (await file(who.li)).id
  await act(who.bao, late, 'accept')
  await itIs('2026-12-01 10:00')
  await sweep(server.deps)
  for (const text of ['四单元的灯', '五单元的灯']) await file(who.zhang, { text })
  const accused = await file(who.zhang, { category: 'policy_style_other', item: 'conduct', complainedOf: TIANHE })
  first = await open()
  const agenda = await view(first)
  expect(agenda.agenda.map(({ item }) => item)).toEqual([...ITEM_IDS])
  expect(titles(agenda, 'overdue')).toEqual([late])
  const repeats = agenda.agenda.find(({ item }) => item === 'repeats')!
  expect(repeats).toMatchObject({ count: 1, repeats: [{ community: '天和社区', category: 'public_facility', item: 'lamp', count: 3 }] })
  expect(repeats.repeats[0]!.cases[0]).toMatchObject({ id: late })
  expect(JSON.stringify(agenda)).not.toContain(accused.id)
  expect(agenda).toMatchObject({ isNewest: true, last: [], lastAt: null, decided: [] })
})

test('what is decided of a case is done in the case first; a sentence has a unit and a day', async () => {
  expect((await decide(first, { kind: 'supervise', ticketId: late, words: '' })).problem.code).toBe('notDoneYet')
  await act(who.supervisor, late, 'supervise', { grade: 'phone', reason: '拖了五天' })
  expect((await decide(first, { kind: 'supervise', ticketId: late, words: '' })).reply.decided).toMatchObject([
    { n: 1, kind: 'supervise', case: { id: late, unit: '天和社区第 3 网格', ended: false } },
  ])
  const wrong = await decide(first, { kind: 'sentence', words: '', unitId: 'nowhere', dueDay: '2026-11-01' })
  expect(wrong).toMatchObject({ status: 400, problem: { fields: { words: 'missing', unitId: 'missing', dueDay: 'missing' } } })
  const sentence = { kind: 'sentence', words: '楼道灯统一换声控的', unitId: 'housing', dueDay: '2026-12-04' }
  expect((await decide(first, sentence)).reply.decided[1]).toMatchObject({ kind: 'sentence', unit: '区住建局', late: false, case: null })
  expect((await chen.call(meetingApi.meetings)).reply.rows).toMatchObject([{ id: first, by: '陈岚', decisions: 2 }])
})

test('the next meeting opens with what became of them; the one before is closed', async () => {
  await itIs('2026-12-08 10:00')
  const second = await open()
  expect((await decide(first, { kind: 'sentence', words: '再加一条', unitId: 'housing', dueDay: '2026-12-20' })).problem.code).toBe(
    'meetingOver',
  )
  const agenda = await view(second)
  expect(agenda.last).toMatchObject([
    { kind: 'supervise', case: { id: late, ended: false } },
    { kind: 'sentence', became: null, late: true },
  ])
  const hear = () =>
    chen.call(meetingApi.hearMeeting, { params: { id: second }, body: { of: first, n: 2, became: 'done', words: '换了 12 盏' } })
  expect((await hear()).reply.last[1]).toMatchObject({ became: 'done', said: '换了 12 盏', late: false })
  expect((await hear()).problem.code).toBe('heardAlready')
  expect((await view(first)).agenda).toEqual([])
  expect((await verifySeals(server.deps)).findings).toEqual([])
})

test('what nobody said was done is heard again, also over a meeting that decided nothing', async () => {
  const [second] = (await chen.call(meetingApi.meetings)).reply.rows
  await decide(second!.id, { kind: 'sentence', words: '井盖排查', unitId: 'housing', dueDay: '2026-12-10' })
  await itIs('2026-12-15 10:00')
  const third = await open()
  // nothing decided yet: opened again on the same day it is the same
  expect(await open()).toBe(third)
  await decide(third, { kind: 'sentence', words: '扫雪', unitId: 'housing', dueDay: '2026-12-16' })
  await itIs('2026-12-22 10:00')
  const fourth = await open()
  await itIs('2026-12-29 10:00')
  expect(await open()).not.toBe(fourth)
  expect((await view(await open())).last.map(({ words, late }) => `${words} ${late}`)).toEqual(['井盖排查 true', '扫雪 true'])
})

test('a case that the reader may not see is not told of, though a meeting decided on it', async () => {
  await server.deps.pool.query('update ticket set complained_of = $1 where id = $2', ['centre', late])
  expect((await view(first)).decided[0]).toMatchObject({ kind: 'supervise', case: null })
})
