/** People and units by their administrators (三员): one proposes, another agrees; what follows is said before; the last holder stays. */
import { uuidv7 } from 'uuidv7'
import { adminApi, type Deed } from '../../../src/domain/api-admin'
import { api } from '../../../src/domain/api'
import { byHand } from '../../../src/server/people/deeds'
import { verifySeals } from '../../../src/server/proof/verify'
import { aReport, startServer, type Caller, type TestServer } from '../../helpers/server'

jest.setTimeout(120_000)
let server: TestServer
let system: Caller
let security: Caller
beforeAll(async () => {
  server = await startServer()
  system = await server.as('system')
  security = await server.as('security')
})
afterAll(() => server.close())

const begin = (caller: Caller, deed: Deed, id = uuidv7()) => caller.call(adminApi.beginDeed, { body: { id, deed } })
const decide = (id: string, confirm: boolean, why = '', caller = security) =>
  caller.call(adminApi.decideProposal, { params: { id }, body: { confirm, why } })
const found = async (line: string) => (await system.call(adminApi.staff, { query: { line } })).reply.rows
const rows = async (statement: string) => (await server.deps.pool.query<Record<string, unknown>>(statement)).rows
const lines = (what: string) => rows(`select actor, what, result from audit where what like '${what}' order by id`)
const addLisi: Deed = { act: 'add', account: 'LiSi', name: '李四', posts: [{ unitId: 'housing', duty: 'clerk' }] }

test('somebody new is proposed by one and agreed to by another, who alone sees the first password', async () => {
  const id = uuidv7()
  expect((await begin(system, addLisi, id)).reply).toEqual({ done: false, moved: 0, password: null })
  expect(await found('李四')).toEqual([])
  expect((await decide(id, true, '', system)).status).toBe(403)
  const { reply } = await decide(id, true)
  expect(reply).toMatchObject({ done: true, password: expect.stringMatching(/^[a-z2-9]{12}$/) })
  expect(await found('李四 住建')).toMatchObject([
    { account: 'lisi', name: '李四', first: true, posts: [{ unitId: 'housing', duty: 'clerk' }] },
  ])
  const signedIn = await server.caller().call(api.signInStaff, { body: { account: 'lisi', password: reply.password! } })
  expect(signedIn.reply.me.mustChangePassword).toBe(true)
  expect(await decide(id, true)).toMatchObject({ status: 409, problem: { code: 'decidedAlready' } })
  const [said] = await lines('staff.add:lisi')
  expect(JSON.parse(said!.result as string)).toEqual({ before: null, after: { posts: ['housing:clerk'] }, proposedBy: expect.any(String) })
  expect(JSON.stringify(await lines('%lisi'))).not.toContain('李四')
})

test('proposed twice with one id it is one, and a refusal says why and changes nothing', async () => {
  const id = uuidv7()
  const deed: Deed = { act: 'password', account: 'lisi' }
  for (let n = 0; n < 2; n++) expect((await begin(system, deed, id)).status).toBe(200)
  expect(await rows(`select 1 from admin_proposal where id = '${id}'`)).toHaveLength(1)
  expect(await decide(id, false)).toMatchObject({ status: 400, problem: { code: 'whyRefused' } })
  expect((await decide(id, false, '先问本人')).reply.done).toBe(false)
  const shown = (await system.call(adminApi.proposals)).reply.rows.find((one) => one.id === id)
  expect(shown).toMatchObject({
    words: '新的临时密码：lisi',
    by: '吴鹏',
    standing: 'refused',
    decidedBy: '李薇',
    reason: '先问本人',
    mayDecide: false,
  })
  expect(await lines('staff.password:lisi')).toEqual([])
})

test('what cannot be done is refused when it is proposed', async () => {
  const tries: [Deed, string][] = [
    [{ ...addLisi, posts: [{ unitId: 'nowhere', duty: 'clerk' }] }, 'unitUnknown'],
    [addLisi, 'accountTaken'],
    [{ act: 'give', account: 'nobody', to: { unitId: 'housing', duty: 'clerk' } }, 'accountUnknown'],
    [{ act: 'give', account: 'lisi', to: { unitId: 'housing', duty: 'clerk' } }, 'postHeld'],
    [{ act: 'move', account: 'lisi', from: 'ecology', to: { unitId: 'housing', duty: 'clerk' } }, 'noPost'],
    [{ act: 'endUnit', unitId: 'centre', successorId: null }, 'unitStays'],
  ]
  for (const [deed, code] of tries) expect((await begin(system, deed)).problem).toMatchObject({ code })
  expect(await rows(`select 1 from admin_proposal where decision is null`)).toEqual([])
})

test('each begins only what is theirs: security proposes nobody, system ends no session', async () => {
  expect((await begin(security, addLisi)).status).toBe(403)
  expect((await begin(system, { act: 'signOut', account: 'lisi' })).status).toBe(403)
  expect((await begin(security, { act: 'signOut', account: 'lisi' })).reply.done).toBe(true)
  const [lisi] = await found('lisi')
  expect(lisi!.sessions).toBe(0)
})

