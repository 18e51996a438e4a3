import { api } from '../../src/domain/api'
import { verifyTickets } from '../../src/server/ticket/verify'
import { aReport, startServer, type TestServer } from '../helpers/server'
import { act, file, people, tryTo, type People } from '../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())

test.each([-65_000_000_000_000, 1_700_000_000_000.5, 9e18])(
  'a phone whose clock says %s files all the same; its time is dropped and history verifies',
  async (madeAt) => {
    const { status, reply } = await who.li.call(api.fileReport, { body: { ...aReport(), madeAt } })
    expect(status).toBe(200)
    expect(reply.timeline[0]!.madeAt).toBeNull()
    expect((await verifyTickets(server.deps)).findings).toEqual([])
  },
)

test('a letter no database keeps is left out, not a fault; what says nothing but such letters is refused', async () => {
  const { status, reply } = await who.li.call(api.fileReport, { body: { ...aReport(), text: '路灯\u0000坏了三天' } })
  expect([status, reply]).toMatchObject([200, { text: '路灯坏了三天' }])
  const body = { ...aReport(), text: '\u200b\u2060\u3164\u202e\u0000', photos: [] }
  expect((await who.li.call(api.fileReport, { body })).status).toBe(400)
})

test('an escalated 举报 is not opened to the levels passed over', async () => {
  const { id } = await file(who.li, { category: 'policy_style_other', item: 'conduct' })
  await act(who.centre, id, 'dispatch', { unit: '150703001005-03', goal: '办好' })
  await act(who.bao, id, 'escalate', { escalateReason: 'no_authority', reason: '不归网格管', unit: 'centre' })
  for (const passedOver of [who.tianhe, who.street]) expect((await passedOver.call(api.ticket, { params: { id } })).status).toBe(404)
})

test('nobody acts without end: the 121st action in ten minutes waits', async () => {
  const { id } = await file(who.zhang)
  const statuses: number[] = []
  for (let n = 0; n < 121; n++) statuses.push((await tryTo(who.zhang, id, 'supplement', { note: `第 ${n} 次` }, { stage: 1 })).status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
})

test('a database that drops a connection in the middle of a transaction does not end the server', async () => {
  const own = await startServer()
  const li = await own.as('lixiulan')
  const failed = own.deps.db
    .transaction()
    .execute(async (tx) => {
      await tx.selectFrom('district').selectAll().execute()
      await own.deps.pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      await new Promise((resolve) => setTimeout(resolve, 200))
      await tx.selectFrom('district').selectAll().execute()
    })
    .catch((error: Error) => error.message)
  expect(await failed).toMatch(/terminat|connection/i)
  expect((await li.call(api.myTickets, { query: {} })).status).toBe(200)
  await own.close()
})
