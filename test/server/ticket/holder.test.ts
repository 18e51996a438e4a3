/**
 * Who of a unit has a ticket in hand (经手人): given, given back, taken from whoever leaves; attention, not permission, and never the
 * reporter's to read.
 */
import { api } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { findApi } from '../../../src/domain/api-find'
import { eventTitle } from '../../../src/domain/reading/history-line'
import type { DeskList } from '../../../src/domain/ticket/states'
import { endPosts } from '../../../src/server/people/posts'
import { handOverFrom } from '../../../src/server/ticket/hand-over'
import { vacateAll } from '../../../src/server/ticket/vacate'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, drain, file, look, noticesOf, people, SOLVED, TIANHE, tryTo, type People } from '../../helpers/story'

let server: TestServer
let who: People
/** A second clerk of 天和社区. */
let second: { id: string; caller: Caller }
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
  second = await alsoAt(TIANHE, who.grid1)
})
afterEach(() => server.close())

const inTianhe = { place: { words: '5 号楼', communityId: TIANHE } }
const idOf = async (caller: Caller) => (await caller.call(api.me)).reply.id!
/** Gives somebody a clerk's post there beside their own. */
async function alsoAt(unitId: string, caller: Caller) {
  const id = await idOf(caller)
  await server.deps.db
    .insertInto('post')
    .values({
      district_id: server.deps.district,
      person_id: id,
      unit_id: unitId,
      duty: 'clerk',
      valid_from: new Date(server.time.now - 1000),
    })
    .execute()
  return { id, caller }
}
const desk = async (caller: Caller, list: DeskList) => {
  const { reply } = await caller.call(api.inbox, { query: { desk: list } })
  return { ids: reply.rows.map(({ id }) => id), names: reply.rows.map(({ heldBy }) => heldBy), counts: reply.counts }
}
const heldBy = async (caller: Caller, id: string) => (await look(caller, id)).heldBy

test('what comes is in nobody’s hands; whoever takes it finds it under 我的, and the lists and counts are true', async () => {
  const { id } = await file(who.li, inTianhe)
  const other = await file(who.li, { ...inTianhe, text: '楼道灯也不亮' })
  const me = await idOf(who.tianhe)
  expect((await desk(who.tianhe, 'nobody')).ids.sort()).toEqual([id, other.id].sort())
  const view = await act(who.tianhe, id, 'assign', { holder: me })
  expect([view.heldBy, view.actions.map(({ action }) => action).includes('unassign')]).toEqual(['赵丽娟', true])
  expect(await desk(who.tianhe, 'mine')).toMatchObject({ ids: [id], names: ['赵丽娟'], counts: { todo: 2, mine: 1, nobody: 1 } })
  expect(await desk(second.caller, 'mine')).toMatchObject({ ids: [], counts: { mine: 0, nobody: 1 } })
  expect(await desk(second.caller, 'todo')).toMatchObject({ names: expect.arrayContaining(['赵丽娟', undefined]) as string[] })
  await act(who.tianhe, id, 'unassign')
  expect(await desk(who.tianhe, 'nobody')).toMatchObject({ counts: { mine: 0, nobody: 2 } })
})

test('it is given to somebody who works there, with a note; to nobody else, and not twice to the same', async () => {
  const { id } = await file(who.li, inTianhe)
  const offered = (await look(who.tianhe, id)).actions.find(({ action }) => action === 'assign')!.people!
  expect(offered.map((one) => one.id).sort()).toEqual([await idOf(who.tianhe), second.id].sort())
  await act(who.tianhe, id, 'assign', { holder: second.id, reason: '约了周三上门，还差住户签字' })
  const line = (await look(second.caller, id)).timeline.at(-1)!
  expect([eventTitle(line, 'unit'), line.text]).toEqual(['天和社区把这件分给王志强', '约了周三上门，还差住户签字'])
  expect((await tryTo(who.tianhe, id, 'assign', { holder: second.id })).problem.code).toBe('otherHolder')
  const stranger = await tryTo(who.tianhe, id, 'assign', { holder: await idOf(who.housing) })
  expect([stranger.status, stranger.problem.code]).toEqual([409, 'worksHere'])
  expect((await tryTo(who.centre, id, 'assign', { holder: second.id })).status).toBe(403)
  expect((await tryTo(who.tianhe, id, 'assign', { holder: second.id, onDuty: second.id })).status).toBe(400)
})

test('anybody of the unit still acts; it ends when the unit has it no longer, and verify folds it from the history', async () => {
  const { id } = await file(who.li, inTianhe)
  await act(who.tianhe, id, 'assign', { holder: second.id })
  await act(who.tianhe, id, 'escalate', { escalateReason: 'no_means', reason: '要登高车', unit: '150703001' })
  expect(await heldBy(who.street, id)).toBeUndefined()
  const rows = await server.deps.db
    .selectFrom('ticket_unit')
    .select(['unit_id', 'holder'])
    .where('ticket_id', '=', id)
    .orderBy('unit_id')
    .execute()
  expect(rows).toEqual([
    { unit_id: '150703001', holder: null },
    { unit_id: TIANHE, holder: '-' },
  ])
  await act(who.tianhe, id, 'undo')
  expect(await heldBy(who.tianhe, id)).toBe('王志强')
  expect((await verifyTickets(server.deps)).findings).toEqual([])
  await server.deps.pool.query(`update ticket set holder = $1 where id = $2`, [await idOf(who.tianhe), id])
  expect((await verifyTickets(server.deps)).findings.map(({ problem }) => problem)).toContain('holder does not follow from its history')
})

