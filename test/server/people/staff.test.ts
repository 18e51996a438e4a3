import { api } from '../../../src/domain/api'
import { factorApi } from '../../../src/domain/api-factor'
import { demoDistrict, DEMO_PASSWORDS, DEMO_PEOPLE } from '../../../src/server/demo/district'
import { hashPassword } from '../../../src/server/people/passwords'
import { Wechat } from '../../../src/server/wechat/client'
import { APPID, SECRET, startFakeWechat, type FakeWechat } from '../../helpers/fake-wechat'
import { startServer, type TestServer } from '../../helpers/server'

const MINUTE = 60_000
const PASSWORD = 'wangge2026'

let fake: FakeWechat
let server: TestServer

beforeAll(async () => {
  fake = await startFakeWechat()
  server = await startServer({ wechat: new Wechat({ appid: APPID, secret: SECRET, base: fake.base, clock: () => server.time.now }) })
})
afterAll(async () => {
  await server.close()
  await fake.close()
})

const idOf = (name: string) => DEMO_PEOPLE.find((person) => person.id === name)!.personId
const signIn = (account: string, password: string) => server.caller().call(api.signInStaff, { body: { account, password } })
const withToken = (token: string) => server.caller({ authorization: `Bearer ${token}` })
const kindOf = async (token: string) => (await withToken(token).call(api.me)).reply.kind
const worker = (openid: string) => server.caller().call(api.signInWorker, { body: { code: fake.codeFor(openid) } })
const outcome = ({ status, problem }: { status: number; problem: { code: string } }) => [status, problem.code]

/** An account of its own for each test, so that locks and passwords do not meet. */
const freshAccounts = demoDistrict()
  .staff.map((person) => person.account)
  .filter((account) => account.startsWith('wg'))
async function anAccount({ mustChange = false } = {}) {
  const account = freshAccounts.shift()!
  const password = await hashPassword(PASSWORD)
  const row = await server.deps.db
    .updateTable('staff_account')
    .set({ password, must_change: mustChange })
    .where('account', '=', account)
    .returning('person_id')
    .executeTakeFirstOrThrow()
  return { account, personId: row.person_id }
}
const end = (personId: string) =>
  server.deps.db
    .updateTable('person')
    .set({ ended_at: new Date(server.time.now) })
    .where('id', '=', personId)
    .execute()
const endPosts = (personId: string, at: number) =>
  server.deps.db
    .updateTable('post')
    .set({ valid_to: new Date(at) })
    .where('person_id', '=', personId)
    .execute()

describe('account and password', () => {
  test('let a member of staff in, however the account is written', async () => {
    for (const account of ['zhoumin', ' ZhouMin ']) {
      const { status, reply } = await signIn(account, DEMO_PASSWORDS.zhoumin!.password)
      expect(status).toBe(200)
      expect(reply.me).toStrictEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        kind: 'staff',
        name: '周敏',
        phone: null,
        posts: [{ unitId: 'centre', unit: '区网格化中心', duty: 'dispatcher' }],
        mustChangePassword: false,
        wechatBound: false,
      })
    }
  })

  test('a demo account without a password opens to none', async () => {
    for (const password of ['none', ' ', 'scrypt'])
      expect(outcome(await signIn('jb150703003', password))).toStrictEqual([401, 'wrongPassword'])
  })

  test('five wrong tries lock the account for 15 minutes, for the right password too', async () => {
    const { account } = await anAccount()
    const wrong = () => signIn(account, 'wrong1234')
    for (let i = 0; i < 4; i++) expect(outcome(await wrong())).toStrictEqual([401, 'wrongPassword'])
    expect(outcome(await wrong())).toStrictEqual([423, 'locked'])
    expect(outcome(await signIn(account, PASSWORD))).toStrictEqual([423, 'locked'])
    server.time.now += 15 * MINUTE - 1
    expect(outcome(await signIn(account, PASSWORD))).toStrictEqual([423, 'locked'])
    server.time.now += 1
    expect((await signIn(account, PASSWORD)).status).toBe(200)
  })

  test('after a lock has run out there are five tries again', async () => {
    const { account } = await anAccount()
    const five = async () => {
      const answers = []
      for (let i = 0; i < 5; i++) answers.push((await signIn(account, 'wrong1234')).status)
      return answers
    }
    expect(await five()).toStrictEqual([401, 401, 401, 401, 423])
    server.time.now += 15 * MINUTE
    expect(await five()).toStrictEqual([401, 401, 401, 401, 423])
  })

  test('a success forgets the wrong tries; the fifth try may still be right', async () => {
    const { account } = await anAccount()
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await signIn(account, 'wrong1234')
      expect((await signIn(account, PASSWORD)).status).toBe(200)
    }
  })

  test('guesses sent all at once get no more than five tries', async () => {
    const { account } = await anAccount()
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(account, 'wrong1234')))
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(4)
    expect(answers.filter((answer) => answer.status === 423)).toHaveLength(8)
  })

  test('an account nobody has answers like one with another password, through lock and unlock', async () => {
    const seen = async (account: string) => {
      const answers = []
      for (let i = 0; i < 6; i++) answers.push(await signIn(account, 'wrong1234'))
      server.time.now += 15 * MINUTE
      answers.push(await signIn(account, 'wrong1234'))
      return answers.map(({ status, problem }) => [status, problem])
    }
    const { account } = await anAccount()
    expect(await seen('nobody-here')).toStrictEqual(await seen(account))
  })

  test('whoever has left, or has no post any more, is answered like a stranger', async () => {
    const [left, idle] = [await anAccount(), await anAccount()]
    await end(left.personId)
    await endPosts(idle.personId, server.time.now)
    for (const { account } of [left, idle]) expect(outcome(await signIn(account, PASSWORD))).toStrictEqual([401, 'wrongPassword'])
  })
})

