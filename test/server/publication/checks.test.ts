import { api } from '../../../src/domain/api'
import { accountApi } from '../../../src/domain/api-account'
import { publicityApi } from '../../../src/domain/api-publicity'
import { PRIVACY } from '../../../src/domain/people/privacy'
import { DEMO_PEOPLE } from '../../../src/server/demo/district'
import { drainOutbox } from '../../../src/server/outbox/worker'
import { tellHandler } from '../../../src/server/outbox/tell'
import { addPhoto } from '../../../src/server/photo/store'
import { askAgain, checkHandler } from '../../../src/server/publication/checks'
import { Wechat } from '../../../src/server/wechat/client'
import { fileForPublic, onBoard, publish, tryToDecide, waiting } from '../../helpers/board'
import { aMediaCheck, APPID, PUSH_TOKEN, pushed, SECRET, startFakeWechat, type FakeWechat } from '../../helpers/fake-wechat'
import { aJpeg } from '../../helpers/images'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { people, residentLi, type People } from '../../helpers/story'

const MINUTE = 60_000
const SET_UP = { DEMO: true, TRUST_PROXY: false, PUBLIC_URL: 'https://chuishao.test', WECHAT_PUSH_TOKEN: PUSH_TOKEN }

jest.setTimeout(60_000)
let wechat: FakeWechat
let server: TestServer
let who: People
let anybody: Caller
let reporter: Caller
let reporterId: string
beforeEach(async () => {
  wechat = await startFakeWechat()
  await start(SET_UP)
})
afterEach(async () => {
  await server.close()
  await wechat.close()
})

async function start(settings: typeof SET_UP | Omit<typeof SET_UP, 'WECHAT_PUSH_TOKEN'>) {
  const client: Wechat = new Wechat({ appid: APPID, secret: SECRET, base: wechat.base, clock: () => server.time.now })
  server = await startServer({ wechat: client, settings })
  who = await people(server)
  anybody = server.caller()
  const { reply } = await anybody.call(api.signInWechat, { body: { code: wechat.codeFor('openid-of-li') } })
  reporter = server.caller({ authorization: `Bearer ${reply.token}` })
  await reporter.call(accountApi.giveConsent, { body: { version: PRIVACY.version } })
  const { rows } = await server.deps.pool.query(`select person_id from identity where kind = 'openid'`)
  reporterId = rows[0].person_id
}
const drain = () => drainOutbox(server.deps, { tell: tellHandler(server.deps), check: checkHandler(server.deps) })
const aPhoto = async (personId = reporterId) =>
  (await addPhoto(server.deps, { bytes: await aJpeg(), actor: `resident:${personId}`, now: server.time.now })).id
const push = (event: object, now = server.time.now, token?: string) => {
  const { url, payload } = pushed(event as never, now, token)
  return server.app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'text/xml' } })
}
const notChecked = { status: 409, problem: { code: 'notChecked' } }

test('words must have passed, and are sent as masked as the public would see them', async () => {
  const { id } = await fileForPublic(reporter, { text: '路灯不亮，电话13800005206' })
  const item = (await waiting(who.centre, id))!
  expect(item.check).toBe('asked')
  expect(await tryToDecide(who.centre, item)).toMatchObject(notChecked)
  await drain()
  expect((await waiting(who.centre, id))!.check).toBe('passed')
  await publish(who.centre, id)
  expect(await onBoard(anybody)).toEqual([item.id])
  const asked = wechat.asked.filter((one) => one.path === '/wxa/msg_sec_check')
  expect(asked.map((one) => one.body)).toEqual([{ version: 2, openid: 'openid-of-li', scene: 3, content: '路灯不亮，电话〔电话〕' }])
})

test('risky words are not to be published; where WeChat wants a human eye the moderator is it', async () => {
  const risky = await fileForPublic(reporter, { text: '楼下开赌博机，没人管' })
  const review = await fileForPublic(reporter, { text: '楼下天天吵架，没人管' })
  await drain()
  const item = (await waiting(who.centre, risky.id))!
  expect(item.check).toBe('risky')
  expect(await tryToDecide(who.centre, item)).toMatchObject(notChecked)
  expect(await tryToDecide(who.centre, item, { publish: false, reason: '不合适' })).toMatchObject({ status: 200 })
  expect((await waiting(who.centre, review.id))!.check).toBe('review')
  await publish(who.centre, review.id)
  expect(await onBoard(anybody)).toHaveLength(1)
})

