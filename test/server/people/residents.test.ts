import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { api } from '../../../src/domain/api'
import { httpSender, logSender } from '../../../src/server/people/senders'
import { Wechat } from '../../../src/server/wechat/client'
import { APPID, SECRET, startFakeWechat, type FakeWechat } from '../../helpers/fake-wechat'
import { startServer, type TestServer } from '../../helpers/server'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const PHONE = '13812345206'

let fake: FakeWechat
let server: TestServer
let plain: TestServer

beforeAll(async () => {
  fake = await startFakeWechat()
  const clock = () => server.time.now
  server = await startServer({ wechat: new Wechat({ appid: APPID, secret: SECRET, base: fake.base, clock }) })
  plain = await startServer({ settings: { DEMO: false, TRUST_PROXY: false } })
})
afterAll(async () => {
  await Promise.all([server.close(), plain.close()])
  await fake.close()
})

const withToken = (token: string) => server.caller({ authorization: `Bearer ${token}` })
const wechat = (openid: string) => server.caller().call(api.signInWechat, { body: { code: fake.codeFor(openid) } })
const personWith = async (openid: string) => {
  const { person_id } = await server.deps.db
    .selectFrom('identity')
    .select('person_id')
    .where('lookup', '=', server.deps.keys.lookupOf('openid', openid))
    .executeTakeFirstOrThrow()
  return person_id
}
const peopleCount = async () => {
  const row = await server.deps.db
    .selectFrom('person')
    .select((s) => s.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}
const newCode = async (phone: string) => (await server.caller().call(api.sendCode, { body: { phone } })).reply.demoCode!
const signInWith = (phone: string, code: string) => server.caller().call(api.signInPhone, { body: { phone, code } })
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

describe('a resident in WeChat', () => {
  test('is a new person the first time and the same one ever after', async () => {
    const before = await peopleCount()
    const first = await wechat('o-first')
    expect(first.status).toBe(200)
    expect(first.reply.me).toStrictEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      kind: 'resident',
      name: null,
      phone: null,
      posts: [],
      mustChangePassword: false,
      wechatBound: true,
    })
    await wechat('o-first')
    expect(await peopleCount()).toBe(before + 1)
  })

  test('two phones signing in at the same instant make one person', async () => {
    const before = await peopleCount()
    const answers = await Promise.all(Array.from({ length: 8 }, () => wechat('o-race')))
    expect(answers.map((answer) => answer.status)).toStrictEqual(Array(8).fill(200))
    expect(await peopleCount()).toBe(before + 1)
  })

  test('the openid lies sealed: neither it nor the token is readable in the database', async () => {
    const { reply } = await wechat('o-secret-openid')
    const rows = await server.deps.db.selectFrom('identity').select(['sealed', 'lookup']).execute()
    for (const { sealed, lookup } of rows) expect(Buffer.concat([sealed, lookup]).includes('o-secret-openid')).toBe(false)
    const sessions = await server.deps.db.selectFrom('session').select('token_hash').execute()
    for (const { token_hash } of sessions) expect(token_hash.includes(reply.token)).toBe(false)
  })

  test('a code used twice lets nobody in', async () => {
    const code = fake.codeFor('o-twice')
    await server.caller().call(api.signInWechat, { body: { code } })
    const again = await server.caller().call(api.signInWechat, { body: { code } })
    expect([again.status, again.problem.code]).toStrictEqual([401, 'wechatFailed'])
  })

  test('one who has left the channel is not let in again', async () => {
    await wechat('o-gone')
    await server.deps.db
      .updateTable('person')
      .set({ ended_at: new Date(server.time.now) })
      .where('id', '=', await personWith('o-gone'))
      .execute()
    expect((await wechat('o-gone')).problem.code).toBe('notForYou')
  })

  test('without a WeChat account nobody signs in by WeChat, but in the demo everyone is one stable resident', async () => {
    const refused = await plain.caller().call(api.signInWechat, { body: { code: 'any' } })
    expect([refused.status, refused.problem.code]).toStrictEqual([401, 'wechatFailed'])
    const demo = await startServer({ database: plain.database })
    const [one, other] = [
      await demo.caller().call(api.signInWechat, { body: { code: 'a' } }),
      await demo.caller().call(api.signInWechat, { body: { code: 'b' } }),
    ]
    expect([one.status, other.status]).toStrictEqual([200, 200])
    const sessions = await demo.deps.db.selectFrom('session').select('person_id').distinct().execute()
    expect(sessions).toHaveLength(1)
    await demo.close()
  })
})