test('who leaves is told beforehand what goes where, and then it does', async () => {
  const li = await server.as('lixiulan')
  const { reply } = await li.call(api.fileReport, { body: aReport() })
  const unit = (await rows(`select unit_id from ticket where id = '${reply.id}'`))[0]!.unit_id as string
  const [holder] = await rows(
    `select a.account from staff_account a join post o using (district_id, person_id) where o.unit_id = '${unit}' and o.valid_to is null`,
  )
  const deed: Deed = { act: 'leave', account: holder!.account as string }
  const preview = (await system.call(adminApi.previewDeed, { body: { deed } })).reply
  expect(preview).toMatchObject({ confirms: false, moves: [{ unit: '天和社区', count: 1, to: '第三街道' }] })
  expect(await rows(`select unit_id from ticket where id = '${reply.id}'`)).toEqual([{ unit_id: unit }])
  expect((await begin(system, deed)).reply).toMatchObject({ done: true, moved: 1 })
  expect(await rows(`select unit_id from ticket where id = '${reply.id}'`)).toEqual([{ unit_id: '150703001' }])
  expect(await found(deed.account)).toMatchObject([{ left: true, posts: [] }])
})

test.each(['system', 'security', 'audit'])('the last %s administrator neither leaves nor moves away, by whatever hand', async (account) => {
  const refused = { status: 409, problem: { code: 'lastAdministrator' } }
  expect(await begin(system, { act: 'leave', account })).toMatchObject(refused)
  const to = { unitId: 'housing', duty: 'clerk' } as const
  expect(await begin(system, { act: 'move', account, from: 'centre', to })).toMatchObject(refused)
  await expect(byHand(server.deps, { act: 'leave', account }, { by: 'operator:test' })).rejects.toThrow('最后一个')
})

test('of two who leave at the same moment one stays', async () => {
  const second: Deed = { act: 'give', account: 'lisi', to: { unitId: 'housing', duty: 'audit' } }
  await byHand(server.deps, second, { by: 'operator:test' })
  const answers = await Promise.all(['lisi', 'audit'].map((account) => begin(system, { act: 'leave', account })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('nobody holds two of the three outside the demo', async () => {
  const outside = { ...server.deps, settings: { ...server.deps.settings, DEMO: false } }
  const deed: Deed = { act: 'give', account: 'system', to: { unitId: 'housing', duty: 'security' } }
  await expect(byHand(outside, deed, { by: 'operator:test' })).rejects.toMatchObject({ problem: 'twoOfThree' })
})

test('nobody agrees to what is about themselves', async () => {
  const id = uuidv7()
  await begin(system, { act: 'factor', account: 'security' }, id)
  expect(await decide(id, true)).toMatchObject({ status: 403, problem: { code: 'ownProposal' } })
})

test('a unit is added, named anew, and ends with a successor when another agrees', async () => {
  const made: Deed = { act: 'addUnit', unitId: '150703001005-09', kind: 'grid', name: '第 9 网格', parentId: '150703001005' }
  expect((await begin(system, { ...made, kind: 'street' })).problem).toMatchObject({ code: 'unitKind' })
  expect((await begin(system, made)).reply.done).toBe(true)
  expect((await begin(system, made)).problem).toMatchObject({ code: 'unitTaken' })
  expect((await begin(system, { act: 'rename', unitId: made.unitId, name: '新 9 网格' })).reply.done).toBe(true)
  const id = uuidv7()
  const end: Deed = { act: 'endUnit', unitId: made.unitId, successorId: '150703001005-01' }
  expect((await system.call(adminApi.previewDeed, { body: { deed: end } })).reply).toMatchObject({
    moves: [{ count: 0 }],
    ends: [],
    confirms: true,
  })
  await begin(system, end, id)
  expect((await decide(id, true)).reply.done).toBe(true)
  const shown = (await system.call(adminApi.adminUnits)).reply.rows.find((unit) => unit.id === made.unitId)
  expect(shown).toMatchObject({ name: '新 9 网格', ended: true, successor: '天和社区第 1 网格', people: 0 })
  expect((await lines(`unit.%:${made.unitId}`)).map(({ what }) => (what as string).split(':')[0])).toEqual([
    'unit.add',
    'unit.rename',
    'unit.end',
  ])
})

test('nor to what they proposed themselves, should one hold two of the three in the demo', async () => {
  await byHand(server.deps, { act: 'give', account: 'security', to: { unitId: 'housing', duty: 'system' } }, { by: 'operator:test' })
  const id = uuidv7()
  expect((await begin(security, { act: 'password', account: 'sunwei' }, id)).reply.done).toBe(false)
  const shown = (await security.call(adminApi.proposals)).reply.rows.find((one) => one.id === id)
  expect(shown).toMatchObject({ standing: 'waiting', mayDecide: false })
  expect(await decide(id, true)).toMatchObject({ status: 403, problem: { code: 'ownProposal' } })
})

test('all of it is sealed', async () => expect((await verifySeals(server.deps)).findings).toEqual([]))