describe('a staff session', () => {
  test('ends after 30 idle minutes; work keeps it alive', async () => {
    const { reply } = await signIn('zhoumin', DEMO_PASSWORDS.zhoumin!.password)
    server.time.now += 29 * MINUTE
    expect(await kindOf(reply.token)).toBe('staff')
    server.time.now += 29 * MINUTE
    expect(await kindOf(reply.token)).toBe('staff')
    server.time.now += 30 * MINUTE + 1
    expect(await kindOf(reply.token)).toBe('nobody')
  })

  test('ends the moment its holder leaves', async () => {
    const { personId, account } = await anAccount()
    const { reply } = await signIn(account, PASSWORD)
    expect(await kindOf(reply.token)).toBe('staff')
    await end(personId)
    expect(await kindOf(reply.token)).toBe('nobody')
  })
})

describe('changing the password', () => {
  const change = (token: string, old: string, next: string) => withToken(token).call(factorApi.changePassword, { body: { old, new: next } })

  test('an initial password opens nothing but its own change', async () => {
    const { password } = DEMO_PASSWORDS.guojing!
    const { reply } = await signIn('guojing', password)
    expect(reply.me.mustChangePassword).toBe(true)
    const caller = withToken(reply.token)
    expect(outcome(await caller.call(api.inbox, { query: { desk: 'todo' } }))).toStrictEqual([403, 'mustChangePassword'])
    expect(outcome(await caller.call(factorApi.bindWechat, { body: { code: 'any' } }))).toStrictEqual([403, 'mustChangePassword'])
    const changed = await change(reply.token, password, 'lantern-Boat-42')
    expect(changed.status).toBe(200)
    expect(changed.reply.me.mustChangePassword).toBe(false)
    expect(await kindOf(changed.reply.token)).toBe('staff')
    expect((await signIn('guojing', 'lantern-Boat-42')).status).toBe(200)
    expect((await signIn('guojing', password)).problem.code).toBe('wrongPassword')
  })

  test('ends every other session of that person and of nobody else', async () => {
    const { account } = await anAccount()
    const [here, elsewhere] = [await signIn(account, PASSWORD), await signIn(account, PASSWORD)]
    const other = await signIn('zhoumin', DEMO_PASSWORDS.zhoumin!.password)
    const changed = await change(here.reply.token, PASSWORD, 'kite-River-77x')
    expect(await Promise.all([here, elsewhere, changed, other].map(({ reply }) => kindOf(reply.token)))).toStrictEqual([
      'nobody',
      'nobody',
      'staff',
      'staff',
    ])
    // a weak one, the old one again, a wrong old one
    const { token } = changed.reply
    for (const [weak, why] of [
      ['abcdefgh', 'passwordSimple'],
      ['12345678', 'passwordSimple'],
      ['kite-River-77x', 'passwordSame'],
      [`${account}-Kite-7x`, 'passwordOwn'],
      ['password1', 'passwordWeak'],
    ] as const) {
      const answer = await change(token, 'kite-River-77x', weak)
      expect([answer.status, answer.problem.code, answer.problem.fields]).toStrictEqual([400, why, { new: why }])
    }
    expect((await change(token, 'kite-River-77x', 'short1')).status).toBe(400)
    for (let i = 0; i < 4; i++) expect(outcome(await change(token, 'wrong1234', 'Umbrella-9-moss'))).toStrictEqual([403, 'wrongPassword'])
    expect(outcome(await change(token, 'wrong1234', 'Umbrella-9-moss'))).toStrictEqual([423, 'locked'])
    // whoever is in and guesses at the old one locks nobody out
    expect((await signIn(account, 'kite-River-77x')).status).toBe(200)
  })
})

