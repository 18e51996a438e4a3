/** The second factor of staff (两步验证): who owes it, what proves it, and what is done when phone and paper are lost. */
import { api } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { factorApi } from '../../../src/domain/api-factor'
import { superviseApi } from '../../../src/domain/api-supervise'
import { readProof } from '../../../src/domain/people/factor'
import { DEMO_PEOPLE } from '../../../src/server/demo/district'
import { forgetFactor } from '../../../src/server/people/factor'
import { openSession } from '../../../src/server/plugins/session'
import { digitsAt, stepOf } from '../../../src/server/people/totp'
import { requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file } from '../../helpers/story'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const idOf = (name: string) => DEMO_PEOPLE.find((person) => person.id === name)!.personId
/** Somebody with a session as a password opens it. */
async function entered(name: string, device?: string) {
  const token = await openSession(server.deps, idOf(name), 'staff', { way: 'password', device })
  return server.caller({ authorization: `Bearer ${token}`, ...(device && { 'x-device': device }) })
}
const letters = (caller: Caller) => caller.call(superviseApi.deadLetters, { query: {} })
const keyIn = (secret: string) => {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
}
async function enrol(caller: Caller) {
  const { reply } = await caller.call(factorApi.startFactor, { body: {} })
  const key = keyIn(reply.secret)
  const digits = (later = 0) => digitsAt(key, stepOf(server.time.now) + later)
  const done = await caller.call(factorApi.enrolFactor, { body: { code: digits() } })
  expect(done.status).toBe(200)
  return { digits, codes: done.reply.codes, reply }
}

test('six digits are those of RFC 6238', () => {
  const key = Buffer.from('12345678901234567890')
  expect([59, 1111111109, 1234567890, 20000000000].map((at) => digitsAt(key, stepOf(at * 1000)))).toEqual([
    '287082',
    '081804',
    '005924',
    '353130',
  ])
})

test('what is typed is read as digits or as a recovery code, however it is spaced', () => {
  expect([' 123 456', '１２３４５６', 'k2m9q-we4tr', 'K2M9Q WE4TR', '12345', 'K2M9Q-WE4T0'].map(readProof)).toEqual([
    { digits: '123456' },
    { digits: '123456' },
    { recovery: 'K2M9QWE4TR' },
    { recovery: 'K2M9QWE4TR' },
    undefined,
    undefined,
  ])
})

test('outside the demo an administrator opens nothing before it is set up, and the session says so', async () => {
  server.deps.settings.DEMO = false
  const system = await entered('system')
  expect((await system.call(api.me)).reply.factor).toBe('enrol')
  expect(await letters(system)).toMatchObject({ status: 403, problem: { code: 'factorMissing' } })
  const { codes, reply } = await enrol(system)
  expect(reply.address).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}&issuer=/)
  expect(codes).toHaveLength(10)
  expect((await letters(system)).status).toBe(200)
  expect((await system.call(api.me)).reply.factor).toBeUndefined()
})

test('the next session proves it, by digits that are good once or by a recovery code that is good once', async () => {
  server.deps.settings.DEMO = false
  const { digits, codes } = await enrol(await entered('system'))
  const next = await entered('system')
  expect(await letters(next)).toMatchObject({ status: 403, problem: { code: 'factorNeeded' } })
  const prove = (caller: Caller, code: string) => caller.call(factorApi.proveFactor, { body: { code } })
  expect((await prove(next, digits())).problem.code).toBe('wrongFactor')
  server.time.now += 30_000
  expect((await prove(next, digits())).status).toBe(200)
  expect((await letters(next)).status).toBe(200)
  const third = await entered('system')
  expect((await prove(third, digits())).status).toBe(400)
  expect((await prove(third, codes[0]!.toLowerCase())).status).toBe(200)
  expect((await prove(await entered('system'), codes[0]!)).status).toBe(400)
  expect((await third.call(factorApi.factor)).reply).toEqual({ enrolled: true, codesLeft: 9, proved: true })
})

