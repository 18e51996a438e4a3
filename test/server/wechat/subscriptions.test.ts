/** Messages through WeChat, spent from a ledger of consents. */
import { api } from '../../../src/domain/api'
import { accountApi } from '../../../src/domain/api-account'
import { PRIVACY } from '../../../src/domain/people/privacy'
import { noticesApi } from '../../../src/domain/api-notices'
import type { Template } from '../../../src/domain/notices/templates'
import { tellHandler } from '../../../src/server/outbox/tell'
import { drainOutbox } from '../../../src/server/outbox/worker'
import { Wechat } from '../../../src/server/wechat/client'
import { APPID, SECRET, startFakeWechat, type FakeWechat } from '../../helpers/fake-wechat'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, drain, file, people, SOLVED, type People, joinAs } from '../../helpers/story'

const FIELDS = { character_string1: 'number', phrase2: 'state', time3: 'at', thing4: 'event', thing5: 'unit' } as const
const SINGLE: Template = { id: 'single', kind: 'one_time', fields: FIELDS }
const LASTING: Template = { id: 'lasting', kind: 'long_term', tells: ['resolve'], fields: FIELDS }

let wechat: FakeWechat
let server: TestServer
let who: People
let reporter: Caller
beforeAll(async () => {
  wechat = await startFakeWechat()
  server = await startServer({ wechat: aClient(), templates: [SINGLE, LASTING] })
})
afterAll(async () => {
  await server.close()
  await wechat.close()
})
beforeEach(async () => {
  await server.deps.pool.query('delete from wechat_credit; delete from outbox')
  wechat.sent.length = 0
  who = await people(server)
  reporter = await signIn('openid-of-li')
})
const tellOnly = () => drainOutbox(server.deps, { tell: tellHandler(server.deps) })
const aClient = () => new Wechat({ appid: APPID, secret: SECRET, base: wechat.base, clock: () => server.time.now })

async function signIn(openid: string): Promise<Caller> {
  const { reply } = await server.caller().call(api.signInWechat, { body: { code: wechat.codeFor(openid) } })
  const caller = server.caller({ authorization: `Bearer ${reply.token}` })
  await caller.call(accountApi.giveConsent, { body: { version: PRIVACY.version } })
  return caller
}
/** The person agrees on the phone, and WeChat knows of it. */
async function agree(caller: Caller, answers: Record<string, string>, openid = 'openid-of-li', times = 1) {
  for (let n = 0; n < times; n++) await caller.call(noticesApi.subscribed, { body: { answers } })
  for (const id of Object.keys(answers)) wechat.accept(openid, id, times)
}
const credits = async () =>
  Object.fromEntries(
    (await server.deps.db.selectFrom('wechat_credit').select(['template', 'credits']).execute()).map((row) => [row.template, row.credits]),
  )
const outbox = async () =>
  (await server.deps.db.selectFrom('outbox').select(['done_at', 'dead_at', 'error']).where('topic', '=', 'wechat').execute())[0]
const saidTo = (message: FakeWechat['sent'][number]) =>
  Object.fromEntries(Object.entries(message.data).map(([field, { value }]) => [field, value]))

test('one consent is one message: number, state, what happened, when; not a word of the report', async () => {
  await agree(reporter, { single: 'accept' })
  const { id, number } = await file(reporter)
  await act(who.bao, id, 'accept')
  await drain(server)
  await act(who.bao, id, 'resolve', SOLVED)
  await drain(server)
  expect(wechat.sent).toHaveLength(1)
  expect(wechat.sent[0]).toMatchObject({ touser: 'openid-of-li', template_id: 'single', page: `resident/ticket/index?id=${id}` })
  expect(saidTo(wechat.sent[0]!)).toEqual({
    character_string1: number,
    phrase2: '已受理',
    time3: '2026年11月23日 10:24',
    thing4: '天和社区第 3 网格已受理',
    thing5: '天和社区第 3 网格',
  })
  expect(JSON.stringify(wechat.sent)).not.toMatch(/路灯|号楼/)
  expect(await credits()).toEqual({ single: 0 })
})

test('a lasting consent is not used up, tells of its own events, and spares the single one', async () => {
  await agree(reporter, { single: 'accept' })
  await agree(reporter, { lasting: 'accept' }, 'openid-of-li', 9)
  const { id } = await file(reporter)
  await act(who.bao, id, 'resolve', SOLVED)
  await act(reporter, id, 'judge', { solved: 'no', satisfied: '1' })
  await act(who.bao, id, 'resolve', SOLVED)
  await drain(server)
  expect(wechat.sent.map((message) => message.template_id)).toEqual(['lasting', 'lasting'])
  expect(await credits()).toEqual({ single: 1, lasting: 1 })
  await reporter.call(noticesApi.subscribed, { body: { answers: { lasting: 'reject' } } })
  expect(await credits()).toEqual({ single: 1, lasting: 0 })
})

test('who did not agree is not told this way, and that is no fault', async () => {
  const { id } = await file(reporter)
  await act(who.bao, id, 'accept')
  await drain(server)
  expect(wechat.sent).toEqual([])
  expect(await outbox()).toMatchObject({ dead_at: null, error: null, done_at: expect.any(Number) })
})

