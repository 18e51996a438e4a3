/** Signing in under attack and in everyday trouble: known devices, locks that lock nobody out, sessions that end, numbers that change hands. */
import { api } from '../../../src/domain/api'
import { accountApi } from '../../../src/domain/api-account'
import { demoDistrict, DEMO_PASSWORDS } from '../../../src/server/demo/district'
import { networkOf } from '../../../src/server/plugins/device'
import { hashPassword } from '../../../src/server/people/passwords'
import { aReport, startServer, type TestServer } from '../../helpers/server'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MINE = 'a'.repeat(32)
const OTHER = 'b'.repeat(32)

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const on = (device?: string, token?: string) =>
  server.caller({ ...(device && { 'x-device': device }), ...(token && { authorization: `Bearer ${token}` }) })
const newCode = async (phone: string, device?: string) => (await on(device).call(api.sendCode, { body: { phone } })).reply.demoCode!
const enter = async (phone: string, device?: string) =>
  (await on(device).call(api.signInPhone, { body: { phone, code: await newCode(phone, device) } })).reply
const kindOf = async (token: string) => (await on(undefined, token).call(api.me)).reply.kind
const staff = (account: string, password: string, device?: string, remoteAddress = '10.0.0.1') =>
  server.app
    .inject({
      method: 'POST',
      url: '/api/signin/staff',
      remoteAddress,
      headers: device ? { 'x-device': device } : {},
      payload: { account, password },
    })
    .then((answer) => ({ status: answer.statusCode, body: answer.json<{ code: string; token: string }>() }))
const PASSWORD = DEMO_PASSWORDS.zhoumin!.password

describe('a number as people write it', () => {
  test('is one number however it is written, on every endpoint', async () => {
    const { me } = await enter('+86 138-0000-5206')
    expect(me.name).toBe('李秀兰')
    const code = await newCode('１３８ ００００ ５２０６')
    const { status } = await on().call(api.signInPhone, {
      body: { phone: '0086 13800005206', code: ` ${code.slice(0, 3)} ${code.slice(3)} ` },
    })
    expect(status).toBe(200)
  })
})

describe('somebody who guesses from outside', () => {
  test('at a number keeps out nobody on a device that has been used: tries, and codes sent', async () => {
    const phone = '13700000001'
    await enter(phone, MINE)
    for (let n = 0; n < 11; n++) await on(OTHER).call(api.signInPhone, { body: { phone, code: '000000' } })
    for (let n = 0; n < 6; n++) await on(OTHER).call(api.sendCode, { body: { phone } })
    expect((await on(OTHER).call(api.sendCode, { body: { phone } })).status).toBe(429)
    expect((await enter(phone, MINE)).token).toBeTruthy()
  })

  test('at an account of staff locks that account at their own address alone', async () => {
    for (let n = 0; n < 6; n++) await staff('zhoumin', 'wrong1234', undefined, '203.0.113.9')
    expect((await staff('zhoumin', PASSWORD, undefined, '203.0.113.9')).status).toBe(423)
    expect((await staff('zhoumin', PASSWORD, undefined, '10.0.0.7')).status).toBe(200)
  })

  test('at an account from everywhere is stopped, and the device that has been used goes on', async () => {
    expect((await staff('zhoumin', PASSWORD, MINE)).status).toBe(200)
    await staff('zhoumin', 'wrong1234', OTHER, '203.0.113.1')
    const { rowCount } = await server.deps.pool.query(`update allowance set used = 200 where key like 'account:% 86400000'`)
    expect(rowCount).toBe(1)
    expect((await staff('zhoumin', PASSWORD, OTHER, '203.0.113.2')).body.code).toBe('onlyKnownDevices')
    expect((await staff('zhoumin', PASSWORD, MINE, '203.0.113.2')).status).toBe(200)
  })

  test('from a network of IPv6 addresses is one', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0db8:0001:0002::9'))
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
    expect([networkOf('::ffff:10.0.0.1'), networkOf('10.0.0.1')]).toEqual(['10.0.0.1', '10.0.0.1'])
  })

  test('a service hall behind one address is not kept out: forty people sign in', async () => {
    for (let n = 0; n < 40; n++) expect((await enter(`136000001${String(n).padStart(2, '0')}`)).token).toBeTruthy()
  })
})

