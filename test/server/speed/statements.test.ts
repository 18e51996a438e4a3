/**
 * How many statements a request costs, and how many of them wait for the disk: what a district pays for with every report, list and look. A figure
 * here only goes down: whoever adds a statement to a request says why.
 */
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import pg from 'pg'
import { api } from '../../../src/domain/api'
import { tellHandler } from '../../../src/server/outbox/tell'
import { drainOutbox, dueTopics } from '../../../src/server/outbox/worker'
import { seenBy, sightOf, visibleTo } from '../../../src/server/ticket/visible'
import { aReport, startServer, type Caller, type TestServer } from '../../helpers/server'
import { listen, tokenOf, until } from '../../helpers/sockets'
import { act, file, people, type People } from '../../helpers/story'

const MOST = { filing: 17, inbox: 3, look: 3, action: 17, telling: 12 }

let server: TestServer
let who: People
let said: { text: string; name?: string }[] = []
const query = pg.Client.prototype.query
beforeAll(async () => {
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const [first] = asked as [string | { text: string; name?: string }]
    const one = typeof first === 'string' ? { text: first } : first
    // news of many changes go out as one, whenever their moment has passed
    if (!one.text.includes('pg_notify')) said.push(one)
    return (query as (...args: unknown[]) => unknown).apply(this, asked)
  } as typeof query
  server = await startServer()
  who = await people(server)
})
afterAll(async () => {
  pg.Client.prototype.query = query
  await server.close()
})

/** The statements of the fourth time: by then what is asked often has its name on each connection. */
async function statementsOf(what: () => Promise<unknown>) {
  for (let n = 0; n < 3; n++) await what()
  said = []
  await what()
  return said
}

/** A transaction that wrote, or a statement of its own that did, and that waits until it is on disk. */
const waitsForDisk = ({ text }: { text: string }) =>
  text === 'commit' || (/^\s*(insert|update|delete)/i.test(text) && !text.includes('synchronous_commit'))
const commitsIn = (statements: typeof said) => {
  const inside = statements.findIndex(({ text }) => text === 'begin')
  const end = statements.findIndex(({ text }) => text === 'commit')
  return statements.filter((one, index) => waitsForDisk(one) && (inside < 0 || index < inside || index >= end)).length
}

test('filing: seventeen statements, one of which waits for the disk; whatever has values is asked by name', async () => {
  const statements = await statementsOf(() => who.li.call(api.fileReport, { body: aReport() }))
  expect(statements.length).toBeLessThanOrEqual(MOST.filing)
  expect(commitsIn(statements)).toBe(1)
  const unnamed = statements.filter(({ text, name }) => name === undefined && text.length > 24)
  expect(unnamed.map(({ text }) => text)).toEqual([])
})

test('a list, a look, an action, and telling of it', async () => {
  const { id } = await file(who.li)
  const cost = {
    inbox: (await statementsOf(() => who.bao.call(api.inbox, { query: { desk: 'todo' } }))).length,
    look: (await statementsOf(() => who.bao.call(api.ticket, { params: { id } }))).length,
    action: (await statementsOf(() => act(who.bao, id, 'note', { reason: '去看过了' }))).length,
    telling: 0,
  }
  await drainOutbox(server.deps, { tell: tellHandler(server.deps) })
  await act(who.bao, id, 'accept')
  said = []
  await drainOutbox(server.deps, { tell: tellHandler(server.deps) })
  cost.telling = said.length
  expect(Object.entries(cost).filter(([what, n]) => n > MOST[what as keyof typeof cost])).toEqual([])
})

test('a dozen lines are told in as many statements as one', async () => {
  for (let n = 0; n < 12; n++) await file(who.li)
  said = []
  expect(await drainOutbox(server.deps, { tell: tellHandler(server.deps) })).toBeGreaterThanOrEqual(12)
  expect(said.length).toBeLessThanOrEqual(MOST.telling)
  expect(said.filter(({ text }) => text === 'commit')).toHaveLength(1)
})

test('while nothing is due, one look is all the outbox costs', async () => {
  const topics = ['tell', 'text', 'check']
  await drainOutbox(server.deps, { tell: tellHandler(server.deps) })
  said = []
  expect(await dueTopics(server.deps, topics)).toEqual([])
  expect(said).toHaveLength(1)
  await file(who.li)
  expect(await dueTopics(server.deps, topics)).toEqual(['tell'])
})

test('one change is asked about in two statements, however many listen, and reaches whom the predicate lets see it', async () => {
  const filed = [await file(who.li), await file(who.zhang)]
  const { units } = server.deps.reference
  const posts = await server.deps.db.selectFrom('post').select(['person_id', 'unit_id', 'duty']).execute()
  const staff = posts.map(({ person_id, unit_id, duty }) => ({
    kind: 'staff' as const,
    personId: person_id,
    posts: [{ unitId: unit_id, duty }],
  }))
  expect(staff.length).toBeGreaterThan(6)
  const ids = filed.map(({ id }) => id)
  const { rows } = await seenBy('150703', ids, staff.map((actor) => sightOf(actor, units))).execute(server.deps.db) // prettier-ignore
  for (const [at, actor] of staff.entries()) {
    const alone = await sql<{
      id: string
    }>`select t.id from ticket t where t.id = any(${ids}::uuid[]) and ${visibleTo(actor, units)}`.execute(server.deps.db)
    expect(rows.filter(({ sight }) => sight === at).map(({ id }) => id).sort()).toEqual(alone.rows.map(({ id }) => id).sort()) // prettier-ignore
  }
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const heard = await Promise.all([who.li, who.zhang, who.bao, who.tianhe, who.street, who.centre, who.grid1].map(hears))
  said = []
  server.deps.changes.announce(filed[0]!.id)
  const hasHeard = heard.map((messages) => () => messages.some(({ ticket }) => ticket === filed[0]!.id))
  await until(() => hasHeard.map((one) => one()).join() === 'true,false,true,true,true,true,false')
  expect(said.filter(({ text }) => /from ticket t|join ticket t/.test(text))).toHaveLength(2)
})

/** What somebody hears from the moment on that the server knows them. */
async function hears(caller: Caller) {
  const { port } = server.app.server.address() as AddressInfo
  const { heard } = await listen(port, tokenOf(caller))
  await until(() => heard.some(({ ready }) => ready))
  return heard
}
