/** A unit whose last worker leaves (空岗): nothing is lost there, and nothing new is laid there, whatever this server believed a moment ago. */
import { api } from '../../../src/domain/api'
import { superviseApi } from '../../../src/domain/api-supervise'
import { DEMO_PEOPLE } from '../../../src/server/demo/district'
import { emptyWords } from '../../../src/server/people/empty'
import { endPosts } from '../../../src/server/people/posts'
import { handOverAll, handOverFrom } from '../../../src/server/ticket/hand-over'
import { byHand } from '../../../src/server/people/deeds'
import { Reference } from '../../../src/server/reference'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, look, people, TIANHE, tryTo, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const leave = (unitId: string) =>
  server.deps.db.transaction().execute(async (tx) => handOverFrom(tx, server.deps, await endPosts(tx, server.deps, { unitId })))
const ownerOf = async (id: string) =>
  await server.deps.db.selectFrom('ticket').select(['unit_id', 'state']).where('id', '=', id).executeTakeFirstOrThrow()
const inTianhe = { place: { words: '5 号楼', communityId: TIANHE } }

test('what lies at a unit goes to the level above with its last post, as a line of the system, and the level above is told', async () => {
  const { id } = await file(who.li, inTianhe)
  await act(who.tianhe, id, 'accept', {})
  expect(await leave(TIANHE)).toEqual([id])
  expect(await ownerOf(id)).toEqual({ unit_id: '150703001', state: 'escalated' })
  const line = (await look(who.li, id)).timeline.at(-1)!
  expect([line.action, line.to, line.by.unit]).toEqual(['handOver', '第三街道', null])
  expect((await who.street.call(api.inbox, { query: { desk: 'todo' } })).reply.rows.map((row) => row.id)).toEqual([id])
  const told = await server.deps.db.selectFrom('outbox').select('payload').where('topic', '=', 'tell').execute()
  expect(told.map(({ payload }) => payload)).toContainEqual(
    expect.objectContaining({ ticketId: id, seq: line.seq, units: ['150703001'], told: ['parties', 'owner'] }),
  )
})

test('a server that has not heard of it yet lays nothing there: not by filing, not by dispatch', async () => {
  const first = await file(who.li, inTianhe)
  await leave(TIANHE)
  expect(server.deps.reference.units.isStaffed(TIANHE)).toBe(true)
  const { id } = await file(who.li, { ...inTianhe, text: '楼道灯也不亮' })
  expect((await ownerOf(id)).unit_id).toBe('150703001')
  const refused = await tryTo(who.street, first.id, 'dispatch', { unit: TIANHE, goal: '修好' })
  expect([refused.status, refused.problem.code, refused.problem.message]).toEqual([
    409,
    'targetHasPeople',
    '这个单位现在没有人办事，请另选一家，或交给它的上一级。',
  ])
})

test('a post that ran out by its date, or was ended by hand, is found by the clock; once is enough', async () => {
  const { id } = await file(who.li, inTianhe)
  await server.deps.db
    .updateTable('post')
    .set({ valid_to: new Date(server.time.now) })
    .where('unit_id', 'in', [TIANHE, '150703001'])
    .execute()
  await server.deps.reference.load()
  expect(server.deps.reference.units.empty.map((unit) => unit.id)).toEqual(['150703001', TIANHE])
  expect(await handOverAll(server.deps)).toBe(1)
  expect((await ownerOf(id)).unit_id).toBe('centre')
  expect(await handOverAll(server.deps)).toBe(0)
})

test('an operator reads which units are empty and where their tickets go, and the centre first and loudest', async () => {
  await leave(TIANHE)
  await server.deps.reference.load()
  expect(emptyWords(server.deps.reference.units)).toEqual([`${TIANHE}  天和社区：现在没有人办事，来的件转给第三街道`])
  await leave('centre')
  await server.deps.reference.load()
  expect(emptyWords(server.deps.reference.units)[0]).toBe('！！！区中心现在没有人办事：没有人接的件都停在那里，请马上安排派单员')
})

