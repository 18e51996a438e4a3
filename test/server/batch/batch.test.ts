/** One thing done to many tickets: frozen, shown, done one by one through the lifecycle; what is refused stops that one alone. */
import * as v from 'valibot'
import { batchApi, type BatchView, type Chosen } from '../../../src/domain/api-batch'
import type { Batched } from '../../../src/domain/batch/batch'
import { Report } from '../../../src/domain/report/draft'
import { runBatches } from '../../../src/server/batch/run'
import { fileReport } from '../../../src/server/ticket/file'
import { lookOf } from '../../../src/server/ticket/work'
import { tidy } from '../../../src/server/tidy'
import { aReport, requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, look, people, TIANHE, type People } from '../../helpers/story'

jest.setTimeout(120_000)
let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

type Said = BatchView['said']
const make = (by: Caller, action: Batched, said: Said, chosen: Chosen, request = requestId()) =>
  by.call(batchApi.makeBatch, { body: { requestId: request, action, said, chosen } })
const read = async (by: Caller, id: string, which: 'able' | 'refused' = 'able', after?: string) =>
  (await by.call(batchApi.batch, { params: { id }, query: { which, ...(after && { after }) } })).reply
const start = (by: Caller, id: string, without: number[] = []) => by.call(batchApi.startBatch, { params: { id }, body: { without } })

/** Reports that lie with the community of 天和, for nobody said where exactly. */
async function several(count: number): Promise<string[]> {
  const code = { kind: 'code', codeHash: 'ab'.repeat(32) } as const
  const found = { gridId: null, communityId: TIANHE }
  const ids: string[] = []
  for (let n = 0; n < count; n++)
    ids.push(
      await fileReport(lookOf(server.deps, code, server.time.now), {
        report: v.parse(Report, aReport()),
        found,
        intake: { source: 'web' },
      }),
    )
  return ids
}

test('three hundred are dispatched, the one the rules refuse is named, and the history of each says it', async () => {
  const ids = await several(300)
  await act(who.tianhe, ids[7]!, 'reject', { rejectReason: 'repeat', note: '和前天那件是同一件。' })
  const { reply } = await make(who.tianhe, 'dispatch', { goal: '当晚亮灯' }, { ids })
  const seen = await read(who.tianhe, reply.id)
  expect(seen).toMatchObject({ state: 'seen', counts: { all: 300, able: 299, refused: 1, left: 299, done: 0 } })
  expect(seen.units.map(({ count }) => count)).toEqual([299])
  expect((await read(who.tianhe, reply.id, 'refused')).rows).toMatchObject([
    { id: ids[7], why: '这件现在不能这样办，请看最新进展。', done: false },
  ])
  // looking changes nothing
  expect((await look(who.tianhe, ids[0]!)).state).toBe('submitted')

  expect((await start(who.tianhe, reply.id)).status).toBe(200)
  expect(await read(who.tianhe, reply.id)).toMatchObject({ state: 'running', counts: { left: 299 } })
  await runBatches(server.deps)
  expect(await read(who.tianhe, reply.id)).toMatchObject({ state: 'done', counts: { all: 300, done: 299, refused: 1, left: 0 }, said: {} })
  for (const id of [ids[0]!, ids[299]!]) {
    const { state, timeline } = await look(who.tianhe, id)
    expect({ state, last: timeline.slice(-2).map((line) => line.action) }).toEqual({ state: 'dispatched', last: ['accept', 'dispatch'] })
  }
})

test('few are done at once; the same request again makes no second batch, and starting twice does nothing twice', async () => {
  const ids = await several(3)
  const request = requestId()
  const [first, again] = await Promise.all([1, 2].map(() => make(who.tianhe, 'accept', {}, { ids }, request)))
  expect([first!.status, again!.reply]).toEqual([200, first!.reply])
  expect((await make(who.tianhe, 'accept', {}, { ids }, request)).reply).toEqual(first!.reply)
  for (let n = 0; n < 2; n++) expect((await start(who.tianhe, first!.reply.id, [2])).status).toBe(200)
  expect(await read(who.tianhe, first!.reply.id)).toMatchObject({ state: 'done', counts: { all: 3, able: 2, out: 1, done: 2 } })
  expect(await Promise.all(ids.map(async (id) => (await look(who.tianhe, id)).state))).toEqual(['accepted', 'submitted', 'accepted'])
  expect((await look(who.tianhe, ids[0]!)).timeline.filter(({ action }) => action === 'accept')).toHaveLength(1)
})

test('what somebody moves meanwhile is not moved over their heads', async () => {
  const ids = await several(2)
  const { reply } = await make(who.tianhe, 'dispatch', { unit: 'housing', goal: '修好' }, { ids })
  await act(who.tianhe, ids[0]!, 'accept')
  await start(who.tianhe, reply.id)
  expect(await read(who.tianhe, reply.id, 'refused')).toMatchObject({
    state: 'done',
    counts: { done: 1, refused: 1 },
    rows: [{ id: ids[0], why: '这件刚才已被处理，请看最新进展。您写的还在。' }],
  })
})

