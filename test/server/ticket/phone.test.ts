/** 看电话: who gets the reporter's number, what stays behind of it, and where it must never lie. */
import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { sql } from 'kysely'
import pino from 'pino'
import { api } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { eventTitle } from '../../../src/domain/reading/history-line'
import { aQueryCode, requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, look, people, residentLi, SOLVED, tryTo, workerBao, type People } from '../../helpers/story'

const PHONE = '13800005206'
const NAME = '李秀兰'

let server: TestServer
let who: People
const logged: string[] = []
beforeAll(async () => {
  const lines = new Writable({ write: (line, _, done) => (logged.push(String(line)), done()) })
  server = await startServer({ log: pino({ level: 'trace' }, lines) })
  who = await people(server)
})
afterAll(() => server.close())

const call = (caller: Caller, id: string, body: { requestId?: string; reason?: 'verify' | 'visit' | 'result' } = {}) =>
  caller.call(deskApi.revealPhone, { params: { id }, body: { requestId: requestId(), stage: 1, reason: 'verify', ...body } })
const linesOf = async (caller: Caller, id: string) => (await look(caller, id)).timeline.filter(({ action }) => action === 'reveal')
const audited = async (id: string) =>
  (
    await server.deps.db.selectFrom('audit').select(['actor', 'what', 'result']).where('what', 'like', `%${id}%`).orderBy('id').execute()
  ).map(({ actor, what, result }) => [actor.replace(/:.*/, ''), what, result])
const offered = async (caller: Caller, id: string) => (await look(caller, id)).actions.find(({ action }) => action === 'reveal')

test('实名: the unit that has it and the centre get phone and name; levels above, former units and supervisors get neither', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  for (const caller of [who.bao, who.centre])
    expect(await call(caller, id)).toMatchObject({ status: 200, reply: { phone: PHONE, name: NAME } })
  for (const caller of [who.tianhe, who.street, who.supervisor])
    expect(await call(caller, id)).toMatchObject({ status: 403, problem: { code: 'notAllowed' } })
  await act(who.centre, id, 'note', { reason: '问过了' })
  await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '没有登高车' })
  expect((await call(who.tianhe, id)).status).toBe(200)
  expect(await call(who.bao, id)).toMatchObject({ status: 403, problem: { code: 'notAllowed' } })
})

test('保密: the grid worker and the centre get the phone without the name; a unit it was passed on to gets nothing, and is told why', async () => {
  const { id } = await file(who.li, { identity: 'sealed' })
  for (const caller of [who.bao, who.centre]) {
    expect(await offered(caller, id)).toMatchObject({ needs: ['callReason'] })
    expect((await call(caller, id)).reply).toEqual({ phone: PHONE, name: null })
  }
  await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '没有登高车' })
  await act(who.tianhe, id, 'dispatch', { unit: 'housing', goal: '办好' })
  expect((await offered(who.housing, id))?.refusal).toBe('mayCall')
  const { status, problem } = await call(who.housing, id)
  expect([status, problem.code]).toEqual([409, 'mayCall'])
  expect(problem.message).toMatch(/没有让本单位看电话/)
  expect((await call(who.centre, id)).reply).toEqual({ phone: PHONE, name: null })
})

test('匿名: nobody gets anything, whether or not the person is known', async () => {
  const byCode = await file(server.caller({ 'x-query-code': aQueryCode(1) }), { identity: 'anonymous' })
  const signedIn = await file(who.li, { identity: 'anonymous' })
  for (const caller of [who.bao, who.centre]) {
    expect((await call(caller, byCode.id)).problem.code).toBe('phoneIsKnown')
    expect((await call(caller, signedIn.id)).problem.code).toBe('mayCall')
  }
})

test('a reporter who came by WeChat alone has no phone to show', async () => {
  const { id } = await file(who.zhang, { identity: 'named' })
  await server.deps.db
    .deleteFrom('identity')
    .where('kind', '=', 'phone')
    .where('lookup', '=', server.deps.keys.lookupOf('phone', '13900001188'))
    .execute()
  expect((await offered(who.bao, id))?.refusal).toBe('phoneIsKnown')
  expect(await call(who.bao, id)).toMatchObject({ status: 409, problem: { code: 'phoneIsKnown' } })
})

test('each look is a line the reporter reads: which unit, why; the ticket stays where it is', async () => {
  const { id } = await file(who.li, { identity: 'sealed' })
  await call(who.bao, id, { reason: 'visit' })
  await call(who.centre, id, { reason: 'result' })
  const words = async (caller: Caller, reader: 'resident' | 'unit') => (await linesOf(caller, id)).map((line) => eventTitle(line, reader))
  expect(await words(who.li, 'resident')).toEqual(['天和社区第 3 网格看了您的电话：约上门时间', '区网格化中心看了您的电话：告知结果'])
  expect((await words(who.bao, 'unit'))[0]).toBe('天和社区第 3 网格看了反映人电话：约上门时间')
  expect((await linesOf(who.li, id)).map(({ by }) => by.person)).toEqual(['包晓燕', null])
  expect(await look(who.bao, id)).toMatchObject({ state: 'submitted', stage: 1 })
  const told = await server.deps.db.selectFrom('outbox').select('payload').execute()
  expect(told.filter(({ payload }) => (payload as { ticketId: string }).ticketId === id)).toHaveLength(3)
})

