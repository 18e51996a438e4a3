/** A unit's own working hours (单位作息): its turns are counted in them; what the reporter was promised stays in the district's. */
import type { TicketView } from '../../../src/domain/ticket/views'
import { sweep } from '../../../src/server/ticket/sweep'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, GRID_3, look, people, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
const at = (words: string) => Date.parse(`2026-11-${words}:00+08:00`)
const due = (view: TicketView, kind: string) => view.clocks.find((clock) => clock.kind === kind)?.dueAt

/** Dispatched to 住建局 on Monday at 10:30: four working hours to sign. */
async function dispatched(hours: string | null): Promise<TicketView> {
  await server.deps.pool.query(`update unit set hours = $1 where district_id = '150703' and id = 'housing'`, [hours])
  // a running server reads units again every minute
  await server.deps.reference.load()
  server.time.now = at('23T10:30')
  who = await people(server)
  const { id } = await file(who.li)
  await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '要登高车' })
  return act(who.tianhe, id, 'dispatch', { unit: 'housing', goal: '当晚亮灯' })
}

test.each([
  ['the district 8:30–12:00, 14:30–17:30', null, '23T17:00'],
  ['an evening shift 18:00–22:00', '[["18:00","22:00"]]', '23T22:00'],
  ['mornings only, 9:00–12:00', '[["09:00","12:00"]]', '24T11:30'],
  ['a summer day with a long noon', '[["08:00","11:00"],["16:00","19:00"]]', '24T08:30'],
])('%s: the sign limit follows its hours, the promise does not', async (_, hours, sign) => {
  const view = await dispatched(hours)
  expect(due(view, 'sign')).toBe(at(sign))
  // three working days of the district
  expect(due(await look(who.li, view.id), 'handle')).toBe(at('26T17:30'))
})

test('the deadline clock waits for the unit’s own hours too', async () => {
  const { id } = await dispatched('[["18:00","22:00"]]')
  const last = async () => (await look(who.centre, id)).timeline.at(-1)!.action
  const seen: string[] = []
  for (const time of ['23T17:30', '23T21:59', '23T22:01']) {
    server.time.now = at(time)
    who = await people(server)
    await sweep(server.deps)
    seen.push(await last())
  }
  expect(seen).toEqual(['dispatch', 'remind', 'overdue'])
})

test('a clock that held still goes on in the unit’s own hours', async () => {
  await server.deps.pool.query(`update unit set hours = '[["18:00","22:00"]]' where id = $1`, [GRID_3])
  await server.deps.reference.load()
  server.time.now = at('23T10:30')
  who = await people(server)
  const { id, clocks } = await file(who.li)
  expect(clocks.find(({ kind }) => kind === 'accept')?.dueAt).toBe(at('23T19:00'))
  await act(who.bao, id, 'askInfo', { note: '哪一根灯杆？' })
  server.time.now = at('23T11:00')
  expect(due(await act(who.li, id, 'supplement', { note: '东头那根' }), 'accept')).toBe(at('23T19:00'))
})
