/** The rules of the deadline engine on the real server: what people do, what the clock does by itself, and that history still verifies. */
import { api } from '../../../src/domain/api'
import type { TicketView } from '../../../src/domain/ticket/views'
import type { Actor } from '../../../src/domain/people/actors'
import { DEMO_PEOPLE } from '../../../src/server/demo/district'
import { sweep } from '../../../src/server/ticket/sweep'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { actWithin } from '../../../src/server/ticket/act'
import { lookOf } from '../../../src/server/ticket/work'
import { aJpeg, upload } from '../../helpers/images'
import { requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import {
  act,
  drain,
  file,
  GRID_3,
  look,
  noticesOf,
  people,
  SOLVED,
  TIANHE,
  tryTo,
  type People,
  joinAs,
  aResident,
} from '../../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(async () => {
  expect((await verifyTickets(server.deps)).findings).toEqual([])
  await server.close()
})
const GRID_1 = '150703001005-01'
const at = (words: string) => Date.parse(`${words}:00+08:00`)
beforeEach(async () => {
  await later('2026-11-23T10:24')
  await server.deps.pool.query('delete from allowance')
})

/** Later: whoever was idle meanwhile signs in again. */
async function later(words: string) {
  server.time.now = at(words)
  who = await people(server)
}
const due = (view: TicketView, kind: string) => view.clocks.find((clock) => clock.kind === kind)?.dueAt
const actions = (view: TicketView) => view.timeline.map(({ action }) => action)
const escalated = { escalateReason: 'no_means', reason: '要登高车' } as const

async function atHousing(): Promise<string> {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  await act(who.bao, id, 'escalate', escalated)
  await act(who.tianhe, id, 'dispatch', { unit: 'housing', goal: '当晚亮灯', person: '王工', until: '2026-11-25' })
  return id
}
const inbox = async (caller: Caller, desk: 'todo' | 'check' | 'waiting' | 'passed') => {
  const { reply } = await caller.call(api.inbox, { query: { desk } })
  return reply.rows.map((row) => row.id)
}

test('a question stops the clock; the answer lets it go on with what was left', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  // Mon 10:24, due Thu 17:30
  const asked = await act(who.bao, id, 'askInfo', { note: '哪一根灯杆？' })
  expect(asked).toMatchObject({ state: 'need_info' })
  expect(due(asked, 'handle')).toBeNull()
  expect(due(asked, 'supply')).toBe(at('2026-11-25T17:30'))

  server.time.now = at('2026-11-24T10:24')
  const answered = await act(who.li, id, 'supplement', { note: '3 号楼东头那根' })
  expect(answered).toMatchObject({ state: 'accepted' })
  // one working day later, to the minute
  expect(due(answered, 'handle')).toBe(at('2026-11-27T17:30'))
  expect(answered.timeline.at(-1)!.due).toEqual({ from: null, to: at('2026-11-27T17:30') })
})

test('unanswered, the matter lapses, and may be reopened', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'askInfo', { note: '哪一根灯杆？' })
  server.time.now = at('2026-11-25T17:31')
  await sweep(server.deps)
  expect(await look(who.li, id)).toMatchObject({ state: 'closed', answered: false })
  expect(await act(who.li, id, 'reopen', { note: '就是东头那根' })).toMatchObject({ state: 'submitted', stage: 4 })
})

test('交办单: numbered, four fields, signed for in the app; the first unit leads until it is', async () => {
  const id = await atHousing()
  expect(await look(who.tianhe, id)).toMatchObject({ lead: '天和社区', state: 'dispatched', mode: 'dispatch' })
  await act(who.housing, id, 'sign')
  const view = await look(who.housing, id)
  if (!('orders' in view)) throw new Error('not a handler')
  expect(view.orders).toEqual([
    {
      number: `${view.number}-1`,
      from: '天和社区',
      at: server.time.now,
      unit: view.unit.name,
      person: '王工',
      until: '2026-11-25',
      goal: '当晚亮灯',
      signedAt: server.time.now,
      signedBy: expect.any(String) as string,
    },
  ])
  expect(view.lead).toBe(view.unit.name)
  expect(due(view, 'order')).toBe(at('2026-11-25T17:30'))
  // whom it was given to is between units
  const own = JSON.stringify(await look(who.li, id))
  expect(own).not.toContain('王工')
  expect(own).not.toContain('当晚亮灯')
})

