/** The audit log on the auditor's screen: who, what, before and after; filters that stay bounded; the proof of the chain; the file. */
import { sql } from 'kysely'
import { unzipSync, strFromU8 } from 'fflate'
import { api } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { auditApi, type LogAsked } from '../../../src/domain/api-audit'
import { LOG_GROUPS } from '../../../src/domain/admin/log'
import { sealAudit } from '../../../src/server/audit/log'
import { byHand } from '../../../src/server/people/deeds'
import { aReport, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act } from '../../helpers/story'

jest.setTimeout(120_000)
let server: TestServer
let auditor: Caller
beforeAll(async () => {
  server = await startServer()
  auditor = await server.as('audit')
})
afterAll(() => server.close())

const read = async (query: LogAsked = {}) => (await auditor.call(auditApi.auditLog, { query: query as Record<string, string> })).reply
const SYSTEM = { by: 'operator:test' }

test('a change of people is read with its names, and what it was before and after', async () => {
  await byHand(server.deps, { act: 'add', account: 'lisi', name: '李四', posts: [{ unitId: 'housing', duty: 'clerk' }] }, SYSTEM)
  await byHand(server.deps, { act: 'move', account: 'lisi', from: 'housing', to: { unitId: 'ecology', duty: 'clerk' } }, SYSTEM)
  const { rows } = await read({ group: 'people' })
  expect(rows.map(({ what, about, who }) => [what, about, who])).toEqual([
    ['调岗', 'lisi', '管服务器的人 test'],
    ['加人', 'lisi', '管服务器的人 test'],
  ])
  expect(rows[0]!.changes).toEqual([{ key: '岗位', before: '区住建局 经办人', after: '生态环境分局 经办人' }])
})

test('sign-ins, and what failed of them, by account and by day', async () => {
  await server.as('zhoumin')
  await server.caller().call(api.signInStaff, { body: { account: 'zhoumin', password: 'not-the-one-1' } })
  const [failed] = (await read({ failed: 'yes', who: 'ZhouMin' })).rows
  expect(failed).toMatchObject({ who: '周敏（zhoumin）', what: '工作人员登录', note: '没成：不对', failed: true })
  expect((await read({ group: 'signIn', who: 'zhoumin' })).rows).toHaveLength(2)
  expect((await read({ who: 'nobody-has-it' })).rows).toEqual([])
  expect((await read({ to: '2020-01-01' })).rows).toEqual([])
})

test('a look at a phone names the ticket by its number; nothing a resident said, no phone and no name of theirs is anywhere', async () => {
  const li = await server.as('lixiulan')
  const { reply } = await li.call(api.fileReport, { body: aReport({ identity: 'named' }) })
  const clerk = await server.as('zhaolijuan')
  await act(clerk, reply.id, 'accept')
  const { stage } = (await clerk.call(api.ticket, { params: { id: reply.id } })).reply.ticket
  const body = { requestId: 'a'.repeat(32), stage, reason: 'verify' } as never
  await clerk.call(deskApi.revealPhone, { params: { id: reply.id }, body })
  const { rows } = await read({ group: 'reveal' })
  expect(rows).toMatchObject([{ what: '看电话', about: reply.number, who: '赵丽娟（zhaolijuan）' }])
  const all = JSON.stringify(await read())
  expect(all).not.toMatch(/李秀兰|13800005206|路灯/)
  expect(all).toContain('一位居民')
})

test('pages go on where the last ended, in every group, and read no more than a page of the log', async () => {
  const { district } = server.deps
  await sql`insert into audit (district_id, id, at, actor, what, result)
    select ${district}, gen_random_uuid(), ${new Date(server.time.now)}::timestamptz - n * interval '1 second', 'clock',
      case when n % 500 = 0 then 'setting:X' else 'read:none' end, 'ok' from generate_series(1, 40000) n`.execute(server.deps.db)
  await sql`analyze audit`.execute(server.deps.db)
  const seen: string[] = []
  for (let after: string | undefined; ;) {
    const { rows, next } = await read({ group: 'settings', ...(after && { after }) })
    seen.push(...rows.map(({ id }) => id))
    if (!next) break
    after = next
  }
  expect(new Set(seen).size).toBe(80)
  const plan = await sql<{ 'QUERY PLAN': { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }[] }>`
    explain (analyze, buffers, format json) select id from audit where district_id = ${district} and split_part(what, ':', 1) = 'setting'
      order by at desc, id desc limit 51`.execute(server.deps.db)
  const { Plan } = plan.rows[0]!['QUERY PLAN'][0]!
  expect(Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']).toBeLessThan(120)
  for (const group of LOG_GROUPS) expect((await auditor.call(auditApi.auditLog, { query: { group } })).status).toBe(200)
})

test('the proof says whole up to its newest seal, and names the seal where a line was changed', async () => {
  server.time.now += 60_000
  await sealAudit(server.deps)
  const { reply } = await auditor.call(auditApi.auditProof)
  expect(reply).toMatchObject({ whole: true, faults: [], head: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(reply.sealed).toBeGreaterThan(40_000)
  await server.deps.pool.query(`update audit set result = 'forged' where what = 'staff.move:lisi'`)
  const broken = (await auditor.call(auditApi.auditProof)).reply
  expect(broken).toMatchObject({ whole: false, faults: [expect.stringContaining('内容被改过')] })
})

test('the file holds what the screen shows, and taking it out is a line of its own', async () => {
  const answer = await server.app.inject({ url: '/api/audit/export?group=people&reason=assessment', headers: auditor.headers })
  const sheet = strFromU8(unzipSync(answer.rawPayload)['xl/worksheets/sheet1.xml']!)
  expect(sheet).toContain('lisi')
  expect(sheet).toContain('加人')
  expect((await read({ group: 'export' })).rows[0]).toMatchObject({ what: '导出审计日志', who: '顾宁（audit）', note: '等保测评 people' })
  expect((await server.app.inject({ url: '/api/audit/export', headers: auditor.headers })).statusCode).toBe(400)
})

test('nobody else reads it: not those who change what it tells, nor the centre', async () => {
  for (const account of ['system', 'security', 'zhoumin', 'chenlan'])
    expect((await (await server.as(account)).call(auditApi.auditLog, { query: {} })).status).toBe(403)
})