describe('texts sent in all', () => {
  test('are capped by the hour, loudly; a device that has been used has a quarter more', async () => {
    await enter('13700000002', MINE)
    const lines: unknown[] = []
    server.deps.log.error = ((...line: unknown[]) => void lines.push(line)) as never
    server.deps.settings.SMS_HOURLY = 4
    for (let n = 0; n < 3; n++) expect((await on().call(api.sendCode, { body: { phone: `1350000000${n}` } })).status).toBe(200)
    const full = await on().call(api.sendCode, { body: { phone: '13500000009' } })
    expect([full.status, full.problem.code]).toEqual([429, 'textsFull'])
    expect(lines).toHaveLength(1)
    const { rows } = await server.deps.pool.query(`select what, result from audit where what like 'texts%'`)
    expect(rows).toEqual([{ what: 'texts.hour', result: 'full:4' }])
    server.time.now += HOUR
    expect((await on().call(api.sendCode, { body: { phone: '13500000009' } })).status).toBe(200)
  })
})

describe('a session', () => {
  test('of staff ends after twelve hours, however busy', async () => {
    const { body } = await staff('zhoumin', PASSWORD)
    for (let n = 0; n < 35; n++) {
      server.time.now += 20 * MINUTE
      expect(await kindOf(body.token)).toBe('staff')
    }
    server.time.now += 20 * MINUTE
    expect(await kindOf(body.token)).toBe('nobody')
  })

  test('everywhere ends at once, here too, and nobody else’s', async () => {
    const [here, there, stranger] = [await enter('13700000003', MINE), await enter('13700000003', OTHER), await enter('13700000004')]
    expect((await on(MINE, here.token).call(accountApi.account)).reply.sessions).toBe(2)
    expect((await on(MINE, here.token).call(accountApi.signOutEverywhere, { body: {} })).status).toBe(200)
    expect(await Promise.all([here, there, stranger].map(({ token }) => kindOf(token)))).toEqual(['nobody', 'nobody', 'resident'])
    expect(await server.deps.db.selectFrom('known_device').selectAll().where('person_id', '=', here.me.id!).execute()).toEqual([])
  })

  test('that the demo opened by a tap, and passwords everybody can read there, are good for nothing outside it', async () => {
    const tapped = (await on().call(api.signInDemo, { body: { person: 'system' } })).reply
    const typed = await staff('zhoumin', PASSWORD)
    expect(typed.status).toBe(200)
    server.deps.settings.DEMO = false
    expect(await kindOf(tapped.token)).toBe('nobody')
    const { account } = demoDistrict().staff.find((one) => one.account.startsWith('wg'))!
    await server.deps.db
      .updateTable('staff_account')
      .set({ password: await hashPassword(PASSWORD) })
      .where('account', '=', account)
      .execute()
    for (const name of ['zhoumin', account]) expect((await staff(name, PASSWORD)).body.code).toBe('wrongPassword')
  })
})