test('a letter longer than WeChat looks at in one call is asked about in parts, and the worst answer counts', async () => {
  const content = `${'路灯不亮。'.repeat(600)}赌博机`
  expect(await server.deps.wechat!.checkText({ openid: 'openid-of-li', content })).toMatchObject({ suggest: 'risky' })
  expect(wechat.asked.map(({ body }) => String(body?.content ?? '').length).filter(Boolean)).toEqual([2500, 503])
})

test('a photo is public only when WeChat, which fetched it from a signed address, said so by push', async () => {
  const [fine, bad] = [await aPhoto(), await aPhoto()]
  const { id } = await fileForPublic(reporter, { photos: [fine, bad] })
  await drain()
  expect(wechat.media.map((one) => one.openid)).toEqual(['openid-of-li', 'openid-of-li'])
  // WeChat can fetch it, and the address is good for a quarter of an hour only
  const address = (n: number) => wechat.media[n]!.url.replace(SET_UP.PUBLIC_URL, '')
  expect((await server.app.inject({ url: address(0) })).statusCode).toBe(200)
  const item = (await waiting(who.centre, id))!
  expect(item.photos.map((photo) => photo.check)).toEqual(['asked', 'asked'])
  expect(await tryToDecide(who.centre, item, { photos: [fine] })).toMatchObject(notChecked)

  for (const [photo, suggest] of [
    [fine, 'pass'],
    [bad, 'risky'],
  ] as const) {
    const { trace } = wechat.media.find((one) => one.url.includes(photo))!
    const answer = await push(aMediaCheck(trace, suggest))
    expect([answer.statusCode, answer.body]).toEqual([200, 'success'])
  }
  expect((await waiting(who.centre, id))!.photos.map((photo) => photo.check)).toEqual(['passed', 'risky'])
  expect(await tryToDecide(who.centre, item, { photos: [fine, bad] })).toMatchObject(notChecked)
  expect(await tryToDecide(who.centre, item, { photos: [fine] })).toMatchObject({ status: 200 })
  server.time.now += 16 * MINUTE
  expect((await server.app.inject({ url: address(0) })).statusCode).toBe(403)
})

test('only WeChat is heard: a wrong signature, an old one, a wrong token, no token at all', async () => {
  const { id } = await fileForPublic(reporter, { photos: [await aPhoto()] })
  await drain()
  const event = aMediaCheck(wechat.media[0]!.trace, 'pass')
  const { url, payload } = pushed(event, server.time.now)
  const forged = [
    url.replace(/signature=(\w)/, (_, first) => `signature=${first === '0' ? '1' : '0'}`),
    url.replace(/nonce=\w/, 'nonce=z'),
    '/wechat/push',
    '/wechat/push?signature=1&timestamp=2&nonce=3',
  ]
  for (const address of forged) expect((await server.app.inject({ method: 'POST', url: address, payload })).statusCode).toBe(403)
  expect((await push(event, server.time.now - 11 * MINUTE)).statusCode).toBe(403)
  expect((await push(event, server.time.now, 'anothertoken')).statusCode).toBe(403)
  expect((await waiting(who.centre, id))!.photos[0]!.check).toBe('asked')
  await server.close()
  await start({ DEMO: true, TRUST_PROXY: false, PUBLIC_URL: 'https://chuishao.test' })
  expect((await push(event)).statusCode).toBe(403)
})

test('setting up the push: the echo is returned to WeChat alone, as text', async () => {
  const { url } = pushed({}, server.time.now)
  const answer = await server.app.inject({ url: `${url}&echostr=1234567890` })
  expect([answer.statusCode, answer.body, answer.headers['content-type']]).toEqual([200, '1234567890', 'text/plain'])
  expect((await server.app.inject({ url: '/wechat/push?echostr=1' })).statusCode).toBe(403)
})

test('what else is pushed is acknowledged and changes nothing', async () => {
  const { id } = await fileForPublic(reporter, { photos: [await aPhoto()] })
  await drain()
  for (const event of [aMediaCheck('nobody-waits', 'pass'), { MsgType: 'event', Event: 'subscribe_msg_popup_event' }, [], 'x'] as object[])
    expect((await push(event)).body).toBe('success')
  const answer = await server.app.inject({
    method: 'POST',
    url: pushed({}, server.time.now).url,
    payload: '<xml></xml>',
    headers: { 'content-type': 'text/xml' },
  })
  expect(answer.body).toBe('success')
  expect((await waiting(who.centre, id))!.photos[0]!.check).toBe('asked')
})