test('of two who leave a unit at the same moment the second takes everything along', async () => {
  const { id } = await file(who.li, inTianhe)
  await server.deps.db
    .insertInto('post')
    .values({
      district_id: '150703',
      person_id: DEMO_PEOPLE.find((one) => one.id === 'liuguodong')!.personId,
      unit_id: TIANHE,
      duty: 'clerk',
      valid_from: new Date(server.time.now - 1),
    })
    .execute()
  const holders = await server.deps.db.selectFrom('post').select('person_id').where('unit_id', '=', TIANHE).execute()
  expect(holders).toHaveLength(2)
  const goes = (personId: string) =>
    server.deps.db
      .transaction()
      .execute(async (tx) => handOverFrom(tx, server.deps, await endPosts(tx, server.deps, { personId, unitId: TIANHE })))
  await Promise.all(holders.map((one) => goes(one.person_id)))
  expect((await ownerOf(id)).unit_id).toBe('150703001')
})

test('filing and the last post ending at the same moment leave nothing behind, in whatever order', async () => {
  const filed = Array.from({ length: 8 }, (_, n) => file(who.li, { ...inTianhe, text: `第 ${n} 盏路灯不亮` }))
  const [reports] = [await Promise.all([...filed, leave(TIANHE)])]
  const ids = reports.slice(0, 8).map((one) => (one as { id: string }).id)
  for (const id of ids) expect((await ownerOf(id)).unit_id).toBe('150703001')
})

test('the check goes to the next who may check', async () => {
  const { id } = await file(who.li, inTianhe)
  await act(who.tianhe, id, 'resolve', { outcome: 'explained', note: '归物业管，已告知电话' })
  await leave('150703001')
  const desks = await server.deps.db
    .selectFrom('ticket_unit')
    .select('unit_id')
    .where('ticket_id', '=', id)
    .where('desk', '=', 'check')
    .execute()
  expect(desks).toEqual([{ unit_id: 'centre' }])
  expect((await look(who.centre, id)).actions.map(({ action }) => action)).toContain('check')
})

test('a whole line without people ends at the centre, even when nobody is there either', async () => {
  for (const unit of [TIANHE, '150703001', 'centre']) await leave(unit)
  const { id } = await file(who.li, inTianhe)
  expect((await ownerOf(id)).unit_id).toBe('centre')
  const now = await new Reference(server.deps.db, '150703', server.deps.clock).load()
  expect(now.units.empty.map((unit) => unit.id)).toEqual(['150703001', TIANHE, 'centre'])
})

test('a unit ends with a successor, which gets what lies there; the act is in the audit log', async () => {
  const { id } = await file(who.li, { place: { words: '5 号楼', communityId: '150703002001' } })
  const end = (unitId: string, successorId: string | null) =>
    byHand(server.deps, { act: 'endUnit', unitId, successorId }, { by: 'operator:test' }).then(({ moved }) => moved)
  await expect(end('150703002001', 'nowhere')).rejects.toThrow('先撤它下面的 3 个单位')
  await expect(end('centre', null)).rejects.toThrow('区中心不能撤')
  for (const grid of ['01', '02', '03']) await end(`150703002001-${grid}`, null)
  await expect(end('150703002001', '150703002001')).rejects.toThrow('承接单位')
  expect(await end('150703002001', '150703002002')).toEqual([id])
  expect((await ownerOf(id)).unit_id).toBe('150703002002')
  const said = await server.deps.db.selectFrom('audit').select(['actor', 'result']).where('what', '=', 'unit.end:150703002001').execute()
  expect(said).toMatchObject([{ actor: 'operator:test' }])
  expect(JSON.parse(said[0]!.result)).toEqual({
    before: { ended: false, successorId: null },
    after: { ended: true, successorId: '150703002002' },
  })
})

test('the centre reads which units have nobody and who has their tickets meanwhile; a clerk does not', async () => {
  const listed = async () => (await who.centre.call(superviseApi.emptyUnits, {})).reply.rows
  const before = await listed()
  expect(before.map(({ id }) => id)).not.toContain(TIANHE)
  await leave(TIANHE)
  await server.deps.reference.load()
  expect(await listed()).toContainEqual({ id: TIANHE, name: '天和社区', kind: 'community', goesTo: '第三街道' })
  expect((await who.street.call(superviseApi.emptyUnits, {})).status).toBe(403)
})