test('收回派单: before it is signed for, by the unit that gave it; both hear, and it can be given again', async () => {
  const id = await atHousing()
  expect((await look(who.tianhe, id)).actions.map(({ action }) => action)).toContain('takeBack')
  // had it before, and gave no order
  expect(await tryTo(who.bao, id, 'takeBack', { reason: '派错了' })).toMatchObject({ status: 409, problem: { code: 'itsOrder' } })
  const handle = due(await look(who.li, id), 'handle')
  expect(await act(who.tianhe, id, 'takeBack', { reason: '派错了，归水务管' })).toMatchObject({ state: 'accepted' })
  expect(due(await look(who.li, id), 'handle')).toBe(handle)
  expect((await tryTo(who.housing, id, 'sign')).status).toBe(403)
  expect(await inbox(who.housing, 'todo')).not.toContain(id)
  expect(await inbox(who.housing, 'passed')).toContain(id)
  await drain(server)
  expect((await noticesOf(who.housing))[0]).toMatch(/收回派单/)
  expect((await noticesOf(who.li))[0]).toMatch(/派错了，收回由.*重新安排/)
  await act(who.tianhe, id, 'dispatch', { unit: 'housing', goal: '还是归住建' })
  await act(who.housing, id, 'sign')
  expect(await tryTo(who.tianhe, id, 'takeBack', { reason: '晚了' })).toMatchObject({ status: 409, problem: { code: 'wrongState' } })
})

test('改派: after it is signed for, by whoever gave the order; the old unit answers until the new one signs', async () => {
  const id = await atHousing()
  await act(who.housing, id, 'sign')
  const given = { unit: '150703001005-01', goal: '当天查清', reason: '在第 1 网格' }
  expect(await tryTo(who.bao, id, 'reassign', given)).toMatchObject({ status: 409, problem: { code: 'gaveIt' } })
  expect((await tryTo(who.housing, id, 'reassign', given)).status).toBe(403)
  const handle = due(await look(who.li, id), 'handle')
  const moved = await act(who.tianhe, id, 'reassign', given)
  expect(moved).toMatchObject({ state: 'dispatched', lead: '区住建局' })
  expect(due(await look(who.li, id), 'handle')).toBe(handle)
  expect(await inbox(who.housing, 'todo')).not.toContain(id)
  await drain(server)
  expect((await noticesOf(who.housing))[0]).toMatch(/改派给/)
  expect((await noticesOf(who.li))[0]).toMatch(/改由.*办/)
  expect('orders' in moved && moved.orders.map(({ number, goal, from }) => [number, goal, from])).toEqual([
    [`${moved.number}-1`, '当晚亮灯', '天和社区'],
    [`${moved.number}-2`, '当天查清', '天和社区'],
  ])
})

test('临时措施: told to the reporter with its day; the limit runs on', async () => {
  const id = await atHousing()
  await act(who.housing, id, 'sign')
  const handle = due(await look(who.li, id), 'handle')
  await act(who.housing, id, 'interim', { note: '先拉了临时线，夜里有灯', holdsUntil: '2026-11-30' })
  const own = await look(who.li, id)
  expect(own.timeline.at(-1)).toMatchObject({
    action: 'interim',
    text: '先拉了临时线，夜里有灯',
    choices: [{ field: 'holdsUntil', value: '2026-11-30' }],
  })
  expect(due(own, 'handle')).toBe(handle)
})

