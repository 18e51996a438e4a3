/**
 * Rosters on the server (值班表): written by those who keep them, read down the line, and asked at each moment: first assignment, work sent
 * back, notices, phones.
 */
import { api } from '../../../src/domain/api'
import { dutyApi } from '../../../src/domain/api-duty'
import type { NewCover } from '../../../src/domain/api-duty'
import type { RosterPlan } from '../../../src/domain/duty/roster'
import { verifySeals } from '../../../src/server/proof/verify'
import { sweep } from '../../../src/server/ticket/sweep'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, drain, workerBao, workerOfGrid1, file, look, noticesOf, people, SOLVED, TIANHE, type People } from '../../helpers/story'
import { at } from '../../helpers/tickets'

let server: TestServer
let who: People
/** A second and a third clerk of 天和社区. */
let second: { id: string; caller: Caller }
let third: { id: string; caller: Caller }
let zhao: string
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
  zhao = await idOf(who.tianhe)
  second = await alsoAt(TIANHE, who.grid1)
  third = await alsoAt(TIANHE, who.bao)
})
afterEach(() => server.close())

const HOUR = 3_600_000
const inTianhe = { place: { words: '5 号楼', communityId: TIANHE } }
const idOf = async (caller: Caller) => (await caller.call(api.me)).reply.id!
async function alsoAt(unitId: string, caller: Caller) {
  const id = await idOf(caller)
  const since = new Date(server.time.now - 1000)
  await server.deps.db
    .insertInto('post')
    .values({ district_id: server.deps.district, person_id: id, unit_id: unitId, duty: 'clerk', valid_from: since })
    .execute()
  return { id, caller }
}
const post = (people: string[], some: Partial<RosterPlan['posts'][number]> = {}) => ({
  ...{ name: '白班', days: 'all' as const, hours: [['00:00', '24:00']] as [string, string][], every: 1, start: '2026-01-01', phone: null },
  people,
  ...some,
})
const keep = (by: Caller, plan: RosterPlan, version = 0) => by.call(dutyApi.keepRoster, { body: { unit: TIANHE, version, plan } })
const kept = async (plan: RosterPlan) => {
  const { status, problem } = await keep(who.tianhe, plan)
  if (status !== 200) throw new Error(JSON.stringify(problem))
}
let n = 0
const cover = (by: Caller, some: Partial<NewCover> & Pick<NewCover, 'kind'>) => {
  const span = { from: server.time.now - HOUR, to: server.time.now + 8 * HOUR }
  const id = `0193a1b2-0000-7000-8000-${String(++n).padStart(12, '0')}`
  return by.call(dutyApi.coverDuty, { body: { id, unit: TIANHE, person: null, insteadOf: null, span, ...some } })
}
const view = async (by: Caller) => (await by.call(dutyApi.roster, { query: { unit: TIANHE } })).reply
const now = async (by: Caller, moment?: number) => {
  const { rows } = (await by.call(dutyApi.whoIsOn, { query: moment ? { at: String(moment) } : {} })).reply
  return rows.map(({ unit, person, rule }) => `${unit.name} ${person} ${rule}`)
}

test('its clerks keep it, each change a version, of two at once the second looks again; strangers and units elsewhere do not', async () => {
  await kept({ lead: zhao, posts: [post([second.id])] })
  expect((await view(who.tianhe)).version).toBe(1)
  expect((await keep(who.tianhe, { lead: null, posts: [] })).problem.code).toBe('rosterMoved')
  expect((await keep(who.tianhe, { lead: null, posts: [post([await idOf(who.housing)])] }, 1)).problem.code).toBe('invalid')
  expect((await keep(who.street, { lead: null, posts: [] }, 1)).status).toBe(403)
  expect((await who.housing.call(dutyApi.roster, { query: { unit: TIANHE } })).status).toBe(404)
  expect(await now(who.street)).toEqual(['天和社区 王志强 turn'])
  expect(await now(who.housing)).toEqual([])
  const lines = await server.deps.db.selectFrom('audit').select(['what', 'result']).where('what', '=', `roster:${TIANHE}`).execute()
  expect(lines.map(({ result }) => JSON.parse(result))).toMatchObject([
    { before: { version: 0, plan: { lead: null, posts: [] } }, after: { version: 1, plan: { lead: expect.any(String) } } },
  ])
})