test('the older shape is understood: a photo that could not be fetched has not passed', async () => {
  const photos = [await aPhoto(), await aPhoto(), await aPhoto()]
  const { id } = await fileForPublic(reporter, { photos })
  await drain()
  const traceOf = (n: number) => wechat.media.find((one) => one.url.includes(photos[n]!))!.trace
  await push({ Event: 'wxa_media_check', trace_id: traceOf(0), isrisky: 0, status_code: 0 })
  await push({ Event: 'wxa_media_check', trace_id: traceOf(1), isrisky: 1, status_code: 0 })
  await push({ Event: 'wxa_media_check', trace_id: traceOf(2), isrisky: 0, status_code: -1008 })
  expect((await waiting(who.centre, id))!.photos.map((photo) => photo.check)).toEqual(['passed', 'risky', 'failed'])
})

test('an answer is final: a second push does not turn it', async () => {
  const { id } = await fileForPublic(reporter, { photos: [await aPhoto()] })
  await drain()
  const { trace } = wechat.media[0]!
  await push(aMediaCheck(trace, 'risky'))
  await push(aMediaCheck(trace, 'pass'))
  expect((await waiting(who.centre, id))!.photos[0]!.check).toBe('risky')
})

test('a passing fault is tried again; a refusal for good is a check that failed', async () => {
  const { id } = await fileForPublic(reporter)
  await drain()
  const other = await fileForPublic(reporter)
  wechat.failNext(-1)
  await drain()
  expect((await waiting(who.centre, other.id))!.check).toBe('asked')
  server.time.now += 6_000
  await drain()
  expect((await waiting(who.centre, other.id))!.check).toBe('passed')
  const third = await fileForPublic(reporter)
  wechat.failNext(61010)
  await drain()
  expect((await waiting(who.centre, third.id))!.check).toBe('failed')
  expect(await tryToDecide(who.centre, (await waiting(who.centre, third.id))!)).toMatchObject(notChecked)
  expect((await waiting(who.centre, id))!.check).toBe('passed')
})

test('a photo WeChat never tells about is asked about again, three times in all', async () => {
  const { id } = await fileForPublic(reporter, { photos: [await aPhoto()] })
  await drain()
  for (let again = 2; again <= 3; again++) {
    server.time.now += 41 * MINUTE
    expect(await askAgain(server.deps)).toBe(1)
    await drain()
    expect(wechat.media).toHaveLength(again)
  }
  server.time.now += 41 * MINUTE
  await askAgain(server.deps)
  // the moderator's session has ended meanwhile
  expect((await waiting(await server.as('zhoumin'), id))!.photos[0]!.check).toBe('failed')
  expect(await askAgain(server.deps)).toBe(0)
})

test('without an address and a token for the push, photos cannot be checked and stay private', async () => {
  await server.close()
  await start({ DEMO: true, TRUST_PROXY: false, PUBLIC_URL: 'https://chuishao.test' })
  const photo = await aPhoto()
  const { id } = await fileForPublic(reporter, { photos: [photo] })
  await drain()
  const item = (await waiting(who.centre, id))!
  expect([item.check, item.photos[0]!.check]).toEqual(['passed', 'failed'])
  expect(await tryToDecide(who.centre, item, { photos: [photo] })).toMatchObject(notChecked)
  await publish(who.centre, id)
})

test('agreed anew is checked anew', async () => {
  const { id } = await fileForPublic(reporter)
  await drain()
  for (const consent of [false, true]) await reporter.call(publicityApi.consent, { params: { id }, body: { consent } })
  expect((await waiting(who.centre, id))!.check).toBe('asked')
})

test('a case from before WeChat was set up is checked before it is published', async () => {
  const { id } = await fileForPublic(reporter)
  await server.deps.pool.query('delete from content_check')
  const item = (await waiting(who.centre, id))!
  expect(item.check).toBeNull()
  expect(await tryToDecide(who.centre, item)).toMatchObject(notChecked)
  await drain()
  expect(await tryToDecide(who.centre, item)).toMatchObject({ status: 200 })
})

test('a reporter WeChat does not know is the moderator’s to judge alone', async () => {
  const photo = await aPhoto(DEMO_PEOPLE.find((one) => one.id === residentLi)!.personId)
  const { id } = await fileForPublic(who.li, { photos: [photo] })
  const item = (await waiting(who.centre, id))!
  expect([item.check, item.photos[0]!.check]).toEqual([null, null])
  await publish(who.centre, id, { photos: [photo] })
  expect(await onBoard(anybody)).toEqual([item.id])
})