test('更正分类: old and new are kept, the limit is that of what it is after all, and the reporter is told', async () => {
  const { id } = await file(who.li)
  const before = await look(who.bao, id)
  const given = { category: 'dispute_rights', item: 'neighbour', reason: '是邻里的事' } as const
  expect(await tryTo(who.bao, id, 'correct', { ...given, was: 'x' })).toMatchObject({ status: 400 })
  const after = await act(who.bao, id, 'correct', given)
  expect(after).toMatchObject({ category: 'dispute_rights', item: 'neighbour', state: before.state })
  expect(due(after, 'handle')).toBeGreaterThan(due(before, 'handle')!)
  const own = await look(who.li, id)
  expect(own.category).toBe('dispute_rights')
  const line = own.timeline.at(-1)!
  expect(line.choices).toContainEqual({ field: 'was', value: `${before.category}/${before.item}/${before.request}/${before.urgency}` })
  expect(line.due).toEqual({ from: due(before, 'handle'), to: due(after, 'handle') })
  await drain(server)
  expect((await noticesOf(who.li))[0]).toMatch(/作了更正/)
  expect((await verifyTickets(server.deps)).findings).toEqual([])
})

test('更正地点: it lies where it is after all, for the lists, the search and the board; whoever joined is not told the grid', async () => {
  const { id } = await file(who.li, { identity: 'named', publicConsent: true })
  await joinAs(server, who.zhang, await look(who.bao, id))
  expect(await tryTo(who.bao, id, 'correct', { reason: '改', lies: 'housing' })).toMatchObject({ problem: { code: 'liesSomewhere' } })
  const after = await act(who.bao, id, 'correct', { reason: '在隔壁', lies: GRID_1 })
  expect(after).toMatchObject({ unit: { id: GRID_3 } })
  const names = server.deps.reference.units
  const told = { field: 'lies', value: names.fullName(GRID_1) }
  for (const reader of [who.li, who.bao]) {
    const { choices } = (await look(reader, id)).timeline.at(-1)!
    expect(choices).toEqual(expect.arrayContaining([told, { field: 'wasIn', value: names.fullName(GRID_3) }]))
  }
  expect(JSON.stringify((await look(who.zhang, id)).timeline)).not.toContain(told.value)
  const { rows } = await server.deps.pool.query('select grid_id, community_id from publication where ticket_id = $1', [id])
  expect(rows).toEqual([{ grid_id: GRID_1, community_id: names.get(GRID_1).parentId }])
  expect((await verifyTickets(server.deps)).findings).toEqual([])
  await act(who.bao, id, 'undo')
  const { rows: back } = await server.deps.pool.query('select grid_id from ticket where id = $1', [id])
  expect(back).toEqual([{ grid_id: GRID_3 }])
  expect((await verifyTickets(server.deps)).findings).toEqual([])
})

test('an extension is asked before the limit, granted by somebody else, and told with its reason; the first due time is kept', async () => {
  const id = await atHousing()
  await act(who.housing, id, 'sign')
  expect(await tryTo(who.housing, id, 'extend', { until: '2026-11-26', note: '等配件' })).toMatchObject({
    problem: { code: 'untilExtends' },
  })
  await act(who.housing, id, 'extend', { until: '2026-11-30', note: '配件下周一到' })
  expect(await tryTo(who.housing, id, 'extend', { until: '2026-12-01', note: '再多一天' })).toMatchObject({
    problem: { code: 'noneAsked' },
  })
  expect(await tryTo(who.housing, id, 'grantExtension')).toMatchObject({ problem: { code: 'notAllowed' } })
  await act(who.centre, id, 'grantExtension')
  const told = await look(who.li, id)
  expect(due(told, 'handle')).toBe(at('2026-11-30T17:30'))
  expect(told.timeline.at(-1)).toMatchObject({
    action: 'grantExtension',
    due: { from: at('2026-11-26T17:30'), to: at('2026-11-30T17:30') },
  })
  expect(told.timeline.at(-2)).toMatchObject({ action: 'extend', text: '配件下周一到' })
  const { rows } = await server.deps.pool.query(
    `select first_due_at from ticket_clock where ticket_id = $1 and kind = 'handle' and stopped_at is null`,
    [id],
  )
  expect(rows[0]).toEqual({ first_due_at: at('2026-11-26T17:30') })
})

test('a pause has a reason and an end; on that day the clock goes on by itself', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  await act(who.bao, id, 'pause', { pauseReason: 'weather', note: '七级风，上不去', until: '2026-11-24' })
  expect(due(await look(who.li, id), 'handle')).toBeNull()
  server.time.now = at('2026-11-24T17:29')
  await sweep(server.deps)
  expect(await look(who.li, id)).toMatchObject({ state: 'paused' })
  server.time.now = at('2026-11-24T17:30')
  await sweep(server.deps)
  const on = await look(who.li, id)
  expect(on).toMatchObject({ state: 'accepted' })
  // 24 h 6 min of work were left on Monday 10:24, and are left on Tuesday 17:30
  expect(due(on, 'handle')).toBe(at('2026-11-30T15:36'))
})

