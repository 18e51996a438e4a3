import { api } from '../../../src/domain/api'
import { moderationApi } from '../../../src/domain/api-moderation'
import { fileForPublic } from '../../helpers/board'
import { aQueryCode, aReport, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, look, people, SOLVED, TIANHE, tryTo, type People, joinAs } from '../../helpers/story'

const WHY = { reason: 'untrue', days: '3', note: '三次到现场都没有' } as const
jest.setTimeout(60_000)
let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const bar = (staff: Caller, id: string, change = {}) =>
  staff.call(moderationApi.barReporter, { params: { id }, body: { ...WHY, ...change } })
const tryToFile = (caller: Caller) => caller.call(api.fileReport, { body: aReport() })
const bars = async () => (await who.centre.call(moderationApi.bars, { query: {} })).reply.rows

test('a barred person is told kindly why, until when and whom to call, and files nothing meanwhile', async () => {
  const { id } = await file(who.li)
  expect((await bar(who.centre, id)).reply).toMatchObject({
    reason: 'untrue',
    anonymous: false,
    until: Date.parse('2026-11-27T00:00:00+08:00'),
  })
  const { status, problem } = await tryToFile(who.li)
  expect([status, problem.code]).toEqual([403, 'barred'])
  expect(problem.message).toBe(
    `因为报的事几次核实都不存在，到11月26日为止暂时不能提交新的，也不能用“我也遇到”“我这边呢”。已经报的照样办，您能看、能补充、能评价。要是弄错了，或者有急事，请打 ${server.deps.reference.units.centre.phone}（区网格化中心）。`,
  )
  expect((await tryToFile(who.zhang)).status).toBe(200)
})

test('barred or not, one’s own tickets are read, supplemented, judged and withdrawn', async () => {
  const [one, two] = [await file(who.li), await fileForPublic(who.li)]
  await bar(who.centre, one.id)
  expect((await look(who.li, one.id)).id).toBe(one.id)
  await act(who.li, one.id, 'supplement', { note: '一共三盏' })
  await act(who.bao, one.id, 'resolve', SOLVED)
  await act(who.li, one.id, 'judge', { solved: 'yes', satisfied: '5' })
  await act(who.li, two.id, 'withdraw')
})

test('a barred person neither joins what others reported nor speaks for it, and is told why in the same words', async () => {
  const others = await file(who.zhang, { identity: 'named' })
  const join = () => joinAs(server, who.li, others)
  expect((await join()).status).toBe(200)
  await act(who.bao, others.id, 'resolve', { outcome: 'explained', note: '说清楚了' })
  const { id } = await file(who.li)
  await bar(who.centre, id)
  const refused = await tryTo(who.li, others.id, 'opine', { solved: 'no' })
  expect([refused.status, refused.problem.code]).toEqual([403, 'barred'])
  expect(refused.problem.message).toContain('因为报的事几次核实都不存在')
  expect((await join()).problem.code).toBe('barred')
  // what they have joined before they may go on reading
  expect((await look(who.li, others.id)).audience).toBe('neighbour')
  server.time.now = Date.parse('2026-11-27T00:00:00+08:00')
  who = await people(server)
  expect((await tryTo(who.li, others.id, 'opine', { solved: 'no' })).status).toBe(200)
})

test('a bar ends by itself, to the minute', async () => {
  const { id } = await file(who.li)
  await bar(who.centre, id)
  server.time.now = Date.parse('2026-11-26T23:59:59+08:00')
  expect((await tryToFile(who.li)).status).toBe(403)
  server.time.now += 1_000
  expect((await tryToFile(who.li)).status).toBe(200)
})

test('it can be lifted with a reason, once; each step is in the audit log', async () => {
  const { id } = await file(who.li)
  const { reply } = await bar(who.centre, id)
  const lift = (note: string) => who.centre.call(moderationApi.liftBar, { params: { id: reply.id }, body: { note } })
  expect((await lift('')).status).toBe(400)
  expect((await lift('查过了，路灯确实坏了')).reply).toMatchObject({ liftedAt: server.time.now, liftNote: '查过了，路灯确实坏了' })
  expect(await lift('再来一次')).toMatchObject({ status: 409, problem: { code: 'stale' } })
  expect((await tryToFile(who.li)).status).toBe(200)
  const { rows } = await server.deps.pool.query(`select result from audit where what like 'bar:%' order by id`)
  expect(rows.map((row) => row.result)).toEqual(['untrue', 'lifted'])
})

test('an anonymous code is barred by its hash; another code is not', async () => {
  const mine = server.caller({ 'x-query-code': aQueryCode(1) })
  const { id } = await file(mine, { identity: 'anonymous' })
  expect((await bar(who.centre, id)).reply).toMatchObject({ anonymous: true })
  expect((await tryToFile(mine)).problem.code).toBe('barred')
  expect((await look(mine, id)).id).toBe(id)
  expect((await tryToFile(server.caller({ 'x-query-code': aQueryCode(2) }))).status).toBe(200)
})

