import { api } from '../../../src/domain/api'
import { factorApi } from '../../../src/domain/api-factor'
import { audit, auditHead, sealAudit, verifyAudit } from '../../../src/server/audit/log'
import { DEMO_PASSWORDS, DEMO_PEOPLE } from '../../../src/server/demo/district'
import { startServer, type TestServer } from '../../helpers/server'

const SETTLED = 5_000
let server: TestServer

beforeEach(async () => {
  server = await startServer()
  // the first sealing of the template left a line of its own
  await server.deps.db.deleteFrom('audit').execute()
})
afterEach(() => server.close())

const note = (n: number) => audit(server.deps, { actor: `staff:${n}`, what: 'test', result: 'ok' })
const settle = () => (server.time.now += SETTLED)
const seals = () => server.deps.db.selectFrom('audit_seal').select(['id', 'entries']).orderBy('at').execute()
/** Three seals of two entries each. */
async function sealedLog() {
  for (let batch = 0; batch < 3; batch++) {
    await note(2 * batch)
    await note(2 * batch + 1)
    settle()
    await sealAudit(server.deps)
  }
  return seals()
}

describe('sealing', () => {
  test('takes what is settled in one batch and leaves what is being written', async () => {
    await note(1)
    await note(2)
    settle()
    await note(3)
    expect(await sealAudit(server.deps)).toBe(2)
    expect(await sealAudit(server.deps)).toBe(0)
    settle()
    expect(await sealAudit(server.deps)).toBe(1)
    expect((await seals()).map((seal) => seal.entries)).toStrictEqual([2, 1])
    expect(await verifyAudit(server.deps)).toStrictEqual([])
  })

  test('by several processes at once makes one chain and seals nothing twice', async () => {
    for (let i = 0; i < 20; i++) await note(i)
    settle()
    const other = await startServer({ database: server.database })
    other.time.now = server.time.now
    const sealed = await Promise.all([sealAudit(server.deps), sealAudit(other.deps), sealAudit(server.deps), sealAudit(other.deps)])
    expect(sealed.reduce((sum, n) => sum + n)).toBe(20)
    expect(await verifyAudit(server.deps)).toStrictEqual([])
    await other.close()
  })

  test('holds when the clock goes back between two seals', async () => {
    await note(1)
    settle()
    await sealAudit(server.deps)
    server.time.now -= 60_000
    await note(2)
    settle()
    await sealAudit(server.deps)
    expect(await seals()).toHaveLength(2)
    expect(await verifyAudit(server.deps)).toStrictEqual([])
  })
})

describe('verifying finds', () => {
  test('an entry whose words were changed', async () => {
    const [, second] = await sealedLog()
    await server.deps.db.updateTable('audit').set({ result: 'wrong' }).where('actor', '=', 'staff:2').execute()
    expect(await verifyAudit(server.deps)).toStrictEqual([{ seal: second!.id, problem: 'altered' }])
  })

  test('an entry that was taken away or slipped in', async () => {
    const [first, , third] = await sealedLog()
    await server.deps.db.deleteFrom('audit').where('actor', '=', 'staff:0').execute()
    await note(99)
    await server.deps.db.updateTable('audit').set({ seal: third!.id }).where('actor', '=', 'staff:99').execute()
    expect(await verifyAudit(server.deps)).toStrictEqual([
      { seal: first!.id, problem: 'countWrong' },
      { seal: third!.id, problem: 'countWrong' },
    ])
  })

  test('a seal that was taken away, by its entries and by the seal after it', async () => {
    const [, second, third] = await sealedLog()
    await server.deps.db.deleteFrom('audit_seal').where('id', '=', second!.id).execute()
    expect(await verifyAudit(server.deps)).toStrictEqual([
      { seal: second!.id, problem: 'sealMissing' },
      { seal: third!.id, problem: 'altered' },
    ])
  })
})

test('seals cut off at the end are known by the head a checkpoint kept', async () => {
  await sealedLog()
  const kept = await auditHead(server.deps)
  await server.deps.db.deleteFrom('audit_seal').where('id', '=', kept!.id).execute()
  await server.deps.db.deleteFrom('audit').where('seal', '=', kept!.id).execute()
  expect(await verifyAudit(server.deps)).toStrictEqual([])
  expect((await auditHead(server.deps))!.hash.equals(kept!.hash)).toBe(false)
})

describe('what is written down', () => {
  const written = async () =>
    (await server.deps.db.selectFrom('audit').select(['actor', 'what', 'result']).orderBy('id').execute()).map((row) => [
      row.actor,
      row.what,
      row.result,
    ])

  test('signing in, right and wrong and locked, by person id or by the hash of an unknown account', async () => {
    const zhou = `staff:${DEMO_PEOPLE.find((person) => person.id === 'zhoumin')!.personId}`
    const signIn = (account: string, password: string) => server.caller().call(api.signInStaff, { body: { account, password } })
    const { reply } = await signIn('zhoumin', DEMO_PASSWORDS.zhoumin!.password)
    for (let i = 0; i < 6; i++) await signIn('zhoumin', 'wrong1234')
    await signIn('13812345678', 'wrong1234')
    const caller = server.caller({ authorization: `Bearer ${reply.token}` })
    await caller.call(factorApi.bindWechat, { body: { code: 'any' } })
    server.time.now += 15 * 60_000
    const changed = await caller.call(factorApi.changePassword, { body: { old: DEMO_PASSWORDS.zhoumin!.password, new: 'Qx7-vbk92-hs' } })
    await server.caller({ authorization: `Bearer ${changed.reply.token}` }).call(api.signOut, { body: {} })
    const rows = await written()
    expect(rows).toStrictEqual([
      [zhou, 'signIn.staff', 'ok'],
      ...Array(4).fill([zhou, 'signIn.staff', 'wrong']),
      ...Array(2).fill([zhou, 'signIn.staff', 'locked']),
      [expect.stringMatching(/^account:[0-9a-f]{32}$/), 'signIn.staff', 'wrong'],
      [zhou, 'bindWechat', 'ok'],
      [zhou, 'password', 'ok'],
      [zhou, 'signOut', 'ok'],
    ])
  })

  test('no phone, account, openid or name is in it', async () => {
    const phone = '13812345678'
    const code = (await server.caller().call(api.sendCode, { body: { phone } })).reply.demoCode!
    await server.caller().call(api.signInPhone, { body: { phone, code: code === '000000' ? '000001' : '000000' } })
    await server.caller().call(api.signInPhone, { body: { phone, code } })
    await server.caller().call(api.signInWechat, { body: { code: 'any' } })
    await server.as('lixiulan')
    const rows = await written()
    expect(rows.map(([, what, result]) => `${what} ${result}`)).toStrictEqual([
      'signIn.phone wrong',
      'signIn.phone ok',
      'signIn.wechat ok',
      'signIn.demo ok',
    ])
    expect(JSON.stringify(rows)).not.toMatch(/138\d|lixiulan|李秀兰/)
  })
})
