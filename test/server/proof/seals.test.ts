/** What people really do keeps every seal whole; what another hand does to a row breaks it. */
import { verifySeals } from '../../../src/server/proof/verify'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, people, SOLVED, type People } from '../../helpers/story'

jest.setTimeout(60_000)
let server: TestServer
let who: People
let id: string
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
  id = (await file(who.li)).id
  await act(who.bao, id, 'return', { basis: '不归网格' })
  await act(who.centre, id, 'dispatch', { unit: 'housing', goal: '当晚亮灯', reason: '按职责定。' })
  await act(who.housing, id, 'resolve', SOLVED)
  await act(who.li, id, 'judge', { solved: 'no', satisfied: '2' })
})
afterAll(() => server.close())

const findings = async () => (await verifySeals(server.deps)).findings
const run = (statement: string, values: unknown[] = []) => server.deps.pool.query(statement, values)

test('what people really did fits every seal, and everything is sealed', async () => {
  expect(await verifySeals(server.deps)).toMatchObject({ findings: [], unsealed: 0 })
})

test('a row changed by hand is found, and stays found after the product wrote it again', async () => {
  await run('update ticket set place_words = $2 where id = $1', [id, '别处'])
  const found = [{ subject: `ticket:${id}`, problem: 'ticket is not as it was written' }]
  expect(await findings()).toEqual(found)
  await act(who.li, id, 'supplement', { note: '还是不亮' })
  expect(await findings()).toEqual(found)
})
