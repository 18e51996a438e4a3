import { boardApi } from '../../../src/domain/api-board'
import { sumDay, sumDays } from '../../../src/server/figures/days'
import { sweep } from '../../../src/server/ticket/sweep'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, people, SOLVED } from '../../helpers/story'
import { at } from '../../helpers/tickets'

jest.setTimeout(60_000)
let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const figures = async (period: 'month' | 'lastMonth' | 'year') =>
  (await server.caller().call(boardApi.figures, { query: { period } })).reply
const sums = async (period: 'month' | 'lastMonth' | 'year' = 'month') => (await figures(period)).sums
const NONE = { received: 0, closed: 0, answered: 0, solved: 0, satisfied: 0, due: 0, onTime: 0 }

test('nothing yet: zeros, and when that was counted', async () => {
  expect(await figures('month')).toMatchObject({ from: '2026-11-01', to: '2026-11-23', sums: NONE, summedAt: null })
  await sumDays(server.deps)
  expect(await figures('month')).toMatchObject({ sums: NONE, summedAt: server.time.now })
})

test('each figure counts by the day of its own event', async () => {
  const { li, zhang, bao } = await people(server)
  const [kept, late, judged] = [await file(li), await file(zhang), await file(li)]
  await act(bao, kept.id, 'resolve', SOLVED)
  await act(bao, judged.id, 'resolve', SOLVED)
  await act(li, judged.id, 'judge', { solved: 'yes', satisfied: '3' })
  await sumDays(server.deps)
  expect(await sums()).toEqual({ ...NONE, received: 3, closed: 1, answered: 1, solved: 1, satisfied: 1 })

  // the limit of three working days runs out on Thursday; by then one of three is not done
  server.time.now = at('2026-11-27 09:00')
  await sumDays(server.deps)
  expect(await sums()).toEqual({ ...NONE, received: 3, closed: 1, answered: 1, solved: 1, satisfied: 1, due: 3, onTime: 2 })
  await act(await server.as('baoxiaoyan'), late.id, 'resolve', SOLVED)
  await sumDays(server.deps)
  expect(await sums()).toMatchObject({ due: 3, onTime: 2 })

  // silence closes, and is no answer
  server.time.now = at('2026-12-05 09:00')
  await sweep(server.deps)
  await sumDays(server.deps)
  expect(await sums('lastMonth')).toMatchObject({ received: 3, closed: 1, answered: 1 })
  expect(await sums('month')).toEqual({ ...NONE, closed: 2 })
  expect(await sums('year')).toEqual({ ...NONE, received: 3, closed: 3, answered: 1, solved: 1, satisfied: 1, due: 3, onTime: 2 })
})

test('not solved and not satisfied are answers too, and sent back is due again', async () => {
  const { li, bao } = await people(server)
  const { id } = await file(li)
  await act(bao, id, 'resolve', SOLVED)
  await act(li, id, 'judge', { solved: 'no', satisfied: '1' })
  server.time.now = at('2026-11-28 09:00')
  await sumDays(server.deps)
  expect(await sums()).toEqual({ ...NONE, received: 1, answered: 1, due: 2, onTime: 1 })
})

test('what was withdrawn or not taken up is not held against anybody, nor is what is not due yet', async () => {
  const { li, bao } = await people(server)
  await act(li, (await file(li)).id, 'withdraw')
  await act(bao, (await file(li)).id, 'reject', { rejectReason: 'not_public_duty', note: '请找物业' })
  await file(li)
  server.time.now = at('2026-11-26 09:00')
  await sumDays(server.deps)
  expect(await sums()).toEqual({ ...NONE, received: 3 })
})

test('summing again changes nothing, and several servers may do it at once', async () => {
  const { li } = await people(server)
  await file(li)
  await Promise.all([sumDays(server.deps), sumDays(server.deps), sumDay(server.deps, '2026-11-23')])
  expect(await sums()).toMatchObject({ received: 1 })
  expect(await sumDays(server.deps)).toBe(2)
  server.time.now += 86_400_000
  expect(await sumDays(server.deps)).toBeGreaterThan(40)
  expect(await sums()).toMatchObject({ received: 1 })
})

test('an installation that was there before catches up, back to its first report', async () => {
  const { li } = await people(server)
  server.time.now = at('2026-03-02 09:00')
  await file(li)
  server.time.now = at('2026-11-23 10:24')
  for (let n = 0; n < 5; n++) await sumDays(server.deps)
  expect(await sums('year')).toMatchObject({ received: 1 })
  const { rows } = await server.deps.pool.query('select min(day) as first, count(*)::int as days from figure_day')
  expect(rows).toEqual([{ first: '2026-03-02', days: 267 }])
})