test('nobody is barred twice at a time, nor without a reason, a note or an end', async () => {
  const [one, two] = [await file(who.li), await file(who.li)]
  await bar(who.centre, one.id)
  expect(await bar(who.centre, two.id)).toMatchObject({ status: 409, problem: { code: 'alreadyBarred' } })
  for (const change of [{ reason: 'nasty' }, { days: '9999' }, { note: ' ' }])
    expect((await bar(who.centre, two.id, change)).status).toBe(400)
  expect(await bars()).toHaveLength(1)
})

test('whoever bars does not learn who it is, and cannot reach a complaint about the centre', async () => {
  const named = await file(who.li, { identity: 'named' })
  expect(JSON.stringify((await bar(who.centre, named.id)).reply)).not.toMatch(/李秀兰|13800005206/)
  expect(await bars()).toMatchObject([{ number: named.number, note: '三次到现场都没有' }])
  const complaint = await file(who.zhang, { category: 'policy_style_other', item: 'conduct', complainedOf: 'centre' })
  expect((await bar(who.centre, complaint.id)).status).toBe(404)
  const about = await file(who.zhang, { category: 'policy_style_other', item: 'conduct', complainedOf: TIANHE })
  for (const worker of [who.tianhe, who.bao, who.street, who.supervisor, who.oversight])
    expect((await bar(worker, about.id)).status).toBe(403)
})

test('bars are paged, newest first', async () => {
  const { id } = await file(who.li)
  for (let n = 0; n < 22; n++) {
    server.time.now += 60_000
    const { reply } = await bar(who.centre, id)
    await who.centre.call(moderationApi.liftBar, { params: { id: reply.id }, body: { note: `第 ${n} 次` } })
  }
  const first = (await who.centre.call(moderationApi.bars, { query: {} })).reply
  const rest = (await who.centre.call(moderationApi.bars, { query: { after: first.next! } })).reply
  expect([first.rows.length, rest.rows.length, rest.next]).toEqual([20, 2, null])
  expect([...first.rows, ...rest.rows].map((row) => row.liftNote)).toEqual(Array.from({ length: 22 }, (_, n) => `第 ${21 - n} 次`))
})

test('filing is limited per person, and per address however many persons there are', async () => {
  for (let n = 0; n < 30; n++) expect((await tryToFile(who.li)).status).toBe(200)
  expect((await tryToFile(who.li)).problem.code).toBe('tooMany')
  await server.deps.pool.query(`update allowance set used = 600 where key like 'reports %'`)
  expect(await tryToFile(who.zhang)).toMatchObject({ status: 429, problem: { code: 'tooManyReports' } })
  server.time.now += 60 * 60_000 + 1
  expect((await tryToFile(who.zhang)).status).toBe(200)
})

test('a new query code for every report gives no new allowance: those of one address share it, and an account there has its own', async () => {
  const fileBy = (seed: number) =>
    server.caller({ 'x-query-code': aQueryCode(seed) }).call(api.fileReport, { body: aReport({ identity: 'anonymous' }) })
  for (let n = 0; n < 3; n++) expect((await fileBy(n)).status).toBe(200)
  // as many as a service hall has people behind one address
  await server.deps.db.updateTable('allowance').set({ used: 600 }).where('key', 'like', '/reports %').execute()
  expect(await fileBy(30)).toMatchObject({ status: 429, problem: { code: 'tooMany', message: '操作太频繁了，请过一会儿再试。' } })
  expect((await tryToFile(who.li)).status).toBe(200)
})

test('barred, one files for nobody else either', async () => {
  const { id } = await file(who.li)
  await bar(who.centre, id)
  const behalf = { name: '王桂兰', phone: '13712340077' }
  expect(await who.li.call(api.fileReport, { body: aReport({ behalf }) })).toMatchObject({ status: 403, problem: { code: 'barred' } })
})

test('the bar of a person holds on every phone they sign in with', async () => {
  const { id } = await file(who.li)
  await bar(who.centre, id)
  const elsewhere = await server.as('lixiulan')
  expect((await tryToFile(elsewhere)).problem.code).toBe('barred')
  expect((await tryToFile(who.li)).problem.code).toBe('barred')
})

test('one phone files so much in an hour, under however many accounts; another phone, and an anonymous report, are not counted with it', async () => {
  const device = 'd'.repeat(32)
  const fileFrom = (caller: Caller, from: Record<string, string>) =>
    server.app.inject({ method: 'POST', url: '/api/reports', headers: { ...caller.headers, ...from }, payload: aReport() })
  const statuses = []
  for (let left = 20; left > 0; left--)
    for (const caller of [who.li, who.zhang]) statuses.push((await fileFrom(caller, { 'x-device': device })).statusCode)
  expect(new Set(statuses)).toEqual(new Set([200]))
  const refused = await fileFrom(who.zhang, { 'x-device': device })
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'tooManyReports'])
  expect((await fileFrom(who.zhang, { 'x-device': 'e'.repeat(32) })).statusCode).toBe(200)
  const anonymous = { ...aReport(), identity: 'anonymous' }
  const headers = { 'x-query-code': aQueryCode(), 'x-device': device }
  expect((await server.app.inject({ method: 'POST', url: '/api/reports', headers, payload: anonymous })).statusCode).toBe(200)
  const { rows } = await server.deps.pool.query("select key from allowance where key like '%device%'")
  expect(rows.some(({ key }) => key.includes(device))).toBe(false)
})
