/**
 * How many statements a request costs, and how many of them wait for the disk: what a district pays for with every report, list and look. A figure
 * here only goes down: whoever adds a statement to a request says why.
 */
import pg from 'pg'
import { api } from '../../../src/domain/api'
import { tellHandler } from '../../../src/server/outbox/tell'
import { drainOutbox } from '../../../src/server/outbox/worker'
import { aReport, startServer, type TestServer } from '../../helpers/server'
import { act, file, people, type People } from '../../helpers/story'

const MOST = { filing: 27, inbox: 9, look: 9, action: 35, telling: 16 }

let server: TestServer
let who: People
let said: { text: string; name?: string }[] = []
const query = pg.Client.prototype.query
beforeAll(async () => {
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const [first] = asked as [string | { text: string; name?: string }]
    said.push(typeof first === 'string' ? { text: first } : first)
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

test('filing: twenty-seven statements, one of which waits for the disk; whatever has values is asked by name', async () => {
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
