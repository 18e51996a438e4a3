/** Tables of figures for bulletins: rows with made-up rates, all others empty. */
import { uuidv7 } from 'uuidv7'
import { bulletinApi } from '../../src/domain/api-bulletin'
import type { Named, Vintage } from '../../src/domain/bulletin/draft'
import { MEASURE_IDS, type MeasureId } from '../../src/domain/figures/measures'
import { NO_TIME, type Row, type Tables } from '../../src/domain/figures/tables'
import type { TestServer } from './server'

const NO_FLOW = { carried: 0, filed: 0, back: 0, passedIn: 0, done: 0, ended: 0, passedOut: 0, open: 0, counted: 0 }

/** `rates`: [n, of] by measure. */
export const aRow = (key: string, rates: { [id in MeasureId]?: [n: number, of: number] } = {}, flow: Partial<Row['flow']> = {}): Row => ({
  key,
  flow: { ...NO_FLOW, ...flow },
  rates: Object.fromEntries(MEASURE_IDS.map((id) => [id, { n: rates[id]?.[0] ?? 0, of: rates[id]?.[1] ?? 0 }])) as Row['rates'],
  time: NO_TIME,
})

export const aVintage = (tables: Tables, change: Partial<Vintage> = {}): Vintage => ({
  ...{ id: '0193a1b2-0000-7000-8000-000000000001', kind: 'week', from: '2026-11-16', to: '2026-11-22', edition: 1, stage: 'provisional' },
  ...{ cutAt: 1_795_363_200_000, definition: 1, cases: 149, hash: '7be2' },
  tables,
  ...change,
})

/** A bulletin of last week that anyone may read, on a server: from figures made up for it; the clock is then where it was. */
export async function aReleasedBulletin(server: TestServer): Promise<string> {
  const [from, to, began] = ['2026-11-16', '2026-11-22', server.time.now]
  const total = aRow('total', { onTime: [50, 60] }, { carried: 3, filed: 60, done: 58, open: 5, counted: 5 })
  const units = [aRow('housing', { onTime: [20, 30] })]
  const numbers = { tables: { total, units, categories: [] }, units: [{ id: 'housing', name: 'housing' }], groups: {} }
  const vintageId = uuidv7()
  await server.deps.db
    .insertInto('vintage')
    .values({
      ...{ district_id: '150703', id: vintageId, span: 'week', first_day: from, last_day: to, edition: 1, stage: 'final' },
      ...{ cut_at: new Date(server.time.now), frozen_at: new Date(server.time.now), definition: 1, numbers: JSON.stringify(numbers) },
      ...{ cases: 60, cases_hash: 'a'.repeat(64), person_id: null, reason: '' },
    })
    .execute()
  const drafted = await (await server.as('chenlan')).call(bulletinApi.draftBulletin, { body: { vintageId } })
  const { id } = drafted.reply
  for (const [index, step] of (['issue', 'finish', 'release'] as const).entries()) {
    if (step === 'finish') server.time.now += 6 * 86_400_000
    const moved = await (await server.as('chenlan')).call(bulletinApi.moveBulletin, { params: { id }, body: { edition: index + 1, step } })
    if (moved.status !== 200) throw new Error(`${step}: ${JSON.stringify(moved.problem)}`)
  }
  server.time.now = began
  return id
}

export const UNITS: Named[] = [
  { id: 's1', name: '第一街道', kind: 'street' },
  { id: 's3', name: '第三街道', kind: 'street' },
  { id: 's5', name: '第五街道', kind: 'street' },
  { id: 'law', name: '区综合执法局', kind: 'department' },
  { id: 'heat', name: '区供热公司', kind: 'department' },
  { id: 'labour', name: '区人社局', kind: 'department' },
]
