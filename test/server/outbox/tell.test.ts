import { api } from '../../../src/domain/api'
import { drainOutbox } from '../../../src/server/outbox/worker'
import { tellHandler } from '../../../src/server/outbox/tell'
import { Wechat } from '../../../src/server/wechat/client'
import { APPID, SECRET, startFakeWechat, type FakeWechat } from '../../helpers/fake-wechat'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, people, SOLVED } from '../../helpers/story'

let wechat: FakeWechat
let server: TestServer
beforeAll(async () => {
  wechat = await startFakeWechat()
  server = await startServer({
    wechat: new Wechat({ appid: APPID, secret: SECRET, base: wechat.base, clock: () => server.time.now }),
    settings: { DEMO: true, TRUST_PROXY: false, WECHAT_TEMPLATE: 'template-1' },
  })
})
afterAll(async () => {
  await server.close()
  await wechat.close()
})
const drain = () => drainOutbox(server.deps, { tell: tellHandler(server.deps) })
const signInByWechat = async (openid: string) => {
  const { reply } = await server.caller().call(api.signInWechat, { body: { code: wechat.codeFor(openid) } })
  return server.caller({ authorization: `Bearer ${reply.token}` })
}

test('a reporter from WeChat is told number and state of each step, and not a word of the report', async () => {
  wechat.accept('openid-of-li', 'template-1', 5)
  const reporter = await signInByWechat('openid-of-li')
  const { bao } = await people(server)
  const { id, number } = await file(reporter)
  await act(bao, id, 'accept')
  await act(bao, id, 'resolve', SOLVED)
  await drain()
  // both were sent after both steps: the state told is the one that holds now
  expect(wechat.sent).toHaveLength(2)
  expect(JSON.stringify(wechat.sent)).toContain(number)
  expect(JSON.stringify(wechat.sent)).toContain('等您评价')
  expect(JSON.stringify(wechat.sent)).not.toMatch(/路灯|号楼/)
})

test('who did not subscribe is not told, and nothing is tried again', async () => {
  const before = wechat.sent.length
  const reporter = await signInByWechat('openid-of-nobody')
  const { bao } = await people(server)
  const { id } = await file(reporter)
  await act(bao, id, 'accept')
  await drain()
  expect(wechat.sent).toHaveLength(before)
  const { rows } = await server.deps.pool.query('select 1 from outbox where done_at is null')
  expect(rows).toEqual([])
})

test('a passing fault is tried again, with a pause, until it goes through', async () => {
  wechat.accept('openid-of-wang', 'template-1', 5)
  const before = wechat.sent.length
  const reporter = await signInByWechat('openid-of-wang')
  const { bao } = await people(server)
  const { id } = await file(reporter)
  await drain()
  await act(bao, id, 'accept')
  wechat.failNext(-1)
  await drain()
  expect(wechat.sent).toHaveLength(before)
  server.time.now += 6_000
  await drain()
  expect(wechat.sent).toHaveLength(before + 1)
})

test('two servers working the outbox tell nobody twice', async () => {
  const before = wechat.sent.length
  wechat.accept('openid-of-zhao', 'template-1', 50)
  const reporter = await signInByWechat('openid-of-zhao')
  const { bao } = await people(server)
  for (let n = 0; n < 8; n++) await act(bao, (await file(reporter)).id, 'accept')
  await Promise.all([drain(), drain(), drain()])
  expect(wechat.sent).toHaveLength(before + 8)
})