test('guesses are few, also many at once, and lock nobody out of a device that has been used', async () => {
  server.deps.settings.DEMO = false
  const device = 'a'.repeat(32)
  const { digits } = await enrol(await entered('system', device))
  server.time.now += 13 * 3_600_000
  const stranger = await entered('system')
  const answers = await Promise.all(Array.from({ length: 12 }, () => stranger.call(factorApi.proveFactor, { body: { code: '000000' } })))
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(5).fill(400), ...Array(7).fill(429)])
  expect((await (await entered('system', device)).call(factorApi.proveFactor, { body: { code: digits() } })).status).toBe(200)
})

test('a phone number is given to nobody who has not proved it; the demo asks only those who set it up', async () => {
  const li = await server.as('lixiulan')
  const { id } = await file(li)
  const bao = await entered('baoxiaoyan')
  await act(bao, id, 'accept')
  const reveal = async (caller: Caller) => {
    const { reply } = await caller.call(api.ticket, { params: { id } })
    return caller.call(deskApi.revealPhone, {
      params: { id },
      body: { requestId: requestId(), stage: reply.ticket.stage, reason: 'verify' },
    })
  }
  expect((await reveal(bao)).status).toBe(200)
  server.deps.settings.DEMO = false
  expect((await reveal(bao)).problem.code).toBe('factorMissing')
  expect((await bao.call(api.inbox, { query: { desk: 'todo' } })).status).toBe(200)
  await enrol(bao)
  expect((await reveal(bao)).status).toBe(200)
  server.deps.settings.DEMO = true
  expect((await reveal(await entered('baoxiaoyan'))).problem.code).toBe('factorNeeded')
})

test('a phone that renews its session within the day is not asked again; another is', async () => {
  server.deps.settings.DEMO = false
  const [mine, other] = ['a'.repeat(32), 'b'.repeat(32)]
  await enrol(await entered('system', mine))
  server.time.now += 3_600_000
  expect((await letters(await entered('system', mine))).status).toBe(200)
  expect((await letters(await entered('system', other))).status).toBe(403)
  server.time.now += 12 * 3_600_000
  expect((await letters(await entered('system', mine))).status).toBe(403)
})

test('another authenticator takes a proof of the one before; new recovery codes void the old', async () => {
  const system = await entered('system')
  const { digits, codes } = await enrol(system)
  expect((await system.call(factorApi.startFactor, { body: {} })).status).toBe(400)
  server.time.now += 30_000
  const renewed = await system.call(factorApi.renewCodes, { body: { code: digits() } })
  expect(renewed.reply.codes).not.toEqual(codes)
  expect((await system.call(factorApi.startFactor, { body: { code: codes[1]! } })).status).toBe(400)
  expect((await system.call(factorApi.startFactor, { body: { code: renewed.reply.codes[1]! } })).status).toBe(200)
})

test('when phone and paper are lost whoever runs the server takes it away: sessions end, and it is written down', async () => {
  const system = await entered('system')
  await enrol(system)
  expect(await forgetFactor(server.deps, idOf('system'), 'operator')).toBe(true)
  expect((await system.call(api.me)).reply.kind).toBe('nobody')
  expect((await (await entered('system')).call(factorApi.factor)).reply).toMatchObject({ enrolled: false, codesLeft: 0 })
  const { rows } = await server.deps.pool.query(`select actor, what, result from audit where what like 'factor.forget%'`)
  expect(rows).toEqual([{ actor: 'operator', what: `factor.forget:${idOf('system')}`, result: '{"before":"totp","after":null}' }])
})

test('neither the key nor a recovery code is readable in the database', async () => {
  const { codes, reply } = await enrol(await entered('system'))
  const kept = JSON.stringify([
    await server.deps.db.selectFrom('second_factor').selectAll().execute(),
    await server.deps.db.selectFrom('recovery_code').selectAll().execute(),
  ])
  expect(kept).not.toContain(reply.secret)
  expect(kept).not.toContain(keyIn(reply.secret).toString('hex'))
  for (const code of codes) expect(kept).not.toContain(code.replace('-', ''))
})