test('挂账 is for the centre: reason, measures, leader, a day to look again', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  const given = { note: '冬天挖不了', measures: '拉临时线', leader: '李副区长', until: '2026-12-22' }
  expect(await tryTo(who.bao, id, 'park', given)).toMatchObject({ problem: { code: 'notAllowed' } })
  expect(await tryTo(who.centre, id, 'park', { ...given, until: '2026-12-25' })).toMatchObject({ problem: { code: 'untilSoon' } })
  await act(who.centre, id, 'park', given)
  expect(due(await look(who.li, id), 'review')).toBe(at('2026-12-22T17:30'))
  await later('2026-12-22T09:00')
  await act(who.centre, id, 'park', { ...given, until: '2027-01-20' })
  expect(due(await look(who.li, id), 'review')).toBe(at('2027-01-20T17:30'))
  expect(await act(who.centre, id, 'resume')).toMatchObject({ state: 'accepted' })
})

test('会商: those called see it, say what they think, and the conclusion names who leads', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  await act(who.bao, id, 'escalate', escalated)
  await act(who.tianhe, id, 'consult', { units: ['housing'], reason: '谁修' })
  expect(await inbox(who.housing, 'todo')).toContain(id)
  await act(who.housing, id, 'attend', { reason: '住建出车' })
  expect((await look(who.li, id)).timeline.map(({ text }) => text)).not.toContain('住建出车')
  const after = await act(who.tianhe, id, 'conclude', { unit: 'housing', minutes: '住建出车，社区配合', note: '住建局牵头修' })
  expect(after).toMatchObject({ state: 'dispatched', unit: { id: 'housing' } })
  expect(await tryTo(who.housing, id, 'return', { basis: '不归我' })).toMatchObject({ problem: { code: 'notRuled' } })
  const told = JSON.stringify(await look(who.li, id))
  expect(told).toContain('住建局牵头修')
  expect(told).not.toContain('社区配合')
})

test('解释办结 is checked by a second person beside the verdict, never before it', async () => {
  const { id } = await file(who.li)
  expect(await act(who.bao, id, 'resolve', { outcome: 'explained', note: '路灯下月统一换' })).toMatchObject({ state: 'resolved' })
  expect(await inbox(who.tianhe, 'check')).toContain(id)
  expect(await tryTo(who.bao, id, 'check', { checkResult: 'passed', reason: '看过' })).toMatchObject({ problem: { code: 'notOwnWork' } })
  // the reporter need not wait for the check
  expect(await act(who.li, id, 'judge', { solved: 'yes', satisfied: '4' })).toMatchObject({ state: 'confirmed' })
  expect(await act(who.tianhe, id, 'check', { checkResult: 'passed', reason: '打电话问过' })).toMatchObject({ state: 'closed' })
  expect(await inbox(who.tianhe, 'check')).not.toContain(id)
})

test('a check that fails sends it back with half the time', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'resolve', { outcome: 'explained', note: '说清楚了' })
  const back = await act(who.tianhe, id, 'check', { checkResult: 'failed', reason: '灯还是不亮' })
  expect(back).toMatchObject({ state: 'rework', round: 1, unit: { id: '150703001005-03' } })
})

