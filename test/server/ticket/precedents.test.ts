/** 派单异议: an order that came back is ruled on with a reason, and the ruling is offered where the same kind of matter is ordered next. */
import { deskApi, type Precedent } from '../../../src/domain/api-desk'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, look, people, supervisorChen, TIANHE, tryTo, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const WHY = '路灯由住建局管养，见移交清单'
const BASIS = '该路段已移交物业'
const order = { unit: 'housing', goal: '当晚亮灯' }
const of = async (by: Caller, id: string): Promise<Precedent[]> => (await by.call(deskApi.precedents, { params: { id } })).reply.precedents

/** A ticket at the centre, taken. */
async function atCentre(some: object = {}): Promise<string> {
  const { id, state } = await file(who.li, { identity: 'named', ...some })
  if (state === 'submitted') {
    await act(who.bao, id, 'accept')
    await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '要专业队伍', unit: 'centre' })
    await act(who.centre, id, 'accept')
  }
  return id
}
async function ruled(id: string, unit = 'housing') {
  await act(who.centre, id, 'dispatch', order)
  await act(who.housing, id, 'return', { basis: BASIS })
  return act(who.centre, id, 'dispatch', { ...order, unit, reason: WHY })
}

test('a ruling without a reason is refused, and nothing moves', async () => {
  const id = await atCentre()
  await act(who.centre, id, 'dispatch', order)
  const returned = await act(who.housing, id, 'return', { basis: BASIS })
  expect(returned.state).toBe('returned')
  expect(await tryTo(who.centre, id, 'dispatch', order)).toMatchObject({ status: 400, problem: { fields: { reason: 'missing' } } })
  const { state, actions } = await look(who.centre, id)
  expect(state).toBe('returned')
  expect(actions.find(({ action }) => action === 'dispatch')).toMatchObject({
    needs: expect.arrayContaining(['unit', 'goal', 'reason']),
    objected: ['housing'],
  })
})

test('the next one of its kind is offered whom it was given to, and both reasons; another kind is not, nor the same one', async () => {
  const first = await atCentre()
  const { number } = await ruled(first, TIANHE)
  const next = await atCentre()
  expect(await of(who.centre, next)).toMatchObject([
    { id: first, number, from: expect.stringContaining('住'), basis: BASIS, to: { id: TIANHE }, reason: WHY },
  ])
  expect(await of(who.centre, first)).toEqual([])
  expect(await of(who.centre, await atCentre({ item: 'manhole' }))).toEqual([])
})

test('three at most, those of the same community first, then the newest', async () => {
  const ids: string[] = []
  for (let n = 0; n < 4; n++) {
    ids.push(await atCentre())
    server.time.now += 60_000
    await ruled(ids[n]!, 'housing')
  }
  await server.deps.pool.query('update ticket set community_id = null where id = any($1)', [[ids[1], ids[2], ids[3]]])
  expect((await of(who.centre, await atCentre())).map(({ id }) => id)).toEqual([ids[0], ids[3], ids[2]])
})

test('whose place it is, is no precedent for another place; whose duty it is, is', async () => {
  const [grid, duty] = [await atCentre(), await atCentre()]
  await ruled(grid, TIANHE)
  await ruled(duty)
  await server.deps.pool.query('update ticket set community_id = null where id = any($1)', [[grid, duty]])
  expect((await of(who.centre, await atCentre())).map(({ id }) => id)).toEqual([duty])
})

test('what is confidential, about a unit or taken back is no precedent; whoever may not see it is not offered it', async () => {
  const [accused, about, undone, seen] = [await atCentre(), await atCentre(), await atCentre(), await atCentre()]
  for (const id of [accused, about, undone, seen]) await ruled(id)
  await act(who.centre, undone, 'undo')
  await server.deps.pool.query('update ticket set confidential = true where id = $1', [accused])
  await server.deps.pool.query('update ticket set complained_of = $2 where id = $1', [about, TIANHE])
  const next = await atCentre()
  expect((await of(who.centre, next)).map(({ id }) => id)).toEqual([seen])
  expect((await of(await server.as(supervisorChen), next)).map(({ id }) => id)).toEqual([seen])
  const { status } = await who.oversight.call(deskApi.precedents, { params: { id: next } })
  expect(status).toBe(404)
})

test('words that were erased are gone from it', async () => {
  const first = await atCentre()
  await ruled(first)
  await act(who.li, first, 'askErase')
  await act(who.centre, first, 'erase', { eraseWhat: 'all', eraseWhy: 'asked' })
  const found = await of(who.centre, await atCentre())
  expect(JSON.stringify(found)).not.toMatch(/移交清单|移交物业/)
})
