import { Wechat, WechatFault } from '../../../src/server/wechat/client'
import { APPID, SECRET, startFakeWechat, type FakeWechat } from '../../helpers/fake-wechat'

const MINUTE = 60_000
let fake: FakeWechat
let now: number
let wechat: Wechat

beforeEach(async () => {
  fake = await startFakeWechat()
  now = Date.parse('2026-11-23T02:24:00Z')
  wechat = new Wechat({ appid: APPID, secret: SECRET, base: fake.base, clock: () => now })
})
afterEach(() => fake.close())

const asked = (path: string) => fake.asked.filter((one) => one.path === path)
const aMessage = (change = {}) => ({ openid: 'o-li', template: 'accepted', data: { thing1: '路灯不亮' }, ...change })
const faultOf = (promise: Promise<unknown>): Promise<WechatFault> => promise.then(Promise.reject.bind(Promise), (error) => error)

describe('a login code', () => {
  test('tells who the person is, and the session key is dropped', async () => {
    await expect(wechat.codeToSession(fake.codeFor('o-li', 'u-li'))).resolves.toStrictEqual({ openid: 'o-li', unionid: 'u-li' })
    await expect(wechat.codeToSession(fake.codeFor('o-zhang'))).resolves.toStrictEqual({ openid: 'o-zhang' })
  })

  test('works once', async () => {
    const code = fake.codeFor('o-li')
    await wechat.codeToSession(code)
    await expect(wechat.codeToSession(code)).rejects.toMatchObject({ statusCode: 401, problem: 'wechatFailed' })
  })

  // prettier-ignore
  const REFUSALS: [why: string, errcode: number, status: number, problem: string][] = [
    ['an invalid code',       40029, 401, 'wechatFailed'],
    ['a code used before',    40163, 401, 'wechatFailed'],
    ['a user WeChat blocks',  40226, 401, 'wechatFailed'],
    ['WeChat being busy',        -1, 502, 'busy'],
    ['asking too often',      45011, 429, 'busy'],
  ]
  for (const [why, errcode, status, problem] of REFUSALS)
    test(`${why} is answered with ${status} ${problem}`, async () => {
      fake.failNext(errcode)
      await expect(wechat.codeToSession('any')).rejects.toMatchObject({ statusCode: status, problem })
    })

  test('a wrong app secret is our own fault, and the fault names neither secret nor appid', async () => {
    const wrong = new Wechat({ appid: APPID, secret: 'not-the-secret', base: fake.base, clock: () => now })
    const fault = await faultOf(wrong.codeToSession(fake.codeFor('o-li')))
    expect(fault).toBeInstanceOf(WechatFault)
    expect(fault.errcode).toBe(40125)
    expect(`${fault.stack} ${JSON.stringify(fault)}`).not.toMatch(/not-the-secret|wx0000/)
  })

  test('nobody waits longer than five seconds', async () => {
    fake.fallSilent()
    const before = Date.now()
    await expect(wechat.codeToSession('any')).rejects.toMatchObject({ statusCode: 502, problem: 'busy' })
    expect(Date.now() - before).toBeLessThan(10_000)
  })

  test('a server that answers nonsense, or is not there, is busy', async () => {
    const nonsense = (async () => new Response('<html>')) as typeof fetch
    const error = (async () => new Response('{}', { status: 500 })) as typeof fetch
    for (const fetch of [nonsense, error])
      await expect(
        new Wechat({ appid: APPID, secret: SECRET, base: fake.base, clock: () => now, fetch }).codeToSession('any'),
      ).rejects.toMatchObject({ problem: 'busy' })
    const gone = new Wechat({ appid: APPID, secret: SECRET, base: 'http://127.0.0.1:1', clock: () => now })
    await expect(gone.codeToSession('any')).rejects.toMatchObject({ problem: 'busy' })
  })

  test('an answer without an openid lets nobody in', async () => {
    const empty = (async () => new Response('{"openid":""}')) as typeof fetch
    await expect(
      new Wechat({ appid: APPID, secret: SECRET, base: fake.base, clock: () => now, fetch: empty }).codeToSession('any'),
    ).rejects.toMatchObject({ problem: 'busy' })
  })
})

describe('the access token', () => {
  test('is asked for once, however many wait for it', async () => {
    const tokens = await Promise.all([wechat.accessToken(), wechat.accessToken(), wechat.accessToken()])
    expect(new Set(tokens).size).toBe(1)
    expect(asked('/cgi-bin/stable_token')).toHaveLength(1)
    expect(asked('/cgi-bin/stable_token')[0]!.body).toMatchObject({ grant_type: 'client_credential', force_refresh: false })
  })

  test('is renewed five minutes before it ends, not earlier', async () => {
    const first = await wechat.accessToken()
    now += 115 * MINUTE - 1
    expect(await wechat.accessToken()).toBe(first)
    now += 1
    expect(await wechat.accessToken()).not.toBe(first)
  })

  test('a failed renewal is tried again by the next call', async () => {
    fake.failNext(-1)
    expect((await faultOf(wechat.accessToken())).isPassing).toBe(true)
    await expect(wechat.accessToken()).resolves.toMatch(/^[0-9a-f]{128}$/)
  })
})

describe('a subscribe message', () => {
  test('goes out once per consent', async () => {
    fake.accept('o-li', 'accepted')
    await expect(wechat.sendSubscribeMessage(aMessage({ page: 'pages/ticket/index?id=1' }))).resolves.toBe('sent')
    await expect(wechat.sendSubscribeMessage(aMessage())).resolves.toBe('noCredit')
    expect(fake.sent).toMatchObject([
      {
        touser: 'o-li',
        template_id: 'accepted',
        page: 'pages/ticket/index?id=1',
        miniprogram_state: 'formal',
        data: { thing1: { value: '路灯不亮' } },
      },
    ])
  })

  test('a token WeChat has ended early is replaced and the message sent', async () => {
    fake.accept('o-li', 'accepted')
    await wechat.accessToken()
    fake.endTokens()
    await expect(wechat.sendSubscribeMessage(aMessage())).resolves.toBe('sent')
    expect(asked('/cgi-bin/stable_token')).toHaveLength(2)
  })

  test('a token refused twice is not tried for ever', async () => {
    const refuse = (async (address: string) =>
      Response.json(
        String(address).includes('stable_token') ? { access_token: 'a', expires_in: 7200 } : { errcode: 42001 },
      )) as typeof fetch
    const calls = jest.fn(refuse)
    const refused = new Wechat({ appid: APPID, secret: SECRET, base: fake.base, clock: () => now, fetch: calls })
    expect((await faultOf(refused.sendSubscribeMessage(aMessage()))).errcode).toBe(42001)
    expect(calls).toHaveBeenCalledTimes(4)
  })

  test('an empty value is a fault that no retry mends; being busy is one that passes', async () => {
    expect(await faultOf(wechat.sendSubscribeMessage(aMessage({ data: { thing1: '' } })))).toMatchObject({
      errcode: 47003,
      isPassing: false,
    })
    fake.failNext(-1)
    const fault = await faultOf(wechat.sendSubscribeMessage(aMessage()))
    expect(fault).toMatchObject({ errcode: -1, isPassing: true })
    expect(fault.message).not.toContain('o-li')
  })
})