test('并件: the parent carries the work, each reporter gives a verdict, one "not solved" sends it back', async () => {
  const parent = await file(who.li)
  const child = await file(who.zhang)
  await act(who.bao, parent.id, 'accept')
  expect(await tryTo(who.bao, child.id, 'merge', { into: '20261123-XXXX', reason: '同一盏' })).toMatchObject({
    problem: { code: 'targetTakesIt' },
  })
  await act(who.bao, child.id, 'merge', { into: parent.number, reason: '同一盏灯' })
  const merged = await look(who.zhang, child.id)
  expect(merged).toMatchObject({ state: 'merged', unit: { id: '150703001005-03' } })
  expect(due(merged, 'handle')).toBe(at('2026-11-26T17:30'))
  expect(JSON.stringify(merged)).not.toContain(parent.number)

  await act(who.bao, parent.id, 'resolve', SOLVED)
  expect(await look(who.zhang, child.id)).toMatchObject({ state: 'verified' })
  expect(await act(who.li, parent.id, 'judge', { solved: 'yes', satisfied: '5' })).toMatchObject({ state: 'closed' })
  expect(await act(who.zhang, child.id, 'judge', { solved: 'no', satisfied: '2' })).toMatchObject({ state: 'merged', round: 1 })
  expect(await look(who.li, parent.id)).toMatchObject({ state: 'rework', round: 1 })

  await act(who.bao, parent.id, 'resolve', SOLVED)
  expect(await act(who.zhang, child.id, 'judge', { solved: 'yes', satisfied: '4' })).toMatchObject({ state: 'closed' })
})

test('a parent whose reporter withdraws goes on for the reporters merged into it', async () => {
  const parent = await file(who.li)
  const child = await file(who.zhang)
  await act(who.centre, child.id, 'merge', { into: parent.number, reason: '同一盏灯' })
  await act(who.li, parent.id, 'withdraw')
  expect(await look(who.li, parent.id)).toMatchObject({ state: 'withdrawn' })
  const goesOn = await look(who.zhang, child.id)
  expect(goesOn).toMatchObject({ state: 'merged' })
  expect(due(goesOn, 'handle')).toBe(at('2026-11-26T17:30'))
  expect(await inbox(who.bao, 'todo')).toContain(parent.id)
})

test('an appeal goes to the level above, once', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'reject', { rejectReason: 'not_public_duty', note: '找物业' })
  expect(await act(who.li, id, 'appeal', { note: '这是公共路灯' })).toMatchObject({ state: 'submitted', unit: { id: TIANHE } })
  await act(who.tianhe, id, 'reject', { rejectReason: 'not_public_duty', note: '是物业的' })
  expect(await tryTo(who.li, id, 'appeal', { note: '还是公共的' })).toMatchObject({ problem: { code: 'notAppealedBefore' } })
})

test('nobody takes it: told above, then moved up level by level, each within one sweep', async () => {
  const { id } = await file(who.li)
  // due 11:24
  await later('2026-11-23T11:25')
  await sweep(server.deps)
  expect(actions(await look(who.bao, id)).slice(-1)).toEqual(['overdue'])
  server.time.now = at('2026-11-23T15:00')
  await sweep(server.deps)
  expect(await look(who.li, id)).toMatchObject({ state: 'escalated', unit: { id: TIANHE } })
  await later('2026-11-23T15:00')
  expect(await inbox(who.tianhe, 'todo')).toContain(id)
  for (let step = 0; step < 60; step++) {
    server.time.now += 1_800_000
    await sweep(server.deps)
  }
  who = await people(server)
  const top = await look(who.li, id)
  expect(top).toMatchObject({ unit: { id: 'centre' } })
  expect(top.flags).toContain('supervised')
})

test('a department that is late is supervised, not relieved', async () => {
  const id = await atHousing()
  await act(who.housing, id, 'sign')
  for (const day of ['2026-11-26T18:00', '2026-11-27T18:00', '2026-11-30T18:00', '2026-12-01T18:00', '2026-12-02T18:00']) {
    server.time.now = at(day)
    await sweep(server.deps)
  }
  await later('2026-12-02T18:00')
  const view = await look(who.centre, id)
  expect(view).toMatchObject({ state: 'in_progress', unit: { id: 'housing' }, supervision: 'written' })
  await act(who.supervisor, id, 'sponsor', { leader: '李副区长', person: '王某', measures: '每天一调度', until: '2026-12-10' })
  expect(await tryTo(who.centre, id, 'lift', { reason: '好了' })).toMatchObject({ problem: { code: 'notSponsored' } })
  await act(who.housing, id, 'resolve', SOLVED)
  await act(who.li, id, 'judge', { solved: 'yes', satisfied: '3' })
  expect(await tryTo(who.centre, id, 'check', { checkResult: 'passed', reason: '看过' })).toMatchObject({
    problem: { code: 'notSponsored' },
  })
  expect(await tryTo(who.centre, id, 'endSponsor', { assured: ['review'], reason: '好了' })).toMatchObject({
    problem: { code: 'allAssured' },
  })
  await act(who.centre, id, 'endSponsor', { assured: ['review', 'handling', 'reconciled', 'stable'], reason: '都做到了' })
  expect(await act(who.centre, id, 'check', { checkResult: 'passed', reason: '看过' })).toMatchObject({ state: 'closed' })
})