describe('a number that nobody has used for 90 days', () => {
  const file = async (token: string) => {
    await on(undefined, token).call(accountApi.giveConsent, {
      body: { version: (await import('../../../src/domain/people/privacy')).PRIVACY.version },
    })
    return (await on(undefined, token).call(api.fileReport, { body: aReport() })).reply.id
  }
  const mine = async (token: string) => (await on(undefined, token).call(api.myTickets, { query: {} })).reply.rows.map(({ id }) => id)

  test('opens an account without the earlier reports; a device that has been used opens them', async () => {
    const phone = '13700000005'
    const id = await file((await enter(phone, MINE)).token)
    server.time.now += 91 * DAY
    const stranger = await enter(phone, OTHER)
    expect(await mine(stranger.token)).toEqual([])
    expect(await mine((await enter(phone)).token)).toEqual([])
    expect(await mine((await enter(phone, MINE)).token)).toEqual([id])
    expect((await enter(phone, OTHER)).me.id).toBe(stranger.me.id)
  })

  test('is in use while a session it opened is, and for 90 days after', async () => {
    const phone = '13700000006'
    const { token } = await enter(phone, MINE)
    const id = await file(token)
    for (let n = 0; n < 3; n++) {
      server.time.now += 60 * DAY
      expect(await kindOf(token)).toBe('resident')
    }
    server.time.now += 80 * DAY
    expect(await mine((await enter(phone, OTHER)).token)).toEqual([id])
  })

  test('is not brought back by a report filed for it (代办)', async () => {
    const phone = '13700000007'
    const { me } = await enter(phone)
    server.time.now += 91 * DAY
    const li = await server.as('lixiulan')
    const { reply } = await li.call(api.fileReport, { body: aReport({ behalf: { name: '王大爷', phone } }) })
    const parties = await server.deps.db.selectFrom('ticket_party').select('person_id').where('ticket_id', '=', reply.id).execute()
    expect(parties.map(({ person_id }) => person_id)).not.toContain(me.id)
  })
})

describe('changing the number', () => {
  const [OLD, NEW] = ['13700000010', '13700000011']
  const change = (token: string, device: string, body: object) => on(device, token).call(accountApi.changeNumber, { body: body as never })

  test('takes the code of the old number and of the new one; other sessions end, and it is written down without the numbers', async () => {
    const [here, there] = [await enter(OLD, MINE), await enter(OLD, OTHER)]
    const { demoCode: oldCode } = (await on(MINE, here.token).call(accountApi.sendOldCode, { body: {} })).reply
    const code = await newCode(NEW)
    const wrong = await change(here.token, MINE, { phone: NEW, code, oldCode: oldCode === '000000' ? '000001' : '000000' })
    expect([wrong.status, wrong.problem.fields]).toEqual([400, { oldCode: 'wrongCode' }])
    const done = await change(here.token, MINE, { phone: `+86 ${NEW}`, code, oldCode: oldCode! })
    expect(done.reply.me.phone).toBe('137****0011')
    expect([await kindOf(here.token), await kindOf(there.token)]).toEqual(['resident', 'nobody'])
    expect((await enter(NEW)).me.id).toBe(here.me.id)
    expect((await enter(OLD)).me.id).not.toBe(here.me.id)
    const { rows } = await server.deps.pool.query(`select result from audit where what = 'phone.change'`)
    expect(JSON.parse(rows[0].result)).toMatchObject({ before: expect.stringMatching(/^[0-9a-f]{16}$/), how: 'both proved' })
    expect(JSON.stringify(rows)).not.toMatch(/1370000001/)
  })

  test('of a lost number takes a device used for a week, or WeChat; a session alone is not enough', async () => {
    const { token } = await enter(OLD, MINE)
    const lost = async (device: string) => change(token, device, { phone: NEW, code: await newCode(NEW), lost: true })
    expect((await lost(MINE)).problem.code).toBe('oldNumberNeeded')
    server.time.now += 8 * DAY
    expect((await lost(OTHER)).problem.code).toBe('oldNumberNeeded')
    expect((await lost(MINE)).status).toBe(200)
  })

  test('to one that has an account is asked about first; what that account filed stays with its own device', async () => {
    const [taker, holder] = [await enter(OLD, MINE), await enter(NEW, OTHER)]
    server.time.now += 8 * DAY
    const take = async (yes: boolean) => change(taker.token, MINE, { phone: NEW, code: await newCode(NEW), lost: true, take: yes })
    expect((await take(false)).problem.code).toBe('numberTaken')
    expect((await take(true)).status).toBe(200)
    expect((await enter(NEW, 'c'.repeat(32))).me.id).toBe(taker.me.id)
    expect((await enter(NEW, OTHER)).me.id).toBe(holder.me.id)
  })
})
