import { api } from '../../../src/domain/api'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, GRID_3, people, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())

const CENTRE = 'centre'
/** The name of whoever works in the grid that plain reports go to. */
async function gridWorker(): Promise<string> {
  const { id } = await file(who.li, { text: '三号楼前的长椅坏了' })
  const { units } = (await who.li.call(api.units, {})).reply
  const { unit } = await server.deps.db.selectFrom('ticket').select('unit_id as unit').where('id', '=', id).executeTakeFirstOrThrow()
  return units.find((one) => one.id === unit)!.worker!
}
const rowOf = (id: string) =>
  server.deps.db
    .selectFrom('ticket')
    .select(['unit_id', 'complained_of', 'urgency', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('a report that names the worker of its grid lies at the centre, and the worker never sees it', async () => {
  const name = await gridWorker()
  const { id } = await file(who.li, { text: `网格员${name}收了我二百块钱，低保给了她小舅子` })
  expect(await rowOf(id)).toMatchObject({ unit_id: CENTRE })
  expect((await rowOf(id)).complained_of).not.toBeNull()
  expect((await who.bao.call(api.ticket, { params: { id } })).status).toBe(404)
})

test('so it is with what the worker is called, and with a doubtful accusation that nobody was asked about', async () => {
  for (const text of ['网格员要了我两条烟才给登记', '社区主任收红包才办低保', '镇里领导贪污扶贫款'])
    expect(await rowOf((await file(who.li, { text })).id)).toMatchObject({ unit_id: CENTRE })
})

test('praise, requests, places and the doings of others go where they always went', async () => {
  const plain = await rowOf((await file(who.li, { text: '三号楼前的长椅坏了' })).id)
  for (const text of [
    '感谢网格员帮我修好了灯',
    '请网格员上门看看水管',
    '天和社区三号楼的路灯坏了',
    '物业收了钱不办事',
    '邻居打了我一耳光，请社区调解',
  ])
    expect([text, await rowOf((await file(who.li, { text })).id)]).toMatchObject([text, { unit_id: plain.unit_id, complained_of: null }])
})

test('asked and denied, it goes on as usual; but a name is looked at all the same', async () => {
  const denied = { accusesNobody: true }
  expect((await rowOf((await file(who.li, { text: '镇里领导贪污扶贫款', ...denied })).id)).unit_id).not.toBe(CENTRE)
  const name = await gridWorker()
  expect((await rowOf((await file(who.li, { text: `${name}收了我的钱`, ...denied })).id)).unit_id).toBe(CENTRE)
})

test('what is added later moves it away as well, out of the sight of whoever had it', async () => {
  const name = await gridWorker()
  const { id } = await file(who.li, { text: '低保一直批不下来' })
  expect((await who.bao.call(api.ticket, { params: { id } })).status).toBe(200)
  await act(who.li, id, 'supplement', { note: `${name}跟我要钱，不给就不批` })
  expect(await rowOf(id)).toMatchObject({ unit_id: CENTRE })
  expect((await who.bao.call(api.ticket, { params: { id } })).status).toBe(404)
})

test('danger that is added later makes it urgent, and is not held up by a doubt', async () => {
  const { id } = await file(who.li, { text: '楼道里堆了很多纸箱' })
  await act(who.li, id, 'supplement', { note: '着火了，冒黑烟，快来人' })
  expect(await rowOf(id)).toMatchObject({ urgency: 'critical' })
  expect((await rowOf(id)).unit_id).not.toBe(CENTRE)
})

test('不急 leaves the lane and is kept as a fact', async () => {
  const text = '井盖没了，路中间一个大洞'
  expect(await rowOf((await file(who.li, { text })).id)).toMatchObject({ urgency: 'urgent' })
  const { id } = await file(who.li, { text, calm: ['open'] })
  expect(await rowOf(id)).toMatchObject({ urgency: 'normal' })
  const { facts } = await server.deps.db.selectFrom('ticket_event').select('facts').where('ticket_id', '=', id).where('seq', '=', 1).executeTakeFirstOrThrow() // prettier-ignore
  expect(JSON.parse(facts)).toMatchObject({ calm: ['open'] })
  expect((await who.bao.call(api.ticket, { params: { id } })).reply).toHaveProperty('ticket.calm', true)
})

test('不急 about one danger silences no other', async () => {
  const { id } = await file(who.li, { text: '井盖没了，孩子掉下去了', calm: ['open'] })
  expect(await rowOf(id)).toMatchObject({ urgency: 'critical' })
})

test('who is wrongly taken for accused is cleared by the centre, and may have it then', async () => {
  const { id } = await file(who.li, { text: `听说网格员${await gridWorker()}收钱，不知道真假` })
  await act(who.centre, id, 'clear', { reason: '打电话问过，说的是别的小区' })
  expect((await rowOf(id)).complained_of).toBeNull()
  await act(who.centre, id, 'dispatch', { unit: GRID_3, goal: '上门看看' })
  expect(await rowOf(id)).toMatchObject({ unit_id: GRID_3 })
})

test('a merged reporter who names the worker takes both away: theirs, and the one that carries the work', async () => {
  const name = await gridWorker()
  const [mine, carrier] = [await file(who.zhang, { text: '低保一直批不下来' }), await file(who.li, { text: '低保批得太慢' })]
  await act(who.bao, mine.id, 'merge', { into: carrier.number, reason: '同一件' })
  await act(who.zhang, mine.id, 'supplement', { note: `${name}跟我要钱，不给就不批` })
  expect(await rowOf(carrier.id)).toMatchObject({ unit_id: CENTRE })
  for (const { id } of [mine, carrier]) expect((await who.bao.call(api.ticket, { params: { id } })).status).toBe(404)
})