test('the reporter and whoever joined read no name and no line of it', async () => {
  const { id } = await file(who.li, inTianhe)
  const before = await look(who.li, id)
  await act(who.tianhe, id, 'assign', { holder: second.id, reason: '留言给同事' })
  const after = await look(who.li, id)
  expect(after.timeline).toEqual(before.timeline)
  expect(JSON.stringify(after)).not.toMatch(/留言给同事|王志强|heldBy|onDuty/)
  expect(JSON.stringify(after)).not.toContain(second.id)
})

test('notices of the unit go to who has it in hand; of what is 特急, and of what nobody has, to everybody there', async () => {
  const { id } = await file(who.li, inTianhe)
  await act(who.tianhe, id, 'assign', { holder: second.id })
  await drain(server)
  expect((await noticesOf(second.caller))[0]).toBe('天和社区把这件分给您')
  await act(who.li, id, 'supplement', { note: '一共三盏' })
  await drain(server)
  expect([(await noticesOf(second.caller))[0], (await noticesOf(who.tianhe)).includes('反映人补充')]).toEqual(['反映人补充', false])
  await act(second.caller, id, 'unassign')
  await act(who.li, id, 'supplement', { note: '又坏了一盏' })
  await drain(server)
  expect((await noticesOf(who.tianhe)).slice(0, 2)).toEqual(['反映人补充', '天和社区：这件先没人经手'])
  await act(who.tianhe, id, 'assign', { holder: second.id })
  await act(who.tianhe, id, 'correct', { urgency: 'critical', reason: '电线垂下来了' })
  await act(who.li, id, 'urge', {})
  await drain(server)
  expect((await noticesOf(who.tianhe))[0]).toBe('反映人催办')
})

test('whoever leaves has nothing of it in hand any more, and the unit is told; a post that ran out is found by the clock', async () => {
  const { id } = await file(who.li, inTianhe)
  const other = await file(who.li, { ...inTianhe, text: '楼道灯也不亮' })
  for (const one of [id, other.id]) await act(who.tianhe, one, 'assign', { holder: second.id })
  const touched = await server.deps.db
    .transaction()
    .execute(async (tx) => handOverFrom(tx, server.deps, await endPosts(tx, server.deps, { personId: second.id, unitId: TIANHE })))
  expect(touched.sort()).toEqual([id, other.id].sort())
  const line = (await look(who.tianhe, id)).timeline.at(-1)!
  expect([line.action, line.by.clock, eventTitle(line, 'unit')]).toEqual(['vacate', true, '经手人不在本单位了，这件没人经手'])
  await drain(server)
  expect(await noticesOf(who.tianhe)).toContain('经手人不在本单位了，这件没人经手')
  expect((await desk(who.tianhe, 'nobody')).ids.sort()).toEqual([id, other.id].sort())
  expect(await vacateAll(server.deps)).toBe(0)
  await act(who.tianhe, id, 'assign', { holder: await idOf(who.tianhe) })
  await alsoAt(TIANHE, who.bao)
  await server.deps.db
    .updateTable('post')
    .set({ valid_to: new Date(server.time.now) })
    .where('person_id', '=', await idOf(who.tianhe))
    .execute()
  expect([await vacateAll(server.deps), await vacateAll(server.deps)]).toEqual([1, 0])
})

test('what is in one’s hands is found by 只看:经我手; 没人接 is what nobody has taken and nobody has in hand', async () => {
  const { id } = await file(who.li, inTianhe)
  const found = async (caller: Caller, line: string) =>
    (await caller.call(findApi.find, { query: { line } })).reply.rows.map((row) => row.id)
  expect(await found(who.tianhe, '只看:没人接')).toEqual([id])
  await act(who.tianhe, id, 'assign', { holder: second.id })
  expect([await found(who.tianhe, '只看:没人接'), await found(second.caller, '只看:经我手')]).toEqual([[], [id]])
})

test('it stays in the same hands while the work is checked and closed, and kept tickets of a phone name it', async () => {
  const { id } = await file(who.li, inTianhe)
  await act(who.tianhe, id, 'accept')
  await act(who.tianhe, id, 'assign', { holder: second.id })
  await act(second.caller, id, 'resolve', SOLVED)
  const kept = (await second.caller.call(deskApi.deskTickets, { query: { ids: id } })).reply.tickets
  expect(kept.map((view) => view.heldBy)).toEqual(['王志强'])
  await act(who.li, id, 'judge', { solved: 'yes', satisfied: '5' })
  expect(await heldBy(who.tianhe, id)).toBe('王志强')
})
