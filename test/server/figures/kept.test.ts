/** What is kept day by day is what the histories say: after a whole story, after corrections, merges and erasure, after a start with nothing kept. */
import { sql } from 'kysely'
import { Tally } from '../../../src/domain/figures/count'
import { NO_CUT } from '../../../src/domain/figures/fold'
import { groupIn } from '../../../src/domain/figures/readers'
import { spanOf, type Days } from '../../../src/domain/figures/spans'
import { closes, tablesOf, type Tables } from '../../../src/domain/figures/tables'
import { CATEGORY_IDS } from '../../../src/domain/report/categories'
import { behind, foldFigures } from '../../../src/server/figures/fold'
import { rowKeys } from '../../../src/server/figures/desk'
import { storiesOf } from '../../../src/server/figures/stories'
import { countedIn } from '../../../src/server/figures/sums'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, people, SOLVED } from '../../helpers/story'
import { tellInto } from '../../helpers/told'

jest.setTimeout(300_000)
let server: TestServer
let told = 0
beforeAll(async () => {
  server = await startServer({ settings: { CHECK_SHARE: 20 } })
  told = await tellInto(server, 24)
})
afterAll(() => server.close())

const PERIODS: Days[] = [
  spanOf('week', '2026-11-10'),
  spanOf('week', '2026-11-23'),
  spanOf('month', '2026-10-15'),
  spanOf('year', '2026-10-15'),
  { from: '2026-11-19', to: '2026-11-23' },
]

async function both(days: Days, root: string | null): Promise<{ kept: Tables; told: Tables }> {
  const { deps, time } = server
  const groupOf = groupIn(deps.reference.units, root)
  const keys = { units: rowKeys(deps, groupOf), categories: CATEGORY_IDS }
  const tally = new Tally(days, { ...NO_CUT, at: time.now }, groupOf)
  // what came this very moment counts from the next one on
  for (const story of await storiesOf(deps, sql`true`)) tally.add(story)
  const kept = await countedIn(deps, { ...days, now: time.now, groupOf })
  return { kept: tablesOf(kept, groupOf, keys), told: tablesOf(tally.counted(), groupOf, keys) }
}

async function expectTheSame() {
  server.time.now += 60_000
  await foldFigures(server.deps)
  expect(await behind(server.deps)).toEqual({ stale: 0, filled: true })
  for (const days of PERIODS)
    for (const root of [null, '150703001', '150703001005', 'housing']) {
      const { kept, told } = await both(days, root)
      expect(kept).toEqual(told)
      expect([kept.total, ...kept.units, ...kept.categories].filter(({ flow }) => !closes(flow))).toEqual([])
    }
}

test('a whole story: each table is what the histories say, closes, and is not empty', async () => {
  await expectTheSame()
  const { kept } = await both(spanOf('year', '2026-10-15'), null)
  expect(kept.total.flow).toMatchObject({ carried: 0, filed: told })
  expect(Object.values(kept.total.rates).filter((rate) => rate!.of === 0)).toEqual([])
})

test('corrected, sent elsewhere, merged, erased: what was counted before is counted where it belongs now', async () => {
  const who = await people(server)
  const one = await file(who.li)
  await act(who.bao, one.id, 'correct', { category: 'sanitation', item: 'other', reason: '是垃圾' })
  const two = await file(who.zhang)
  await act(who.bao, two.id, 'escalate', { escalateReason: 'no_means', reason: '没有车' })
  await act(who.tianhe, two.id, 'escalate', { escalateReason: 'no_means', reason: '没有车' })
  await act(who.street, two.id, 'dispatch', { unit: 'housing', goal: '清走' })
  await act(who.housing, two.id, 'sign')
  await act(who.street, two.id, 'reassign', { unit: '150703001005', goal: '清走', reason: '该社区办' })
  server.time.now += 600_000
  const three = await file(who.li, { text: '又有一处' })
  await act(who.bao, three.id, 'merge', { into: one.number, reason: '同一处' })
  await act(who.bao, one.id, 'resolve', SOLVED)
  await act(who.li, one.id, 'judge', { solved: 'no', satisfied: '2' })
  await act(who.centre, one.id, 'erase', { eraseWhat: 'told', eraseWhy: 'unlawful' })
  await expectTheSame()
})

test('two servers at once, and a limit that runs out by itself', async () => {
  const who = await people(server)
  await file(who.zhang, { text: '第二盏灯不亮' })
  await Promise.all([foldFigures(server.deps), foldFigures(server.deps)])
  server.time.now += 86_400_000 * 6
  await expectTheSame()
})

test('a data directory of yesterday has nothing kept: it is made from the histories, and again where the definition changed', async () => {
  for (const table of ['figure_mark', 'figure_sum', 'figure_stale']) await sql.raw(`delete from ${table}`).execute(server.deps.db)
  await server.deps.db.deleteFrom('kept_setting').where('name', '=', 'figures.filled').execute()
  expect((await behind(server.deps)).filled).toBe(false)
  await expectTheSame()
  await server.deps.db.updateTable('kept_setting').set({ value: '0 all' }).where('name', '=', 'figures.filled').execute()
  await expectTheSame()
})
