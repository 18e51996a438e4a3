/** Who reads which figures, what the lists behind them show and say they do not, and that few answers stay apart. */
import { figuresApi } from '../../../src/domain/api-figures'
import { foldFigures } from '../../../src/server/figures/fold'
import { at } from '../../helpers/tickets'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, people, SOLVED, TIANHE, type People } from '../../helpers/story'

jest.setTimeout(60_000)
const TODAY = { from: '2026-11-23', to: '2026-11-23' }
const WEEK = { from: '2026-11-23', to: '2026-11-29' }
let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
  for (const text of ['一盏灯不亮', '两盏灯不亮', '三盏灯不亮']) {
    const { id } = await file(who.li, { text })
    await act(who.bao, id, 'resolve', SOLVED)
    await act(who.li, id, 'judge', { solved: 'yes', satisfied: '5' })
    server.time.now += 4 * 60_000
  }
  // one about the community itself, in confidence, and one that came today
  await file(who.zhang, { category: 'policy_style_other', item: 'conduct', complainedOf: TIANHE })
  await file(who.li)
  server.time.now += 60_000
  await foldFigures(server.deps)
  who = await people(server)
})
afterAll(() => server.close())

const desk = (reader: Caller, days: { from: string; to: string }, unit?: string) =>
  reader.call(figuresApi.deskFigures, { query: { ...days, ...(unit && { unit }) } })
const cases = (reader: Caller, list: string, more: Record<string, string> = {}) =>
  reader.call(figuresApi.figureCases, { query: { ...TODAY, list, part: 'all', ...more } })

test('the centre and supervision read the district by unit; nothing lies open that is not counted', async () => {
  for (const reader of [who.centre, who.supervisor]) {
    const { reply } = await desk(reader, TODAY)
    expect(reply).toMatchObject({ ...TODAY, unit: null, stale: 0, filled: true, before: { from: '2026-11-22', to: '2026-11-22' } })
    expect(reply.tables.total.flow).toMatchObject({ carried: 0, filed: 5, done: 3, open: 2, counted: 2 })
    expect(reply.tables.total.rates).toMatchObject({ solved: { n: 3, of: 3 }, satisfied: { n: 3, of: 3 } })
    expect(reply.tables.units.map(({ key, flow }) => [key, flow.filed])).toEqual([['centre', 1], ['150703001', 4]]) // prettier-ignore
  }
})

test('a unit reads its own with all below it, and no satisfaction of fewer than ten', async () => {
  const { reply } = await desk(who.street, WEEK)
  expect(reply.unit?.id).toBe('150703001')
  expect(reply.tables.total.flow.filed).toBe(4)
  expect(reply.tables.total.rates).toMatchObject({ solved: null, satisfied: null, answered: { n: 3, of: 3 } })
  expect((await desk(who.street, WEEK, TIANHE)).reply.tables.total.flow.filed).toBe(4)
  for (const other of ['housing', '150703001', 'centre']) expect((await desk(who.tianhe, WEEK, other)).status).toBe(403)
  // a grid is one person's
  for (const reader of [who.centre, who.tianhe]) expect((await desk(reader, WEEK, `${TIANHE}-03`)).status).toBe(403)
  expect((await desk(who.bao, WEEK)).status).toBe(403)
  expect((await desk(who.centre, { from: '2026-11-24', to: '2026-11-23' })).status).toBe(400)
})

test('ten answers of a month that has ended are told to the unit itself, and to nobody of a part of it', async () => {
  for (let n = 0; n < 7; n++) {
    server.time.now += 4 * 60_000
    const { id } = await file(who.zhang, { text: `第 ${n} 盏灯不亮` })
    await act(who.bao, id, 'resolve', SOLVED)
    await act(who.zhang, id, 'judge', { solved: 'yes', satisfied: '5' })
  }
  server.time.now += 60_000
  await foldFigures(server.deps)
  who = await people(server)
  const solved = async (days: typeof WEEK, unit?: string) => (await desk(who.street, days, unit)).reply.tables.total.rates.solved
  const MONTH = { from: '2026-11-01', to: '2026-11-30' }
  // it still grows: today's total less yesterday's would be one answer
  expect(await solved(MONTH)).toBeNull()
  const now = server.time.now
  server.time.now = at('2026-12-01 09:00')
  who = await people(server)
  expect(await solved(MONTH)).toEqual({ n: 10, of: 10 })
  // another period that overlaps it, a part of the unit, fewer than ten beside the rest
  for (const days of [WEEK, { ...MONTH, to: '2026-11-29' }, { from: '2026-10-01', to: '2026-12-31' }]) expect(await solved(days)).toBeNull()
  expect(await solved(MONTH, TIANHE)).toBeNull()
  expect((await desk(who.tianhe, MONTH)).reply.tables.total.rates.solved).toEqual({ n: 10, of: 10 })
  server.time.now = now
  who = await people(server)
})

test('a figure opens its list as far as the reader sees, and says how many it does not show', async () => {
  const open = await cases(who.supervisor, 'filed')
  expect([open.reply.rows.length, open.reply.hidden]).toEqual([11, 1])
  const own = await cases(who.tianhe, 'filed')
  // the complaint about them never lay with them, and is not even counted
  expect([own.reply.rows.length, own.reply.hidden]).toEqual([11, 0])
  expect((await cases(who.centre, 'resolved', { part: 'no' })).reply.rows).toHaveLength(2)
  expect((await cases(who.centre, 'filed', { row: 'centre' })).reply.rows).toHaveLength(1)
  expect((await cases(who.centre, 'filed', { category: 'transport' })).reply.rows).toEqual([])
})

test('lists behind what reporters answered are for the centre and supervision', async () => {
  expect((await cases(who.supervisor, 'satisfied', { part: 'yes' })).reply.rows).toHaveLength(10)
  expect((await cases(who.street, 'satisfied')).status).toBe(403)
  expect((await cases(who.street, 'answered')).status).toBe(200)
  expect((await cases(who.tianhe, 'filed', { unit: 'housing' })).status).toBe(403)
})

test('page after page, each ticket once', async () => {
  for (let n = 0; n < 12; n++) {
    server.time.now += 4 * 60_000
    await file(n % 2 ? who.li : who.zhang, { text: `第 ${n} 个井盖松动` })
  }
  server.time.now += 60_000
  await foldFigures(server.deps)
  who = await people(server)
  const first = (await cases(who.supervisor, 'filed')).reply
  const second = (await cases(who.supervisor, 'filed', { after: first.next! })).reply
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(23)
  expect(second.next).toBeNull()
})
