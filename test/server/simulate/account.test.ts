/** The account of a year against what really was so: a limit that ran out while nobody looked, and then stood still. */
import { accountOf } from '../../../src/server/simulate/account'
import type { Told } from '../../../src/server/simulate/year'
import { sweep } from '../../../src/server/ticket/sweep'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, people } from '../../helpers/story'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())
const at = (words: string) => Date.parse(`${words}:00+08:00`)
const TOLD: Told = { filed: 1, done: 0, refused: new Map(), repeated: 0, sweeps: 0, swept: 0, left: 0 }
const overdueLine = async () => (await accountOf(server.deps, TOLD, server.time.now)).lines.find((line) => line.includes('not told within'))

/** Handling ends on Thursday at 17:30; ten minutes later, before any sweep, it is paused, and goes on on Monday. */
async function pausedBetween() {
  const { li, bao } = await people(server)
  const { id } = await file(li)
  await act(bao, id, 'accept')
  server.time.now = at('2026-11-26T17:40')
  await act((await people(server)).bao, id, 'pause', { pauseReason: 'weather', note: '等风停', until: '2026-11-30' })
  server.time.now = at('2026-11-30T17:30')
  await sweep(server.deps)
  server.time.now = at('2026-11-30T18:00')
}

test('what ran out and then stood still is told at the first sweep after it goes on: nothing was left untold', async () => {
  await pausedBetween()
  expect(await overdueLine()).toBe('ok  overdue and not told within one sweep: 0')
})

test('and had nobody told it then, it would be found', async () => {
  await pausedBetween()
  await server.deps.pool.query(`update ticket_event set facts = '{}' where action = 'overdue' and facts::jsonb ->> 'clock' = 'handle'`)
  expect(await overdueLine()).toBe('NO  overdue and not told within one sweep: 1')
})