test('what comes is in the hands of whoever is on duty then, and the history says so; without a roster it is nobody’s', async () => {
  const before = await file(who.li, inTianhe)
  expect((await look(who.tianhe, before.id)).heldBy).toBeUndefined()
  await kept({ lead: zhao, posts: [post([second.id])] })
  const { id } = await file(who.li, { ...inTianhe, text: '楼道灯也不亮' })
  const seen = await look(who.tianhe, id)
  expect([seen.heldBy, seen.timeline[0]!.choices]).toEqual(['王志强', expect.arrayContaining([{ field: 'onDuty', value: '王志强' }])])
  expect(JSON.stringify(await look(who.li, id))).not.toMatch(/王志强|onDuty/)
  await cover(who.tianhe, { kind: 'cover', person: third.id, insteadOf: second.id })
  const later = await file(who.li, { ...inTianhe, text: '井盖坏了' })
  expect((await look(who.tianhe, later.id)).heldBy).toBe('包晓燕')
  expect((await verifyTickets(server.deps)).findings).toEqual([])
  expect((await verifySeals(server.deps)).findings).toEqual([])
})

test('dispatched, sent back or reopened it is asked anew: not the one who had it then, but who has it now', async () => {
  await kept({ lead: zhao, posts: [post([second.id])] })
  const { id } = await file(who.li, inTianhe)
  await act(second.caller, id, 'resolve', SOLVED)
  await cover(who.tianhe, { kind: 'away', insteadOf: second.id })
  await act(who.li, id, 'judge', { solved: 'no', satisfied: '1', note: '还是不亮' })
  const seen = await look(who.tianhe, id)
  expect([seen.state, seen.heldBy]).toEqual(['rework', '赵丽娟'])
})

test('notices go to who has it, to their deputy, to who is on duty; in a gap to the lead, and the level above sees it', async () => {
  await kept({ lead: zhao, posts: [post([second.id])] })
  const { id } = await file(who.li, inTianhe)
  await drain(server)
  const heard = async () => ({
    second: (await noticesOf(second.caller)).length,
    third: (await noticesOf(third.caller)).length,
    zhao: (await noticesOf(who.tianhe)).length,
    street: (await noticesOf(who.street)).length,
  })
  expect(await heard()).toEqual({ second: 1, third: 0, zhao: 0, street: 0 })
  await cover(second.caller, { kind: 'deputy', insteadOf: second.id, person: third.id })
  await act(who.li, id, 'supplement', { note: '一共三盏' })
  await drain(server)
  expect(await heard()).toEqual({ second: 1, third: 1, zhao: 0, street: 0 })
  await act(who.tianhe, id, 'unassign')
  const covers = (await view(who.tianhe)).covers
  for (const one of covers) await who.tianhe.call(dutyApi.endCover, { params: { id: one.id } })
  await cover(second.caller, { kind: 'away', insteadOf: second.id })
  await drain(server)
  const before = await heard()
  await act(who.li, id, 'supplement', { note: '又坏了一盏' })
  await drain(server)
  const after = await heard()
  expect([after.zhao - before.zhao, after.street - before.street, after.second - before.second]).toEqual([1, 1, 0])
})

test('what the clock says is told to whoever is on duty when it comes', async () => {
  await kept({ lead: zhao, posts: [post([second.id])] })
  const { id } = await file(who.li, inTianhe)
  await act(second.caller, id, 'unassign')
  await drain(server)
  const before = (await noticesOf(second.caller)).length
  const clock = (await look(who.tianhe, id)).clocks.find(({ kind }) => kind === 'accept')!
  server.time.now = clock.dueAt! + 60_000
  await server.deps.reference.load()
  await sweep(server.deps)
  await drain(server)
  // sessions have ended by then
  const titles = await noticesOf(await server.as(workerOfGrid1))
  expect([titles.length - before, titles[0]]).toEqual([1, expect.stringMatching(/受理/)])
  expect(await noticesOf(await server.as(workerBao))).toEqual([])
})

