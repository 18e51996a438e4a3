/** Neighbours first: what is near is found, joined once, and tells nobody more than its reporter agreed to. */
import { api } from '../../../src/domain/api'
import { sweep } from '../../../src/server/ticket/sweep'
import { aQueryCode, requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, IN_GRID_3, look, people, SOLVED, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const east = (metres: number) => ({ ...IN_GRID_3, lng: IN_GRID_3.lng + metres / 72_400 })
const lamp = { category: 'public_facility', item: 'lamp', words: '路灯不亮，晚上很黑' } as const
const near = async (caller: Caller, metres: number, matter: object = lamp) =>
  (await caller.call(api.neighbours, { body: { ...lamp, ...matter, point: east(metres) } })).reply.neighbours
const join = (caller: Caller, id: string, request = requestId()) => caller.call(api.join, { params: { id }, body: { requestId: request } })

test('the same matter within 200 m is shown before sending, to anyone; farther, or of another kind, is not', async () => {
  const { id } = await file(who.li)
  expect((await near(server.caller(), 30)).map((one) => one.id)).toEqual([id])
  expect(await near(server.caller(), 30)).toMatchObject([{ state: 'submitted', metres: 30, joiners: 0, unit: '天和社区第 3 网格' }])
  expect(await near(server.caller(), 260)).toEqual([])
  expect(await near(server.caller(), 30, { category: 'transport', item: 'other' })).toEqual([])
})

test('the closest in place, kind and words comes first', async () => {
  const other = await file(who.li, { item: 'manhole', text: '井盖缺了一半' })
  const same = await file(who.zhang, { text: '这里的路灯不亮，晚上很黑' })
  expect((await near(who.li, 10)).map((one) => one.id)).toEqual([same.id, other.id])
})

test('words and photo are shown only as a moderator let them stand on the public board', async () => {
  const { id } = await file(who.li, { text: '李家门前路灯不亮，电话 13912345678', publicConsent: true })
  expect(JSON.stringify(await near(who.zhang, 10))).not.toMatch(/李家|139/)
  await server.deps.pool.query(
    `update publication set state = 'approved', title = '门前路灯不亮', published_at = now() where ticket_id = $1`,
    [id],
  )
  expect((await near(who.zhang, 10))[0]!.title).toBe('门前路灯不亮')
})

test('a 举报, a complaint about a unit and what is done already are nobody else’s to see or join', async () => {
  const accused = await file(who.li, { request: 'accuse' })
  const complaint = await file(who.li, { complainedOf: '150703001005' })
  const done = await file(who.li)
  await act(who.bao, done.id, 'resolve', SOLVED)
  expect(await near(who.zhang, 5)).toEqual([])
  for (const { id } of [accused, complaint, done]) expect((await join(who.zhang, id)).status).toBe(404)
})

test('joining once makes a neighbour a party: counted, informed, without the reporter’s words', async () => {
  const { id } = await file(who.li)
  const request = requestId()
  const { reply } = await join(who.zhang, id, request)
  expect(reply.ticket).toMatchObject({ audience: 'neighbour', joiners: 1, title: '内容不公开' })
  await join(who.zhang, id, request)
  await join(who.zhang, id)
  expect((await look(who.bao, id)).joiners).toBe(1)
  // the reporter's own joining changes nothing
  await join(who.li, id)
  expect(await look(who.li, id)).toMatchObject({ audience: 'reporter', joiners: 1 })
  const mine = (await who.zhang.call(api.myTickets, { query: {} })).reply.rows
  expect(mine).toMatchObject([{ id, joined: true }])
  expect(JSON.stringify(mine)).not.toMatch(/路灯从周六|5 号楼/)
})

test('three neighbours who say "not solved" and are the majority send it back; two do not', async () => {
  const { id } = await file(who.li)
  const neighbours = [11, 12, 13, 14].map((seed) => server.caller({ 'x-query-code': aQueryCode(seed) }))
  // a code is known once something was filed with it
  for (const one of neighbours) await file(one, { place: { words: '别处', point: east(900) } })
  for (const one of neighbours) expect((await join(one, id)).status).toBe(200)
  server.time.now += 60_000
  await act(who.bao, id, 'resolve', SOLVED)
  await act(neighbours[0]!, id, 'opine', { solved: 'yes' })
  await act(neighbours[1]!, id, 'opine', { solved: 'no' })
  await act(neighbours[2]!, id, 'opine', { solved: 'no' })
  expect(await look(who.li, id)).toMatchObject({ state: 'verified' })
  await act(neighbours[3]!, id, 'opine', { solved: 'partly' })
  expect(await look(who.li, id)).toMatchObject({ state: 'rework', round: 1 })
  await sweep(server.deps)
})

test('staff see suggested duplicates among what they may see', async () => {
  const first = await file(who.li)
  const second = await file(who.zhang)
  const { reply } = await who.bao.call(api.similar, { params: { id: second.id } })
  expect(reply.tickets).toMatchObject([{ id: first.id, number: first.number, metres: 0 }])
  expect((await who.grid1.call(api.similar, { params: { id: second.id } })).status).toBe(404)
})
