/** What could not be done after all tries: who may see it, why it failed, and trying again. */
import { superviseApi } from '../../../src/domain/api-supervise'
import { drainOutbox, Hopeless } from '../../../src/server/outbox/worker'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { drain, file, people, type People } from '../../helpers/story'

let server: TestServer
let who: People
let admin: Caller
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
  admin = await server.as('system')
})
afterEach(() => server.close())

const failing = () => drainOutbox(server.deps, { tell: () => Promise.reject(new Error('WeChat subscribe/send: errcode 45009')) })
const hopeless = () => drainOutbox(server.deps, { tell: () => Promise.reject(new Hopeless('WeChat subscribe/send: errcode 47003')) })
const letters = async (caller = admin) => (await caller.call(superviseApi.deadLetters, { query: {} })).reply.rows

test('tried seven times with growing pauses, then set aside for staff to see', async () => {
  await file(who.li)
  const pauses: number[] = []
  for (let tries = 1; tries <= 7; tries++) {
    expect(await letters()).toEqual([])
    await failing()
    const row = await server.deps.db.selectFrom('outbox').select(['run_at', 'dead_at', 'attempts']).executeTakeFirstOrThrow()
    expect(row.attempts).toBe(tries)
    if (row.dead_at === null) pauses.push((row.run_at - server.time.now) / 1000)
    server.time.now = row.run_at
    admin = await server.as('system')
  }
  expect(pauses).toEqual([5, 30, 120, 600, 3600, 21600])
  expect(await letters()).toEqual([
    { id: expect.any(String), topic: 'tell', deadAt: expect.any(Number), attempts: 7, error: 'WeChat subscribe/send: errcode 45009' },
  ])
})

test('one is sent again, and arrives', async () => {
  await file(who.li)
  await hopeless()
  const [letter] = await letters()
  expect((await admin.call(superviseApi.resend, { body: { id: letter!.id } })).reply).toEqual({ resent: 1 })
  expect(await letters()).toEqual([])
  await drain(server)
  expect(await server.deps.db.selectFrom('notice').selectAll().execute()).toHaveLength(1)
})

test('all of a topic are sent again, others stay; it is written down who did it', async () => {
  for (let n = 0; n < 25; n++) {
    await file(who.li)
    await hopeless()
  }
  await server.deps.pool.query(`update outbox set topic = 'other' where id in (select id from outbox limit 2)`)
  expect((await admin.call(superviseApi.resend, { body: { topic: 'tell' } })).reply).toEqual({ resent: 23 })
  expect((await letters()).map(({ topic }) => topic)).toEqual(['other', 'other'])
  const audit = await server.deps.db.selectFrom('audit').select(['actor', 'result']).where('what', '=', 'resend:tell').execute()
  expect(audit).toEqual([{ actor: expect.stringMatching(/^staff:/), result: '23' }])
}, 60_000)

test('a long list comes page by page, each letter once', async () => {
  for (let n = 0; n < 23; n++) {
    await file(who.li)
    await hopeless()
  }
  const first = (await admin.call(superviseApi.deadLetters, { query: {} })).reply
  const second = (await admin.call(superviseApi.deadLetters, { query: { after: first.next! } })).reply
  expect([first.rows.length, second.rows.length, second.next]).toEqual([20, 3, null])
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(23)
}, 60_000)

test('only the system administrator: no worker, clerk, dispatcher or supervisor', async () => {
  for (const caller of Object.values(who)) {
    expect((await caller.call(superviseApi.deadLetters, { query: {} })).status).toBe(403)
    expect((await caller.call(superviseApi.resend, { body: { topic: 'tell' } })).status).toBe(403)
  }
  expect((await admin.call(superviseApi.deadLetters, { query: {} })).status).toBe(200)
})

test('what a letter carries is not in the list', async () => {
  const { id } = await file(who.li)
  await hopeless()
  expect(JSON.stringify(await letters())).not.toContain(id)
})