test('a swap counts when the other of the two has said yes, and both halves are taken away together', async () => {
  await kept({ lead: zhao, posts: [post([second.id, third.id], { start: '2026-01-01' })] })
  const today = (await now(who.tianhe))[0]!
  const [mine, theirs] = today.includes('王志强') ? [second, third] : [third, second]
  const day = { from: server.time.now - HOUR, to: server.time.now + HOUR }
  const other = { from: server.time.now + 24 * HOUR, to: server.time.now + 26 * HOUR }
  const body = { kind: 'swap' as const, person: theirs.id, insteadOf: mine.id, span: day, back: other }
  expect((await cover(who.tianhe, body)).status).toBe(403)
  expect((await cover(mine.caller, body)).status).toBe(200)
  expect(await now(who.tianhe)).toEqual([today])
  const [half] = (await view(theirs.caller)).covers
  expect([half!.waits, half!.mayAgree, (await view(mine.caller)).covers[0]!.mayAgree]).toEqual([true, true, false])
  expect((await mine.caller.call(dutyApi.agreeSwap, { params: { id: half!.id } })).status).toBe(403)
  expect((await theirs.caller.call(dutyApi.agreeSwap, { params: { id: half!.id } })).status).toBe(200)
  expect((await now(who.tianhe))[0]).toMatch(/swap$/)
  expect((await now(who.tianhe, server.time.now + 25 * HOUR))[0]).toMatch(/swap$/)
  await mine.caller.call(dutyApi.endCover, { params: { id: half!.id } })
  expect([(await view(who.tianhe)).covers, await now(who.tianhe)]).toEqual([[], [today]])
})

test('a grid worker takes only themselves out; names that do not fit their kind, empty spans and strange units are refused', async () => {
  await kept({ lead: zhao, posts: [post([second.id])] })
  await server.deps.db
    .updateTable('post')
    .set({ duty: 'gridWorker' })
    .where('person_id', '=', third.id)
    .where('unit_id', '=', TIANHE)
    .execute()
  expect((await cover(third.caller, { kind: 'away', insteadOf: second.id })).status).toBe(403)
  expect((await cover(third.caller, { kind: 'cover', person: third.id })).status).toBe(403)
  expect((await cover(third.caller, { kind: 'away', insteadOf: third.id })).status).toBe(200)
  expect((await cover(who.tianhe, { kind: 'away', insteadOf: second.id, person: third.id })).problem.code).toBe('invalid')
  expect((await cover(who.tianhe, { kind: 'cover', person: second.id, insteadOf: second.id })).problem.code).toBe('invalid')
  expect((await cover(who.tianhe, { kind: 'away', insteadOf: second.id, span: { from: 5, to: 5 } })).status).toBe(400)
  expect((await cover(who.tianhe, { kind: 'away', insteadOf: second.id, unit: 'nowhere' })).status).toBe(404)
})

test('residents are shown the phone of the post that is on duty', async () => {
  const phoneOf = async () => (await server.caller().call(api.units)).reply.units.find(({ id }) => id === TIANHE)!.phone
  const usual = await phoneOf()
  await kept({ lead: zhao, posts: [post([second.id], { phone: '0470-6220000' })] })
  expect([usual === '0470-6220000', await phoneOf()]).toEqual([false, '0470-6220000'])
  await cover(second.caller, { kind: 'away', insteadOf: second.id })
  expect(await phoneOf()).toBe(usual)
})

test('a week is drawn post by post, the cover named in its cell, and what happens in a gap', async () => {
  await kept({ lead: zhao, posts: [post([second.id], { days: 'work', hours: [['08:30', '17:30']], start: '2026-11-23' })] })
  await cover(who.tianhe, {
    kind: 'cover',
    person: third.id,
    insteadOf: second.id,
    span: { from: at('2026-12-01 08:30'), to: at('2026-12-01 12:00') },
  })
  const { week, above } = (await who.tianhe.call(dutyApi.roster, { query: { unit: TIANHE, day: '2026-12-03' } })).reply
  expect(week.days.map(({ day, isWorkday }) => `${day.slice(8)}${isWorkday ? '' : '休'}`)).toEqual([
    '30',
    '01',
    '02',
    '03',
    '04',
    '05休',
    '06休',
  ])
  expect(week.cells[0]!.map((day) => day.map(({ person, rule }) => `${person} ${rule}`).join(' → '))).toEqual([
    ...['王志强 turn', '包晓燕 cover → 王志强 turn', '王志强 turn', '王志强 turn', '王志强 turn', '', ''],
  ])
  expect([week.gaps[0], week.gaps.at(-1)!.to - week.gaps.at(-1)!.from, above]).toEqual([
    { from: at('2026-11-30 00:00'), to: at('2026-11-30 08:30'), person: '赵丽娟', rule: 'lead', insteadOf: null },
    (6.5 + 48) * HOUR,
    '第三街道',
  ])
})
