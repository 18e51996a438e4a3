/** What the centre and the supervisors watch over, on the real server. */
import { watchApi } from '../../../src/domain/api-watch'
import type { Watch } from '../../../src/domain/reading/watch-lists'
import { sweep } from '../../../src/server/ticket/sweep'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, people, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const at = (words: string) => Date.parse(`${words}:00+08:00`)
async function later(words: string) {
  server.time.now = at(words)
  who = await people(server)
}
const page = async (caller: Caller, list: Watch, after?: string) =>
  (await caller.call(watchApi.watch, { query: { list, ...(after && { after }) } })).reply
const ids = async (caller: Caller, list: Watch) => (await page(caller, list)).rows.map(({ id }) => id)

async function atHousing(): Promise<string> {
  const { id } = await file(who.li)
  await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '要登高车' })
  await act(who.tianhe, id, 'dispatch', { unit: 'housing', goal: '当晚亮灯' })
  return id
}

test('a request for time waits with its reason until it is ruled on', async () => {
  const id = await atHousing()
  await act(who.housing, id, 'sign')
  await act(who.housing, id, 'extend', { until: '2026-11-30', note: '配件 28 日到' })
  expect((await page(who.supervisor, 'extension')).rows).toMatchObject([
    { id, extensionAsked: at('2026-11-30T17:30'), said: '配件 28 日到' },
  ])
  await act(who.supervisor, id, 'grantExtension')
  expect(await ids(who.supervisor, 'extension')).toEqual([])
})

test('a return waits for the ruling with its basis', async () => {
  const id = await atHousing()
  await act(who.housing, id, 'return', { basis: '路灯归城管局' })
  const { rows, counts } = await page(who.centre, 'returned')
  expect(rows).toMatchObject([{ id, said: '路灯归城管局' }])
  expect(counts.returned).toBe(1)
})

test('supervision lies under its grade, the newest one alone', async () => {
  const id = await atHousing()
  await act(who.supervisor, id, 'supervise', { grade: 'phone', reason: '三天没动静' })
  expect((await page(who.supervisor, 'phone')).rows).toMatchObject([{ id, supervision: 'phone', said: '三天没动静' }])
  await act(who.supervisor, id, 'supervise', { grade: 'listed', reason: '还没动' })
  expect([await ids(who.supervisor, 'phone'), await ids(who.supervisor, 'listed')]).toEqual([[], [id]])
  await act(who.supervisor, id, 'lift', { reason: '办了' })
  expect(await ids(who.supervisor, 'listed')).toEqual([])
})

test('挂账 lies there by the day it is looked at again', async () => {
  const { id } = await file(who.li)
  await act(who.centre, id, 'note', { reason: '看看' })
  await act(who.bao, id, 'accept')
  await act(who.centre, id, 'park', { note: '冬天不能挖沟', measures: '先拉临时线', leader: '副局长王某', until: '2026-12-21' })
  expect((await page(who.centre, 'parked')).rows).toMatchObject([{ id, said: '冬天不能挖沟' }])
})

test('what is overdue lies there once, however many of its clocks are', async () => {
  const { id } = await file(who.li)
  await later('2026-11-23T17:00')
  await sweep(server.deps)
  expect(await ids(who.centre, 'overdue')).toEqual([id])
  await later('2026-12-08T09:00')
  for (let n = 0; n < 6; n++) await sweep(server.deps)
  expect(await ids(who.centre, 'overdue')).toEqual([id])
})

test('pages follow each other without gap or double', async () => {
  const all: string[] = []
  for (let n = 0; n < 23; n++) {
    const { id } = await file(who.li)
    await act(who.supervisor, id, 'supervise', { grade: 'letter', reason: '盯着' })
    all.push(id)
    server.time.now += 60_000
  }
  const first = await page(who.supervisor, 'letter')
  const second = await page(who.supervisor, 'letter', first.next!)
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all)
  expect([first.rows.length, second.next]).toEqual([20, null])
})

test('units do not watch over each other; what is confidential stays with the centre', async () => {
  for (const other of [who.bao, who.tianhe, who.street, who.housing, who.oversight, who.li])
    expect((await other.call(watchApi.watch, { query: { list: 'overdue' } })).status).toBe(403)
  const { id } = await file(who.li, { category: 'policy_style_other', item: 'conduct' })
  await act(who.centre, id, 'supervise', { grade: 'phone', reason: '盯着' })
  expect([await ids(who.centre, 'phone'), await ids(who.supervisor, 'phone')]).toEqual([[id], []])
  // but that there is one is said
  expect([(await page(who.centre, 'phone')).hidden, (await page(who.supervisor, 'phone')).hidden]).toEqual([0, 1])
})