test('the same request again gives the number again, with no second line; both are in the audit log', async () => {
  const { id } = await file(who.li)
  const again = { requestId: requestId() }
  const answers = [await call(who.bao, id, again), ...(await Promise.all([call(who.bao, id, again), call(who.bao, id, again)]))]
  expect(answers.map(({ reply }) => reply.phone)).toEqual([PHONE, PHONE, PHONE])
  expect(await linesOf(who.li, id)).toHaveLength(1)
  expect(await audited(id)).toEqual([
    ['staff', `revealPhone:${id}`, 'ok'],
    ['staff', `revealPhone:${id}`, 'again'],
    ['staff', `revealPhone:${id}`, 'again'],
  ])
  expect((await call(who.bao, id, { ...again, reason: 'result' })).status).toBe(422)
})

test('a request kept for later opens nothing once the ticket has moved on or ended', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  const kept = { requestId: requestId() }
  expect((await call(who.bao, id, kept)).status).toBe(200)
  await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '没有登高车' })
  expect(await call(who.bao, id, kept)).toMatchObject({ status: 403, problem: { code: 'notAllowed' } })
  const closed = await file(who.li, { identity: 'named' })
  const last = { requestId: requestId() }
  expect((await call(who.bao, closed.id, last)).status).toBe(200)
  await act(who.bao, closed.id, 'resolve', SOLVED)
  await act(who.li, closed.id, 'judge', { solved: 'yes', satisfied: '5' })
  expect(await call(who.bao, closed.id, last)).toMatchObject({ status: 409, problem: { code: 'wrongState' } })
  expect(await audited(closed.id)).toHaveLength(1)
})

test('what is refused leaves no line and no audit entry of a look', async () => {
  const { id } = await file(who.li)
  await call(who.tianhe, id)
  expect(await linesOf(who.li, id)).toEqual([])
  expect(await audited(id)).toEqual([])
})

test('the general button cannot do it, and no look goes without one of the three reasons', async () => {
  const { id } = await file(who.li)
  expect(await tryTo(who.bao, id, 'reveal', { callReason: 'verify' })).toMatchObject({ status: 400, problem: { code: 'invalid' } })
  for (const reason of [undefined, 'curious'])
    expect(await call(who.bao, id, { reason: reason as 'verify' })).toMatchObject({ status: 400, problem: { code: 'invalid' } })
  expect(await linesOf(who.li, id)).toEqual([])
})

test('for workers of other grids and other units the ticket does not exist', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  for (const stranger of [who.grid1, who.housing, who.oversight]) expect(await call(stranger, id)).toMatchObject({ status: 404 })
  expect((await call(who.bao, randomUUID())).status).toBe(404)
  for (const caller of [who.li, who.zhang]) expect((await call(caller, id)).status).toBe(403)
  expect((await call(server.caller(), id)).status).toBe(401)
})

test('for the unit complained of, and the centre when it is the one, the ticket does not exist either', async () => {
  const conduct = { category: 'policy_style_other', item: 'conduct', identity: 'named' } as const
  const { id } = await file(who.li, { ...conduct, complainedOf: '150703001005' })
  for (const concerned of [who.bao, who.grid1, who.tianhe]) expect((await call(concerned, id)).status).toBe(404)
  expect((await call(who.centre, id)).status).toBe(200)
  const aboutCentre = await file(who.li, { ...conduct, complainedOf: 'centre' })
  expect((await call(who.centre, aboutCentre.id)).status).toBe(404)
  expect((await call(who.oversight, aboutCentre.id)).status).toBe(200)
})

test('at most sixty looks an hour by one person', async () => {
  const one = await startServer()
  const [li, bao] = [await one.as(residentLi), await one.as(workerBao)]
  const { id } = await file(li)
  const again = { requestId: requestId() }
  for (let n = 0; n < 60; n++) expect((await call(bao, id, again)).status).toBe(200)
  expect(await call(bao, id, again)).toMatchObject({ status: 429, problem: { code: 'tooMany' } })
  await one.close()
})

test('phone and name lie in no view, no list, no log and in clear nowhere in the database; the answer forbids keeping it', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  const { headers, body } = await server.app.inject({
    method: 'POST',
    url: `/api/tickets/${id}/phone`,
    headers: who.bao.headers,
    payload: { requestId: requestId(), stage: 1, reason: 'verify' },
  })
  expect(body).toContain(PHONE)
  expect(headers['cache-control']).toBe('no-store')
  const secrets = new RegExp(`${PHONE}|${NAME}`)
  for (const caller of [who.li, who.bao, who.tianhe, who.centre, who.supervisor])
    expect(JSON.stringify(await look(caller, id))).not.toMatch(secrets)
  expect(JSON.stringify((await who.bao.call(api.inbox, { query: { desk: 'todo' } })).reply)).not.toMatch(secrets)
  expect(logged.join('')).toContain('/tickets/:id/phone')
  expect(logged.join('')).not.toMatch(secrets)
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    server.deps.db,
  )
  expect(tables.rows.length).toBeGreaterThan(15)
  for (const { name } of tables.rows) {
    const found = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)} t where t::text ~ ${secrets.source}`.execute(
      server.deps.db,
    )
    expect([name, Number(found.rows[0]!.n)]).toEqual([name, 0])
  }
})