test('43101: WeChat knows of no consent, so the ledger forgets it and another template has its turn', async () => {
  await agree(reporter, { single: 'accept', lasting: 'accept' })
  wechat.accept('openid-of-li', 'lasting', 0)
  const { id } = await file(reporter)
  await act(who.bao, id, 'resolve', SOLVED)
  await drain(server)
  expect(wechat.sent.map((message) => message.template_id)).toEqual(['single'])
  expect(await credits()).toEqual({ single: 0, lasting: 0 })
  expect(await outbox()).toMatchObject({ dead_at: null, error: null, done_at: expect.any(Number) })
})

test.each([-1, 45009, 45011])('%d passes: tried again after a pause, the consent is kept meanwhile', async (errcode) => {
  await agree(reporter, { single: 'accept' })
  const { id } = await file(reporter)
  await act(who.bao, id, 'accept')
  wechat.failNext(errcode)
  await drain(server)
  expect(wechat.sent).toEqual([])
  expect(await credits()).toEqual({ single: 1 })
  expect(await outbox()).toMatchObject({ dead_at: null, done_at: null, error: expect.stringContaining(String(errcode)) })
  await drain(server)
  expect(wechat.sent).toEqual([])
  server.time.now += 6_000
  await drain(server)
  expect(wechat.sent).toHaveLength(1)
})

test('40001: a token that WeChat no longer takes is renewed, and the message goes out in the same run', async () => {
  await agree(reporter, { single: 'accept' }, 'openid-of-li', 2)
  const { id } = await file(reporter)
  await act(who.bao, id, 'accept')
  await drain(server)
  wechat.endTokens()
  await act(who.bao, id, 'resolve', SOLVED)
  await drain(server)
  expect(wechat.sent).toHaveLength(2)
})

test.each([47003, 40037, 40003])('%d will not pass: set aside at once, the consent is kept', async (errcode) => {
  await agree(reporter, { single: 'accept' })
  const { id } = await file(reporter)
  await act(who.bao, id, 'accept')
  await server.deps.wechat!.accessToken()
  wechat.failNext(errcode)
  await drain(server)
  expect(await outbox()).toMatchObject({ dead_at: expect.any(Number), done_at: null, error: expect.stringContaining(String(errcode)) })
  expect(await credits()).toEqual({ single: 1 })
})

test('a value that WeChat would refuse as empty goes into the list of what could not be sent', async () => {
  await agree(reporter, { single: 'accept' })
  const { id } = await file(reporter)
  await act(who.bao, id, 'accept')
  await tellOnly()
  await server.deps.db.updateTable('ticket').set({ number: '编号' }).where('id', '=', id).execute()
  await drain(server)
  // an empty value: WeChat refuses it
  expect(await outbox()).toMatchObject({ dead_at: expect.any(Number) })
})

test('what was read in the app meanwhile is not sent, and spares the consent', async () => {
  await agree(reporter, { single: 'accept' })
  const { id } = await file(reporter)
  await act(who.bao, id, 'accept')
  await tellOnly()
  await reporter.call(noticesApi.readNotices, { body: { until: server.time.now } })
  await drain(server)
  expect(wechat.sent).toEqual([])
  expect(await credits()).toEqual({ single: 1 })
})

test('a neighbour who joined is told how it goes, not what is between the reporter and the units', async () => {
  const neighbour = await signIn('openid-of-wang')
  await agree(neighbour, { single: 'accept' }, 'openid-of-wang', 5)
  const filed = await file(reporter, { identity: 'named' })
  const { id } = filed
  await joinAs(server, neighbour, filed)
  await act(who.bao, id, 'accept')
  await act(who.bao, id, 'inform', { note: '明天到' })
  await drain(server)
  expect(wechat.sent.map((message) => saidTo(message).thing4)).toEqual(['天和社区已受理'])
})

test('two servers never spend one consent twice', async () => {
  const second = await startServer({ database: server.database, wechat: aClient(), templates: [SINGLE, LASTING] })
  await agree(reporter, { single: 'accept' }, 'openid-of-li', 3)
  // WeChat would take more
  wechat.accept('openid-of-li', 'single', 50)
  const { id } = await file(reporter)
  await act(who.bao, id, 'accept')
  for (let n = 0; n < 7; n++) await act(who.bao, id, 'inform', { note: `第 ${n} 次` })
  await Promise.all([drain(server), drain(second), drain(server), drain(second)])
  // what one left to another that had it in hand is done by the next run, later
  server.time.now += 10 * 60_000
  await drain(server)
  expect(wechat.sent).toHaveLength(3)
  expect(await credits()).toEqual({ single: 0 })
  await second.close()
})

test('the start answer names what to ask for; without WeChat, nothing', async () => {
  expect((await server.caller().call(api.start)).reply.asks).toEqual({ filed: ['lasting'], judged: ['single'] })
  const demo = await startServer({ templates: [SINGLE] })
  expect((await demo.caller().call(api.start)).reply.asks).toEqual({ filed: [], judged: [] })
  await demo.close()
})

test('a phone cannot claim consent to templates there are not, nor without end', async () => {
  await agree(reporter, { unknown: 'accept' })
  expect(await credits()).toEqual({})
  await server.deps.pool.query('delete from allowance')
  await agree(reporter, { single: 'accept' })
  await server.deps.pool.query('update wechat_credit set credits = 100')
  await agree(reporter, { single: 'accept' })
  expect(await credits()).toEqual({ single: 100 })
})