test('an urge is counted, owed an answer, and answered by telling how it goes', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  await act(who.li, id, 'urge')
  expect((await look(who.bao, id)).flags).toEqual(['urged'])
  expect(due(await look(who.bao, id), 'urge')).toBe(at('2026-11-24T17:30'))
  const told = await act(who.bao, id, 'inform', { note: '明天上午修' })
  expect(told.flags).toEqual([])
  expect(due(told, 'urge')).toBeUndefined()
  await later('2026-11-24T10:24')
  expect((await act(who.li, id, 'urge')).flags).toEqual(['urged'])
})

test('the third unit of a round that says "not mine" brings them together, whatever the centre ruled between', async () => {
  const id = await atHousing()
  const send = (unit: string) => act(who.centre, id, 'dispatch', { unit, goal: '办好', reason: '按职责定。' })
  expect(await act(who.housing, id, 'return', { basis: '不归住建' })).toMatchObject({ state: 'returned' })
  await send('housing')
  // ruled on, it is final for the unit it was ruled on
  expect(await tryTo(who.housing, id, 'return', { basis: '还是不归住建' })).toMatchObject({ problem: { code: 'notReturnedBefore' } })
  await act(who.housing, id, 'escalate', escalated)
  await send(TIANHE)
  expect(await act(who.tianhe, id, 'return', { basis: '不归社区' })).toMatchObject({ state: 'returned' })
  await send(GRID_3)
  const met = await act(who.bao, id, 'return', { basis: '不归网格' })
  expect(met).toMatchObject({ state: 'consult', unit: { id: 'centre' }, mode: 'consult' })
  expect(await inbox(who.housing, 'todo')).toContain(id)
  await act(who.centre, id, 'conclude', { unit: 'housing', minutes: '住建局牵头', note: '由住建局办' })
  expect(await tryTo(who.housing, id, 'return', { basis: '不归住建' })).toMatchObject({ problem: { code: 'notRuled' } })
})

test('what a unit that has ended did is sent back to its successor', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'resolve', SOLVED)
  const { pool, reference } = server.deps
  await pool.query(`update unit set valid_to = $2, successor_id = $3 where id = $1`, [GRID_3, new Date(server.time.now), GRID_1])
  await reference.load()
  expect(await act(who.li, id, 'judge', { solved: 'no', satisfied: '2' })).toMatchObject({ state: 'rework', unit: { id: GRID_1 } })
  await pool.query(`update unit set valid_to = null, successor_id = null where id = $1`, [GRID_3])
  await reference.load()
})

test('danger in what a merged reporter adds makes the one that is worked on pressing', async () => {
  const [mine, carrier] = [await file(who.zhang), await atHousing()]
  await act(who.bao, mine.id, 'merge', { into: (await look(who.centre, carrier)).number, reason: '同一盏灯' })
  await act(who.zhang, mine.id, 'supplement', { note: '着火了，冒黑烟，快来人' })
  expect((await look(who.housing, carrier)).urgency).toBe('critical')
})