describe('a resident with a phone', () => {
  test('signs in with the code and sees the number masked', async () => {
    const { status, reply } = await signInWith(PHONE, await newCode(PHONE))
    expect(status).toBe(200)
    expect(reply.me).toMatchObject({ kind: 'resident', phone: '138****5206', wechatBound: false })
  })

  test('sees their own name', async () => {
    const { reply } = await (await server.as('lixiulan')).call(api.me)
    expect(reply).toMatchObject({ kind: 'resident', name: '李秀兰', phone: '138****5206' })
  })

  test('is the person the number already belongs to', async () => {
    const before = await peopleCount()
    const { reply } = await signInWith('13800005206', await newCode('13800005206'))
    expect(reply.me.name).toBe('李秀兰')
    expect(await peopleCount()).toBe(before)
  })

  test('a code works once, even for two at the same instant', async () => {
    const code = await newCode('13800000001')
    const answers = await Promise.all([signInWith('13800000001', code), signInWith('13800000001', code), signInWith('13800000001', code)])
    expect(answers.map((answer) => answer.status).sort()).toStrictEqual([200, 401, 401])
    expect((await signInWith('13800000001', code)).problem.code).toBe('wrongCode')
  })

  test('a code works for five minutes', async () => {
    const code = await newCode('13800000002')
    server.time.now += 5 * MINUTE - 1
    expect((await signInWith('13800000002', code)).status).toBe(200)
    const late = await newCode('13800000002')
    server.time.now += 5 * MINUTE
    expect((await signInWith('13800000002', late)).problem.code).toBe('wrongCode')
  })

  test('every code that has not run out works, until one is used; none opens another number', async () => {
    const phone = '13800000004'
    const [first, second] = [await newCode(phone), await newCode(phone)]
    expect((await signInWith('13800000005', second)).problem.code).toBe('wrongCode')
    expect((await signInWith(phone, first)).status).toBe(200)
    if (first !== second) expect((await signInWith(phone, second)).problem.code).toBe('wrongCode')
  })

  test('wrong tries count over all codes of a number, whoever asks: ten an hour', async () => {
    const phone = '13800000003'
    const codes = [await newCode(phone)]
    for (let i = 0; i < 10; i++) {
      if (i % 4 === 3) codes.push(await newCode(phone))
      const wrong = ['000000', '000001', '000002', '000003', '000004'].find((code) => !codes.includes(code))!
      expect((await signInWith(phone, wrong)).problem.code).toBe('wrongCode')
    }
    expect((await signInWith(phone, codes[0]!)).problem.code).toBe('tooManyTries')
    server.time.now += 60 * MINUTE
    expect((await signInWith(phone, await newCode(phone))).status).toBe(200)
  })

  test('and twenty a day; a right one is no wrong try', async () => {
    const phone = '13800000008'
    for (let n = 0; n < 20; n++) {
      server.time.now += 10 * MINUTE
      const code = await newCode(phone)
      if (n % 7 === 0) expect((await signInWith(phone, code)).status).toBe(200)
      expect((await signInWith(phone, otherThan(code))).problem.code).toBe('wrongCode')
    }
    server.time.now += 61 * MINUTE
    expect((await signInWith(phone, await newCode(phone))).problem.code).toBe('tooManyTries')
  })

  test('guesses sent all at once get no more than ten', async () => {
    const phone = '13800000009'
    const code = await newCode(phone)
    const answers = await Promise.all(Array.from({ length: 30 }, () => signInWith(phone, otherThan(code))))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20)
  })

  test('five codes per number in 15 minutes, then 429, then again', async () => {
    const ask = () => server.caller().call(api.sendCode, { body: { phone: '13800000006' } })
    server.time.now += 16 * MINUTE
    for (let i = 0; i < 5; i++) expect((await ask()).status).toBe(200)
    const sixth = await ask()
    expect([sixth.status, sixth.problem.code]).toStrictEqual([429, 'tooManyCodes'])
    server.time.now += 15 * MINUTE
    expect((await ask()).status).toBe(200)
  })

  test('a known and an unknown number get the same answers', async () => {
    server.time.now += 16 * MINUTE
    const answers = async (phone: string) => {
      const asked = await plain.caller().call(api.sendCode, { body: { phone } })
      const wrong = await plain.caller().call(api.signInPhone, { body: { phone, code: '123456' } })
      return [asked.status, asked.reply, wrong.status, wrong.problem]
    }
    expect(await answers('13800005206')).toStrictEqual(await answers('13777777777'))
  })

  test('outside the demo the reply carries no code', async () => {
    expect((await plain.caller().call(api.sendCode, { body: { phone: PHONE } })).reply).toStrictEqual({ demoCode: null })
  })

  test('the code is not readable in the database', async () => {
    const code = await newCode('13800000007')
    const rows = await server.deps.db.selectFrom('phone_code').select(['phone_lookup', 'code_lookup']).execute()
    for (const row of rows) {
      expect(row.code_lookup.includes(code)).toBe(false)
      expect(row.phone_lookup.includes('13800000007')).toBe(false)
    }
  })
})

