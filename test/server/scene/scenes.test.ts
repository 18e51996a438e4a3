/** 现场二维码: who makes them, what they fill in, and where a report from one goes. */
import { sceneApi } from '../../../src/domain/api-scene'
import { sceneStaffApi } from '../../../src/domain/api-scene-staff'
import { qrPath } from '../../../src/server/scene/picture'
import { Wechat } from '../../../src/server/wechat/client'
import { APPID, SECRET, startFakeWechat, type FakeWechat } from '../../helpers/fake-wechat'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { file, GRID_3, IN_GRID_3, people, TIANHE, type People } from '../../helpers/story'

let fake: FakeWechat
let server: TestServer
let who: People
beforeEach(async () => {
  fake = await startFakeWechat()
  server = await startServer({ wechat: new Wechat({ appid: APPID, secret: SECRET, base: fake.base, clock: () => server.time.now }) })
  who = await people(server)
})
afterEach(async () => {
  await server.close()
  await fake.close()
})

const AT_THE_LAMP = { unitId: GRID_3, words: '5 号楼北侧路灯 12 号', category: 'public_facility', item: 'lamp' } as const
const make = (caller: Caller, change: object = {}) => caller.call(sceneStaffApi.makeScene, { body: { ...AT_THE_LAMP, ...change } })
const scan = (code: string) => server.caller().call(sceneApi.scene, { params: { code } })
const listed = async (caller: Caller) => (await caller.call(sceneStaffApi.scenes, { query: {} })).reply.rows.map((row) => row.words)

test('a grid worker makes one; whoever scans it gets place, category and sub-item', async () => {
  const { reply } = await make(who.bao, { point: IN_GRID_3 })
  expect(reply.address).toMatch(new RegExp(`^http://[^/]+/resident/report/index\\?scene=${reply.code}$`))
  expect((await scan(reply.code)).reply).toEqual({
    code: reply.code,
    words: AT_THE_LAMP.words,
    unit: { id: GRID_3, name: '天和社区第 3 网格' },
    point: IN_GRID_3,
    category: 'public_facility',
    item: 'lamp',
  })
})

test('a report from it goes to its grid, with no other word about the place', async () => {
  const { reply } = await make(who.bao)
  const ticket = await file(who.li, { place: { words: '', scene: reply.code } })
  expect(ticket.unit.id).toBe(GRID_3)
  const ofCommunity = (await make(who.tianhe, { unitId: TIANHE })).reply.code
  expect((await file(who.li, { place: { words: '', scene: ofCommunity } })).unit.id).toBe(TIANHE)
})

test('a code that has ended opens nothing, and a report that names it still arrives', async () => {
  const { code } = (await make(who.bao)).reply
  expect((await who.bao.call(sceneStaffApi.endScene, { params: { code }, body: {} })).status).toBe(200)
  expect((await scan(code)).status).toBe(404)
  expect(await listed(who.bao)).toEqual([])
  expect((await file(who.li, { place: { words: '5 号楼', scene: code } })).unit.id).toBe('centre')
})

test('staff see and make codes of their own units and those below, and end no others', async () => {
  const { code } = (await make(who.bao)).reply
  expect((await make(who.grid1)).status).toBe(403)
  expect((await make(who.housing)).status).toBe(403)
  expect((await make(who.centre, { unitId: 'housing' })).status).toBe(400)
  for (const reaching of [who.bao, who.tianhe, who.street, who.centre]) expect(await listed(reaching)).toEqual([AT_THE_LAMP.words])
  for (const other of [who.grid1, who.housing, who.supervisor]) {
    expect(await listed(other)).toEqual([])
    expect((await other.call(sceneStaffApi.endScene, { params: { code }, body: {} })).status).toBe(403)
  }
})

test('many are listed page by page, newest first, none twice', async () => {
  for (let n = 0; n < 35; n++) {
    // several at the same instant too
    if (n % 3 === 0) server.time.now += 1000
    await make(who.bao, { words: `路灯 ${n} 号` })
  }
  const first = (await who.bao.call(sceneStaffApi.scenes, { query: {} })).reply
  const second = (await who.bao.call(sceneStaffApi.scenes, { query: { after: first.next! } })).reply
  expect([first.rows.length, second.rows.length, second.next]).toEqual([30, 5, null])
  expect(new Set([...first.rows, ...second.rows].map((row) => row.code)).size).toBe(35)
})

test('WeChat is asked for the same code; where it has none to give, that is said', async () => {
  const { code } = (await make(who.bao)).reply
  const picture = () => who.bao.call(sceneStaffApi.scenePicture, { params: { code } })
  const { image } = (await picture()).reply
  expect(Buffer.from(image!.split(',')[1]!, 'base64').toString('latin1')).toContain(code)
  fake.endTokens()
  expect((await picture()).status).toBe(200)
  fake.failNext(41030)
  expect(await picture()).toMatchObject({ status: 409, problem: { code: 'noWeappCode' } })
  fake.failNext(-1)
  expect((await picture()).status).toBe(502)
  expect((await who.grid1.call(sceneStaffApi.scenePicture, { params: { code } })).status).toBe(403)
})

test('without a WeChat account there is no such picture', async () => {
  const plain = await startServer()
  const bao = await plain.as('baoxiaoyan')
  const { code } = (await bao.call(sceneStaffApi.makeScene, { body: AT_THE_LAMP })).reply
  expect((await bao.call(sceneStaffApi.scenePicture, { params: { code } })).reply).toEqual({ image: null })
  await plain.close()
})

test('the drawing is a QR code: three finder patterns inside a quiet zone', async () => {
  const { path, size } = qrPath('https://shimin.example.gov.cn/resident/report/index?scene=7K2M9QWE')
  const dark = new Set<string>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let i = 0; i < Number(width); i++) dark.add(`${Number(x) + i} ${y}`)
  const finder = (left: number, top: number) =>
    [0, 6].every((edge) =>
      Array.from({ length: 7 }, (_, i) => i).every((i) => dark.has(`${left + i} ${top + edge}`) && dark.has(`${left + edge} ${top + i}`)),
    )
  const last = size - 4 - 7
  expect([finder(4, 4), finder(last, 4), finder(4, last), finder(last, last)]).toEqual([true, true, true, false])
  expect([...dark].some((cell) => cell.split(' ').some((at) => Number(at) < 4 || Number(at) >= size - 4))).toBe(false)
})
