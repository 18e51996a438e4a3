/** Neighbours first: what may be offered, to whom, and what can be learnt by asking. */
import pg from 'pg'
import { api, JOINS_A_DAY, type Near } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { demoDistrict } from '../../../src/server/demo/district'
import { demoPlaces } from '../../../src/server/demo/places'
import { sweep } from '../../../src/server/ticket/sweep'
import { attackNeighbours, type Target } from '../../attack/neighbours'
import { aQueryCode, requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, aResident, file, IN_GRID_3, joinAs, look, people, SOLVED, supervisorChen, type People } from '../../helpers/story'

/** Statements the database was sent. */
let sent = 0
const { query } = pg.Client.prototype
beforeAll(() => {
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    sent++
    return (query as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof query
})
afterAll(() => void (pg.Client.prototype.query = query))

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const east = (metres: number) => ({ ...IN_GRID_3, lng: IN_GRID_3.lng + metres / 72_400 })
const lamp: Near = { category: 'public_facility', item: 'lamp', words: '路灯不亮，晚上很黑', point: IN_GRID_3 }
const near = async (caller: Caller, some: Partial<Near> = {}) =>
  (await caller.call(api.neighbours, { body: { ...lamp, ...some } })).reply.neighbours
const named = { identity: 'named' } as const
const publish = (id: string, title: string) =>
  server.deps.pool.query(`update publication set state = 'approved', title = $2, published_at = now() where ticket_id = $1`, [id, title])

test('the same public thing in the same community is offered to anyone; another sub-item is not', async () => {
  await file(who.li, named)
  const offers = await near(server.caller())
  expect(offers).toMatchObject([{ state: 'submitted', joiners: 0, place: '天和社区', title: null, photo: null }])
  expect(Object.keys(offers[0]!).sort()).toEqual('category day id item joiners photo place state title'.split(' '))
  expect(await near(server.caller(), { item: 'manhole' })).toEqual([])
})

test('the answer is the same wherever in the community one asks, and whatever words an unpublished report has', async () => {
  await file(who.li, { ...named, text: '李家门前路灯不亮，电话 13912345678' })
  await file(who.zhang, { ...named, text: '小学门口的灯坏了' })
  const here = await near(who.zhang)
  for (const some of [
    { point: east(80) },
    { words: '13912345678' },
    { words: '小学门口的灯坏了' },
    { point: undefined, communityId: '150703001005' },
    { point: undefined, place: '天和社区三号楼前' },
  ])
    expect(await near(who.zhang, some)).toEqual(here)
})

test('an estate or a road that is only typed is asked about in its community; words that say no place, nowhere', async () => {
  await file(who.li, named)
  const typed = demoPlaces(demoDistrict()).features.filter(
    ({ properties: { kind, unitId } }) => kind !== 'water' && unitId?.startsWith('150703001005'),
  )
  expect(typed).not.toEqual([])
  for (const { properties } of typed) expect(await near(who.zhang, { point: undefined, place: `${properties.name}东边` })).toHaveLength(1)
  for (const place of ['家门口', '没有这个地方']) expect(await near(who.zhang, { point: undefined, place })).toEqual([])
})

test('words count only as they stand on the public board; a public one comes first by them', async () => {
  await file(who.zhang, named)
  const { id } = await file(who.li, { text: '李家门前路灯不亮，电话 13912345678', publicConsent: true })
  expect(await near(who.zhang, { words: '李家门前' })).toHaveLength(1)
  await publish(id, '门前路灯不亮')
  const offers = await near(server.caller(), { words: '门前路灯' })
  expect(offers.map(({ title }) => title)).toEqual(['门前路灯不亮', null])
  expect(JSON.stringify(offers)).not.toMatch(/李家|13912345678/)
})

test('what is 保密, 匿名, 举报, a complaint, sensitive, at somebody’s home or done is offered to nobody, and cannot be joined', async () => {
  const code = server.caller({ 'x-query-code': aQueryCode(3) })
  const kept = [
    await file(who.li),
    await file(code, { identity: 'anonymous' }),
    await file(who.li, { ...named, request: 'accuse' }),
    await file(who.li, { ...named, complainedOf: '150703001005' }),
    await file(who.li, { ...named, category: 'dispute_rights', item: 'family' }),
    await file(who.li, { ...named, category: 'housing_property', item: 'roof_leak' }),
    await file(who.li, { ...named, item: 'other' }),
  ]
  const done = await file(who.li, named)
  await act(who.bao, done.id, 'resolve', SOLVED)
  for (const { category, item } of [...kept, done]) expect(await near(who.zhang, { category, item })).toEqual([])
  for (const one of [...kept, done]) expect((await joinAs(server, who.zhang, one)).status).toBe(404)
})

test('joining asks for a signed-in resident with a draft near by, and never takes a ticket’s own id', async () => {
  const filed = await file(who.li, named)
  const [offer] = await near(who.zhang)
  const join = (caller: Caller, id: string, draft: Near = lamp) =>
    caller.call(api.join, { params: { id }, body: { requestId: requestId(), draft } })
  expect((await join(server.caller(), offer!.id)).status).toBe(401)
  expect((await join(who.zhang, filed.id)).status).toBe(404)
  expect((await join(who.zhang, offer!.id, { ...lamp, item: 'manhole' })).status).toBe(404)
  expect((await join(who.zhang, offer!.id, { ...lamp, point: { ...IN_GRID_3, lat: IN_GRID_3.lat + 0.5 } })).status).toBe(404)
  expect((await join(who.zhang, offer!.id)).status).toBe(200)
})

test('a person joins only so many in a day', async () => {
  const filed = await file(who.li, named)
  const tries = []
  for (let n = 0; n <= JOINS_A_DAY; n++) tries.push((await joinAs(server, who.zhang, filed)).status)
  expect(tries).toEqual([...Array<number>(JOINS_A_DAY).fill(200), 429])
})

test('joining once makes a neighbour a party: counted, informed, without the reporter’s words, the grid or the minute', async () => {
  const filed = await file(who.li, named)
  const request = requestId()
  const { reply } = await joinAs(server, who.zhang, filed, {}, request)
  expect(reply.ticket).toMatchObject({ audience: 'neighbour', joiners: 1, title: '内容不公开', unit: { name: '天和社区' } })
  await act(who.bao, filed.id, 'accept')
  await joinAs(server, who.zhang, filed, {}, request)
  await joinAs(server, who.zhang, filed)
  expect((await look(who.bao, filed.id)).joiners).toBe(1)
  // the reporter's own joining changes nothing
  await joinAs(server, who.li, filed)
  expect(await look(who.li, filed.id)).toMatchObject({ audience: 'reporter', joiners: 1 })
  const mine = (await who.zhang.call(api.myTickets, { query: {} })).reply.rows
  expect(mine).toMatchObject([{ id: filed.id, joined: true }])
  const seen = JSON.stringify([mine, { ...(await look(who.zhang, filed.id)), actions: [] }])
  expect(seen).not.toMatch(/路灯从周六|5 号楼|网格|包/)
  expect(seen).not.toContain(String(filed.filedAt))
})

test('the same join sent again is the same, also after the ticket is offered to nobody any more', async () => {
  const filed = await file(who.li, named)
  const request = requestId()
  await joinAs(server, who.zhang, filed, {}, request)
  await act(who.bao, filed.id, 'resolve', SOLVED)
  expect(await joinAs(server, who.zhang, filed, {}, request)).toMatchObject({
    status: 200,
    reply: { ticket: { id: filed.id, joiners: 1 } },
  })
})

test('three neighbours who say "not solved" and are the majority send it back; two do not', async () => {
  const filed = await file(who.li, named)
  const { id } = filed
  const neighbours = [await aResident(server, 1), await aResident(server, 2), await aResident(server, 3), await aResident(server, 4)]
  for (const one of neighbours) expect((await joinAs(server, one, filed)).status).toBe(200)
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

test('staff see suggested duplicates among what they may read, an auditor none', async () => {
  const first = await file(who.li)
  const second = await file(who.zhang)
  const { reply } = await who.bao.call(deskApi.similar, { params: { id: second.id } })
  expect(reply.tickets).toMatchObject([{ id: first.id, number: first.number, metres: 0 }])
  expect((await who.grid1.call(deskApi.similar, { params: { id: second.id } })).status).toBe(404)
  await server.deps.pool.query(`update post set duty = 'audit' where duty = 'supervisor'`)
  const auditor = await server.as(supervisorChen)
  expect(await auditor.call(deskApi.similar, { params: { id: second.id } })).toMatchObject({ status: 200, reply: { tickets: [] } })
})

test('500 questions by nobody and by a resident find nothing that is sealed, anonymous or sensitive, and no place under 4 ha', async () => {
  const secret = '儿子打我，电话 13912345678，3号楼2单元301'
  const code = server.caller({ 'x-query-code': aQueryCode(5) })
  const at = (metres: number) => ({ words: '', point: east(metres) })
  await file(who.li, { text: secret, place: at(0) })
  await file(code, { text: secret, identity: 'anonymous', item: 'manhole', place: at(20) })
  await file(who.li, { ...named, text: secret, category: 'dispute_rights', item: 'family', place: at(40) })
  await file(who.li, { ...named, text: secret, item: 'pothole', place: at(60) })
  const target = (item: string, hidden: boolean, category: Target['category'] = 'public_facility'): Target => ({
    point: IN_GRID_3,
    category,
    item,
    secret,
    hidden,
  })
  const targets = [target('lamp', true), target('manhole', true), target('family', true, 'dispute_rights'), target('pothole', false)]
  const rest = async () => void (await server.deps.pool.query('delete from allowance'))
  for (const [name, caller] of [
    ['nobody', server.caller()],
    ['a resident', who.zhang],
  ] as const)
    expect(await attackNeighbours({ name, caller, rest, statements: () => sent }, targets)).toEqual([])
}, 600_000)