test('a whole desk and what a line finds are frozen as they lie; what comes later is not among them', async () => {
  const ids = await several(22)
  const desk = await make(who.tianhe, 'accept', {}, { desk: 'todo' })
  const found = await make(who.tianhe, 'accept', {}, { line: '路灯' })
  await several(1)
  for (const { reply } of [desk, found]) {
    const first = await read(who.tianhe, reply.id)
    expect(first.rows.map(({ id }) => id).sort()).toEqual([...ids].sort())
  }
})

test('a batch is its maker’s alone, and of tickets one may not see nothing is told', async () => {
  const [id] = await several(1)
  const theirs = await file(who.li)
  const strange = await make(who.housing, 'accept', {}, { ids: [id!, theirs.id] })
  const { rows, counts } = await read(who.housing, strange.reply.id, 'refused')
  expect(counts).toMatchObject({ all: 2, able: 0, refused: 2 })
  for (const row of rows) expect(row).toMatchObject({ id: null, number: '', title: '', place: '', why: '没有这件，或者不是您的。' })
  await start(who.housing, strange.reply.id)
  expect((await look(who.tianhe, id!)).state).toBe('submitted')
  for (const other of [who.tianhe, who.centre, who.supervisor]) {
    expect((await other.call(batchApi.batch, { params: { id: strange.reply.id }, query: { which: 'able' } })).status).toBe(404)
    expect((await start(other, strange.reply.id)).status).toBe(404)
    expect((await other.call(batchApi.batches, {})).reply.batches).toEqual([])
  }
})

test('nobody’s own office gets what is said of it, and what the rules ask for is asked for', async () => {
  const { id } = await file(who.li, { category: 'policy_style_other', item: 'conduct', complainedOf: 'housing' })
  const toThem = await make(who.centre, 'dispatch', { unit: 'housing', goal: '核实' }, { ids: [id] })
  expect((await read(who.centre, toThem.reply.id, 'refused')).rows).toMatchObject([{ id, why: '不能派给这个单位。' }])
  const bare = await make(who.centre, 'dispatch', { unit: 'discipline' }, { ids: [id] })
  expect((await read(who.centre, bare.reply.id, 'refused')).rows).toMatchObject([{ id, why: '还差一项没填。' }])
})

test('orders given together are taken back together, until they are signed for', async () => {
  const ids = await several(3)
  await start(who.tianhe, (await make(who.tianhe, 'dispatch', { unit: 'housing', goal: '修好' }, { ids })).reply.id)
  await act(who.housing, ids[0]!, 'sign')
  const back = await make(who.tianhe, 'takeBack', { reason: '派错了，应归街道' }, { ids })
  await start(who.tianhe, back.reply.id)
  expect(await Promise.all(ids.map(async (id) => (await look(who.tianhe, id)).state))).toEqual(['in_progress', 'accepted', 'accepted'])
})

test('whoever lost their post meanwhile gets nothing more done', async () => {
  const ids = await several(21)
  const { reply } = await make(who.tianhe, 'accept', {}, { ids })
  await start(who.tianhe, reply.id)
  await server.deps.db
    .updateTable('post')
    .set({ valid_to: new Date(server.time.now - 1) })
    .where('duty', '=', 'clerk')
    .execute()
  await runBatches(server.deps)
  const all = await server.deps.db.selectFrom('batch_item').select('result').where('batch_id', '=', reply.id).execute()
  expect(new Set(all.map(({ result }) => result))).toEqual(new Set(['notForYou']))
  expect((await look(who.centre, ids[1]!)).state).toBe('submitted')
})

test('cut short, it goes on where it stopped', async () => {
  const ids = await several(21)
  const { reply } = await make(who.tianhe, 'accept', {}, { ids })
  await start(who.tianhe, reply.id)
  // what the run before had done when it was killed
  await act(who.tianhe, ids[0]!, 'accept')
  await server.deps.db.updateTable('batch_item').set({ result: 'done' }).where('n', '=', 1).execute()
  await runBatches(server.deps)
  expect(await read(who.tianhe, reply.id)).toMatchObject({ state: 'done', counts: { done: 21, refused: 0 } })
})

test('two servers at once do each ticket once', async () => {
  const ids = await several(24)
  const { reply } = await make(who.tianhe, 'accept', {}, { ids })
  await start(who.tianhe, reply.id)
  await Promise.all([runBatches(server.deps), runBatches(server.deps)])
  expect(await read(who.tianhe, reply.id)).toMatchObject({ state: 'done', counts: { done: 24 } })
  for (const id of ids) expect((await look(who.tianhe, id)).timeline.filter(({ action }) => action === 'accept')).toHaveLength(1)
})

test('a list goes after thirty days, with all its rows', async () => {
  const ids = await several(1)
  await make(who.tianhe, 'accept', {}, { ids })
  server.time.now += 31 * 86_400_000
  await tidy(server.deps)
  expect(await server.deps.db.selectFrom('batch_item').selectAll().execute()).toEqual([])
})
