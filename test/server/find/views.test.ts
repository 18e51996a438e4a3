/** Views that are kept: own ones, those shared with a unit, and what each counts for whom. */
import { findApi } from '../../../src/domain/api-find'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { file, people, TIANHE, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const save = (caller: Caller, body: { name: string; line: string; unitId?: string }) => caller.call(findApi.saveView, { body })
const views = async (caller: Caller) => (await caller.call(findApi.findViews, {})).reply.views
const counts = async (caller: Caller) => (await caller.call(findApi.viewCounts, {})).reply.counts

test('what somebody keeps is theirs alone, as the line it is, without a phone', async () => {
  await file(who.li, { text: '路灯不亮' })
  const { reply } = await save(who.tianhe, { name: '路灯', line: 'is:没人接 路灯 13800005206' })
  expect(reply).toMatchObject({ name: '路灯', line: '路灯 只看:没人接', unit: null, mine: true })
  expect(await views(who.tianhe)).toEqual([reply])
  expect(await counts(who.tianhe)).toEqual({ [reply.id]: 1 })
  expect(await views(who.street)).toEqual([])
  expect((await who.street.call(findApi.endView, { params: { id: reply.id }, body: {} })).status).toBe(404)
  expect((await who.tianhe.call(findApi.endView, { params: { id: reply.id }, body: {} })).status).toBe(200)
  expect(await views(who.tianhe)).toEqual([])
})

test('a shared one is its unit’s, and counts for each what they may see', async () => {
  await file(who.li, { text: '窨井盖松动' })
  await file(who.li, { request: 'accuse', category: 'policy_style_other', item: 'conduct', text: '窨井工程有人收钱' })
  const { reply } = await save(who.centre, { name: '窨井', line: '窨井', unitId: 'centre' })
  expect(await views(who.supervisor)).toMatchObject([{ id: reply.id, unit: '区网格化中心', mine: true }])
  expect([await counts(who.centre), await counts(who.supervisor)]).toEqual([{ [reply.id]: 2 }, { [reply.id]: 1 }])
  expect(await views(who.tianhe)).toEqual([])
})

test('nobody shares with a unit that is not theirs, and a grid worker with none', async () => {
  for (const [caller, unitId] of [
    [who.tianhe, 'centre'],
    [who.street, TIANHE],
    [who.bao, '150703001005-03'],
  ] as const)
    expect((await save(caller, { name: '看', line: '路灯', unitId })).status).toBe(403)
})

test('nothing, and more than twenty, are not kept', async () => {
  expect((await save(who.bao, { name: '空的', line: '13800005206' })).status).toBe(400)
  for (let n = 0; n < 20; n++) expect((await save(who.bao, { name: `第${n}`, line: '路灯' })).status).toBe(200)
  expect((await save(who.bao, { name: '又一个', line: '路灯' })).problem.code).toBe('viewsFull')
})
