/** Slow recipients hold up nobody, no transaction is open while the outside is asked, and what a killed server had in hand is free at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { drainOutbox, Hopeless } from '../../../src/server/outbox/worker'
import { tellHandler } from '../../../src/server/outbox/tell'
import { startServer, type TestServer } from '../../helpers/server'
import { file, people } from '../../helpers/story'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const put = async (topic: string, personId: string, seq = 0) =>
  void (await server.deps.db
    .insertInto('outbox')
    .values({
      district_id: '150703',
      id: uuidv7(),
      topic,
      payload: JSON.stringify({ personId, seq }),
      run_at: new Date(server.time.now + seq),
    })
    .execute())
const left = async () =>
  (await server.deps.db.selectFrom('outbox').select('topic').where('done_at', 'is', null).execute()).map(({ topic }) => topic)

test('one slow recipient, and a dozen others are served meanwhile; nobody is told twice or out of order', async () => {
  for (const person of ['slow', 'a', 'b', 'c', 'd', 'e']) for (const seq of [1, 2]) await put('wechat', person, seq)
  server.time.now += 1_000
  const told: string[] = []
  let release = () => {}
  const stuck = new Promise<void>((done) => (release = done))
  const handler = async ({ personId, seq }: { personId: string; seq: number }) => {
    if (personId === 'slow') await stuck
    told.push(`${personId}${seq}`)
  }
  const second = await startServer({ database: server.database })
  second.time.now = server.time.now
  const runs = [drainOutbox(server.deps, { wechat: handler }), drainOutbox(second.deps, { wechat: handler })]
  while (told.length < 10) await sleep(20)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`.execute(
    server.deps.db,
  )
  expect(rows[0]!.n).toBe(0)
  release()
  await Promise.all(runs)
  await drainOutbox(server.deps, { wechat: handler })
  expect([...told].sort()).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'd1', 'd2', 'e1', 'e2', 'slow1', 'slow2'])
  for (const person of ['a', 'b', 'c', 'd', 'e', 'slow']) expect(told.indexOf(`${person}1`)).toBeLessThan(told.indexOf(`${person}2`))
  await second.close()
})

test('a kind that fails stops no other', async () => {
  for (const topic of ['check', 'tell', 'wechat']) for (const person of ['a', 'b', 'c', 'd', 'e', 'f']) await put(topic, person)
  const done = await drainOutbox(server.deps, {
    check: () => Promise.reject(new Error('down')),
    tell: async () => undefined,
    wechat: () => Promise.reject(new Hopeless('WeChat x: errcode 1')),
  })
  expect(done).toBe(6)
  expect(await left()).not.toContain('tell')
  // of the kinds that fail no more are begun than were on their way
  expect(
    await server.deps.db.selectFrom('outbox').select('id').where('attempts', '>', 0).where('topic', '=', 'check').execute(),
  ).toHaveLength(4)
})

test('a line that cannot be told breaks only itself: those before it are told once, those behind it with the next run', async () => {
  const who = await people(server)
  const filed = [await file(who.li), await file(who.li), await file(who.li)]
  const broken = uuidv7()
  const row = { district_id: '150703', id: uuidv7(), topic: 'tell', run_at: new Date(server.time.now) }
  const lost = { ticketId: filed[0]!.id, seq: 99, told: ['owner'], units: [] }
  await server.deps.db.insertInto('outbox').values({ ...row, id: broken, payload: JSON.stringify(lost) }).execute() // prettier-ignore
  const again = () => drainOutbox(server.deps, { tell: tellHandler(server.deps) })
  expect((await again()) + (await again())).toBe(3)
  const told = await server.deps.db.selectFrom('notice').select('ticket_id').execute()
  expect(told.map(({ ticket_id }) => ticket_id).sort()).toEqual(filed.map(({ id }) => id).sort())
  const waiting = await server.deps.db.selectFrom('outbox').select(['id', 'attempts', 'error']).where('done_at', 'is', null).execute()
  expect(waiting).toEqual([{ id: broken, attempts: 1, error: 'fault' }])
})

test('of two servers that tell at once one does, and nobody hears anything twice', async () => {
  const who = await people(server)
  for (let n = 0; n < 5; n++) await file(who.li)
  const second = await startServer({ database: server.database })
  second.time.now = server.time.now
  const done = await Promise.all([server, second].map(({ deps }) => drainOutbox(deps, { tell: tellHandler(deps) })))
  expect(done.reduce((sum, n) => sum + n)).toBe(5)
  expect(await server.deps.db.selectFrom('notice').select('id').execute()).toHaveLength(5)
  await second.close()
})

test('what a server had in hand when it lost its session is done by another', async () => {
  await put('wechat', 'a')
  const dying = drainOutbox(server.deps, {
    wechat: async () => {
      await server.deps.pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      throw new Error('killed')
    },
  }).catch(() => 'dead')
  await dying
  server.time.now += 10_000
  const second = await startServer({ database: server.database })
  second.time.now = server.time.now
  const told: string[] = []
  await drainOutbox(second.deps, { wechat: async ({ personId }: { personId: string }) => void told.push(personId) })
  expect(told).toEqual(['a'])
  await second.close()
})