test('photos a merged reporter adds are seen by whoever does the work, and by nobody who only reported the other', async () => {
  const [mine, carrier] = [await file(who.zhang), await atHousing()]
  await act(who.bao, mine.id, 'merge', { into: (await look(who.centre, carrier)).number, reason: '同一盏灯' })
  const { headers, payload } = upload(await aJpeg())
  const sent = await server.app.inject({ method: 'POST', url: '/api/photos', headers: { ...who.zhang.headers, ...headers }, payload })
  const { id } = sent.json<{ id: string }>()
  await act(who.zhang, mine.id, 'supplement', { note: '3 号楼那盏也不亮', photos: [id] })
  const [line] = (await look(who.housing, carrier)).timeline.filter(({ action }) => action === 'relay')
  expect(line!.photos.map((photo) => photo.id)).toEqual([id])
  expect((await server.app.inject({ url: line!.photos[0]!.small.replace(/^https?:\/\/[^/]+/, '') })).statusCode).toBe(200)
  expect(JSON.stringify(await look(who.li, carrier))).not.toContain(id)
  // erased where it was added, it is gone where it was shown
  await act(who.zhang, mine.id, 'askErase')
  await act(who.centre, mine.id, 'erase', { eraseWhat: 'told', eraseWhy: 'asked' })
  expect(JSON.stringify(await look(who.housing, carrier))).not.toContain(id)
})

test('a merged reporter goes on speaking: what they add reaches whoever does the work, and they may let go of it', async () => {
  const [mine, carrier] = [await file(who.zhang), await atHousing()]
  await act(who.bao, mine.id, 'merge', { into: (await look(who.centre, carrier)).number, reason: '同一盏灯' })
  await drain(server)
  await act(who.zhang, mine.id, 'supplement', { note: '昨晚连楼道灯也灭了' })
  const seen = (await look(who.housing, carrier)).timeline.at(-1)!
  expect(seen).toMatchObject({ action: 'relay', text: '昨晚连楼道灯也灭了', choices: [{ field: 'number', value: mine.number }] })
  await drain(server)
  expect(await noticesOf(who.housing)).toContain(`并进来的 ${mine.number} 有补充`)
  // whoever reported the other one reads nothing of it
  expect(JSON.stringify(await look(who.li, carrier))).not.toContain('楼道灯')
  expect(await act(who.zhang, mine.id, 'withdraw')).toMatchObject({ state: 'withdrawn' })
  expect(await look(who.housing, carrier)).toMatchObject({ state: 'dispatched', children: 0 })
})

test('what five residents report is urged by the system at once; sent back a third time it is put in writing', async () => {
  const filed = await file(who.li, { identity: 'named' })
  const { id } = filed
  for (const n of [1, 2, 3, 4]) {
    expect((await look(who.centre, id)).flags).toEqual([])
    await joinAs(server, await aResident(server, n), filed)
  }
  expect(await look(who.centre, id)).toMatchObject({ supervision: 'phone', flags: ['supervised'] })
  for (const round of [1, 2, 3]) {
    const handler = { grid: who.bao, community: who.tianhe, street: who.street, centre: who.centre }[
      (await look(who.centre, id)).unit.kind as 'grid'
    ]
    await act(handler, id, 'resolve', SOLVED)
    await act(who.li, id, 'judge', { solved: 'no', satisfied: '1' })
    expect(await look(who.centre, id)).toMatchObject({ round, supervision: round < 3 ? 'phone' : 'written' })
  }
})

test('nobody is merged into what is reported done in the same moment', async () => {
  const [child, parent] = [await file(who.zhang), await file(who.li)]
  await act(who.bao, parent.id, 'accept')
  const { db, pool } = server.deps
  const body = { action: 'resolve', given: SOLVED, requestId: requestId(), stage: 2 } as const
  const { personId } = DEMO_PEOPLE.find(({ name }) => name === '包晓燕')!
  const bao: Actor = { kind: 'staff', personId, posts: [{ unitId: GRID_3, duty: 'gridWorker' }] }
  let merging: ReturnType<typeof tryTo> | undefined
  await db.transaction().execute(async (tx) => {
    await actWithin({ ...lookOf(server.deps, bao, server.time.now), db: tx }, parent.id, body)
    let isOver = false
    merging = tryTo(who.bao, child.id, 'merge', { into: parent.number, reason: '同一盏灯' }).finally(() => (isOver = true))
    // it waits for this to end, or was too quick
    const ofLocks = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    const waits = async () => (await pool.query(ofLocks)).rowCount! > 0
    while (!isOver && !(await waits())) await new Promise((next) => setImmediate(next))
  })
  expect(await merging).toMatchObject({ status: 409, problem: { code: 'targetTakesIt' } })
  expect(await look(who.bao, child.id)).toMatchObject({ state: 'submitted' })
})