describe('a member of staff in WeChat', () => {
  const bind = (caller: ReturnType<TestServer['caller']>, openid: string) =>
    caller.call(factorApi.bindWechat, { body: { code: fake.codeFor(openid) } })

  test('signs in by the WeChat user the account is bound to, and by no other', async () => {
    const bao = await server.as('baoxiaoyan')
    expect(outcome(await worker('o-bao'))).toStrictEqual([403, 'notBound'])
    expect((await bind(bao, 'o-bao')).reply.wechatBound).toBe(true)
    const { status, reply } = await worker('o-bao')
    expect(status).toBe(200)
    expect(reply.me).toMatchObject({
      kind: 'staff',
      name: '包晓燕',
      posts: [{ unit: '天和社区第 3 网格', duty: 'gridWorker' }],
      wechatBound: true,
    })
    expect(outcome(await worker('o-stranger'))).toStrictEqual([403, 'notBound'])
  })

  test('being a resident with the same WeChat user is another matter', async () => {
    const resident = await server.caller().call(api.signInWechat, { body: { code: fake.codeFor('o-bao') } })
    expect(resident.reply.me).toMatchObject({ kind: 'resident', posts: [] })
    expect((await worker('o-bao')).reply.me.kind).toBe('staff')
  })

  test('a WeChat user belongs to one account, even when two ask at once', async () => {
    const [bao, wang, zhou] = [await server.as('baoxiaoyan'), await server.as('wangzhiqiang'), await server.as('zhoumin')]
    expect((await bind(bao, 'o-bao')).status).toBe(200)
    expect(outcome(await bind(wang, 'o-bao'))).toStrictEqual([409, 'alreadyBound'])
    const answers = await Promise.all([bind(wang, 'o-both'), bind(zhou, 'o-both')])
    expect(answers.map((answer) => answer.status).sort()).toStrictEqual([200, 409])
  })

  test('binding a new phone ends the old one and its sessions, not the session that did it', async () => {
    const bao = await server.as('baoxiaoyan')
    await bind(bao, 'o-bao')
    const old = await worker('o-bao')
    expect((await bind(bao, 'o-bao-new')).status).toBe(200)
    expect(await kindOf(old.reply.token)).toBe('nobody')
    expect((await bao.call(api.me)).reply.kind).toBe('staff')
    expect(outcome(await worker('o-bao'))).toStrictEqual([403, 'notBound'])
    expect((await worker('o-bao-new')).status).toBe(200)
  })

  test('without a post, or having left, a bound phone opens nothing; the next holder may bind it', async () => {
    const chen = await server.as('chenlan')
    await bind(chen, 'o-chen')
    await endPosts(idOf('chenlan'), server.time.now + MINUTE)
    expect((await worker('o-chen')).status).toBe(200)
    server.time.now += MINUTE
    expect(outcome(await worker('o-chen'))).toStrictEqual([403, 'notBound'])
    await end(idOf('chenlan'))
    expect(outcome(await worker('o-chen'))).toStrictEqual([403, 'notBound'])
    expect((await bind(await server.as('zhaolijuan'), 'o-chen')).status).toBe(200)
    expect((await worker('o-chen')).reply.me.name).toBe('赵丽娟')
  })

  test('a resident cannot bind', async () => {
    expect(outcome(await bind(await server.as('lixiulan'), 'o-li'))).toStrictEqual([403, 'notForYou'])
  })
})