describe('a session', () => {
  test('of a resident lasts 90 idle days, each visit starting them anew', async () => {
    const { reply } = await wechat('o-idle')
    const me = async () => (await withToken(reply.token).call(api.me)).reply.kind
    server.time.now += 89 * DAY
    expect(await me()).toBe('resident')
    server.time.now += 89 * DAY
    expect(await me()).toBe('resident')
    server.time.now += 90 * DAY + 1
    expect(await me()).toBe('nobody')
  })

  test('signing out ends this one and leaves the others', async () => {
    const [one, other] = [await wechat('o-out'), await wechat('o-out')]
    expect((await withToken(one.reply.token).call(api.signOut, { body: {} })).status).toBe(200)
    expect((await withToken(one.reply.token).call(api.me)).reply.kind).toBe('nobody')
    expect((await withToken(other.reply.token).call(api.me)).reply.kind).toBe('resident')
  })

  test('a made-up token is nobody', async () => {
    expect((await withToken('x'.repeat(32)).call(api.me)).reply).toMatchObject({ kind: 'nobody', name: null, phone: null, posts: [] })
    expect((await withToken('x'.repeat(32)).call(api.signOut, { body: {} })).problem.code).toBe('signInFirst')
  })
})

describe('the sender of codes', () => {
  test('in the demo logs that a code went out, neither number nor code', async () => {
    const lines: unknown[] = []
    await logSender({ info: (...line: unknown[]) => void lines.push(line) }).send(PHONE, '123456')
    expect(lines).toStrictEqual([['code sent']])
  })

  test('by HTTP posts number and code with the bearer token, and anything but a 2xx is smsFailed', async () => {
    const got: unknown[] = []
    let status = 204
    const provider = http.createServer(async (request, response) => {
      let text = ''
      for await (const part of request) text += part
      got.push([request.method, request.headers.authorization, JSON.parse(text)])
      response.writeHead(status).end()
    })
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/sms`
    const sender = httpSender({ url, token: 'sms-token' })
    await sender.send(PHONE, '123456')
    expect(got).toStrictEqual([['POST', 'Bearer sms-token', { phone: PHONE, code: '123456' }]])
    status = 500
    await expect(sender.send(PHONE, '123456')).rejects.toMatchObject({ statusCode: 502, problem: 'smsFailed' })
    provider.closeAllConnections()
    await new Promise((resolve) => provider.close(resolve))
    await expect(sender.send(PHONE, '123456')).rejects.toMatchObject({ statusCode: 502, problem: 'smsFailed' })
  })

  test('a code that could not be sent is said to the person', async () => {
    const failing = await startServer({ codes: httpSender({ url: 'http://127.0.0.1:1/sms' }) })
    const answer = await failing.caller().call(api.sendCode, { body: { phone: PHONE } })
    expect([answer.status, answer.problem.code]).toStrictEqual([502, 'smsFailed'])
    await failing.close()
  })
})
