/** 撤销: one's own last step, while nobody has done anything since, is as if it had not been; who was told of it hears of that too. */
import { storyMarks } from '../../helpers/marks'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { startServer, type TestServer } from '../../helpers/server'
import { act, drain, file, look, noticesOf, people, SOLVED, tryTo, type People } from '../../helpers/story'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOLD = { settings: { NOTICE_HOLD_MS: 15 * SECOND } }

let server: TestServer
let who: People
const begin = async (options: Parameters<typeof startServer>[0] = {}) => {
  server = await startServer(options)
  who = await people(server)
}
afterEach(() => server.close())

const REFUSED = { status: 409, problem: { code: 'undoable' } }
const clocksNow = async (id: string) =>
  (
    await server.deps.db
      .selectFrom('ticket_clock')
      .select(['kind', 'seq', 'due_at', 'counted_from', 'left_ms', 'rung', 'next_at', 'basis'])
      .where('ticket_id', '=', id)
      .where('stopped_at', 'is', null)
      .execute()
  ).sort((a, b) => (a.kind < b.kind ? -1 : 1))
const rowNow = async (id: string) => {
  const {
    stage: _,
    changed_at: __,
    undo: ___,
    ...row
  } = await server.deps.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return row
}
const desksNow = async (id: string) =>
  (await server.deps.db.selectFrom('ticket_unit').select(['unit_id', 'desk', 'rank']).where('ticket_id', '=', id).execute())
    .filter(({ desk }) => desk !== 'passed')
    .sort((a, b) => (a.unit_id < b.unit_id ? -1 : 1))

describe('as if it had not been', () => {
  // by hand: what leads to the deed, who does it, and what
  const DEEDS: [string, (id: string) => Promise<unknown>, keyof People, Parameters<typeof act>[2], Parameters<typeof act>[3]][] = [
    ['受理', async () => undefined, 'bao', 'accept', {}],
    ['办结 with 受理 in the same step', async () => undefined, 'bao', 'resolve', SOLVED],
    ['上报', (id) => act(who.bao, id, 'accept'), 'bao', 'escalate', { escalateReason: 'no_means', reason: '没有登高车' }],
    ['暂停计时', (id) => act(who.bao, id, 'accept'), 'bao', 'pause', { pauseReason: 'weather', note: '等风停', until: '2026-11-26' }],
    ['不予受理', async () => undefined, 'bao', 'reject', { rejectReason: 'not_public_duty', note: '请找物业' }],
    ['更正分类', async () => undefined, 'bao', 'correct', { category: 'housing_property', item: 'other', reason: '小区里的灯' }],
    [
      '挂账',
      (id) => act(who.bao, id, 'accept'),
      'centre',
      'park',
      { note: '冬天', measures: '临时线', leader: '王某', until: '2026-12-10' },
    ],
    ['督办', async () => undefined, 'supervisor', 'supervise', { grade: 'letter', reason: '三天没动静' }],
  ]
  test.each(DEEDS)('%s', async (_, before, whose, action, given) => {
    await begin()
    const { id } = await file(who.li, { publicConsent: true })
    await before(id)
    const [row, clocks, desks] = [await rowNow(id), await clocksNow(id), await desksNow(id)]
    server.time.now += MINUTE
    await act(who[whose], id, action, given)
    expect(await rowNow(id)).not.toEqual(row)
    server.time.now += MINUTE
    const view = await act(who[whose], id, 'undo')
    expect(await rowNow(id)).toEqual(row)
    expect(await clocksNow(id)).toEqual(clocks)
    expect(await desksNow(id)).toEqual(desks)
    expect((await verifyTickets(server.deps)).findings).toEqual([])
    // both lines stay in the history, the one marked as taken back
    expect(view.timeline.filter(({ undone }) => undone).at(-1)).toMatchObject({ action })
    expect(view.timeline.at(-1)).toMatchObject({ action: 'undo' })
    // and figures count neither
    const marks = await storyMarks(server.deps, id)
    expect(marks.filter(({ kind }) => ['done', 'ended', 'pass', 'order', 'back'].includes(kind))).toEqual([])
    // done again, it is done
    await act(who[whose], id, action, given)
    expect((await verifyTickets(server.deps)).findings).toEqual([])
  })

  test('派单: the order is gone from the sheets, the unit keeps no work, and the next order is number one', async () => {
    await begin()
    const { id, number } = await file(who.li)
    await act(who.tianhe, id, 'escalate', {}).catch(() => undefined)
    await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '没有登高车' })
    const order = { unit: 'housing', goal: '当晚亮灯' }
    await act(who.tianhe, id, 'dispatch', order)
    await drain(server)
    const back = await act(who.tianhe, id, 'undo')
    expect(back).toMatchObject({ state: 'escalated', orders: [] })
    expect((await tryTo(who.housing, id, 'sign')).status).toBe(403)
    await drain(server)
    expect((await noticesOf(who.housing))[0]).toMatch(/撤销了上一步/)
    const again = await act(who.tianhe, id, 'dispatch', { ...order, goal: '明早亮灯' })
    expect('orders' in again && again.orders.map(({ number: sheet, goal }) => [sheet, goal])).toEqual([[`${number}-1`, '明早亮灯']])
  })
})

describe('refused', () => {
  beforeEach(() => begin())

  test('to anybody else, once somebody else has done something, twice, and after ten minutes', async () => {
    const { id } = await file(who.li)
    expect(await tryTo(who.bao, id, 'undo')).toMatchObject(REFUSED)
    await act(who.bao, id, 'accept')
    expect(await tryTo(who.centre, id, 'undo')).toMatchObject(REFUSED)
    expect((await tryTo(who.li, id, 'undo')).status).toBe(403)
    expect((await look(who.centre, id)).actions.map(({ action }) => action)).not.toContain('undo')
    expect((await look(who.bao, id)).actions.map(({ action }) => action)).toContain('undo')
    await act(who.li, id, 'supplement', { note: '还有一盏' })
    expect(await tryTo(who.bao, id, 'undo')).toMatchObject(REFUSED)
    await act(who.bao, id, 'changeMode', { mode: 'tiers', reason: '要上报' })
    server.time.now += 10 * MINUTE + 1
    expect(await tryTo(who.bao, id, 'undo')).toMatchObject(REFUSED)
    await act(who.bao, id, 'changeMode', { mode: 'spot', reason: '能修' })
    await act(who.bao, id, 'undo')
    expect(await tryTo(who.bao, id, 'undo')).toMatchObject(REFUSED)
  })

  test('for words to the reporter, for what merged tickets went along with, and with a line of one’s own choice', async () => {
    const { id, number } = await file(who.li)
    await act(who.bao, id, 'accept')
    await act(who.bao, id, 'inform', { note: '明天来' })
    expect(await tryTo(who.bao, id, 'undo')).toMatchObject(REFUSED)
    const child = await file(who.zhang)
    await act(who.bao, child.id, 'merge', { into: number, reason: '同一盏' })
    expect(await tryTo(who.bao, child.id, 'undo')).toMatchObject({ status: 409 })
    await act(who.bao, id, 'resolve', SOLVED)
    expect(await tryTo(who.bao, id, 'undo')).toMatchObject(REFUSED)
    const other = await file(who.li, { text: '井盖没了' })
    await act(who.bao, other.id, 'accept')
    expect(await tryTo(who.bao, other.id, 'undo', { undoes: '1' })).toMatchObject({ status: 400, problem: { code: 'notTaken' } })
  })

  test('sent twice, it is one undoing; decided on an older stage, it is stale', async () => {
    const { id } = await file(who.li)
    const { stage } = await act(who.bao, id, 'accept')
    const more = { stage, requestId: 'a'.repeat(32) }
    expect((await tryTo(who.bao, id, 'undo', {}, more)).status).toBe(200)
    expect((await tryTo(who.bao, id, 'undo', {}, more)).status).toBe(200)
    expect((await look(who.bao, id)).timeline.filter(({ action }) => action === 'undo')).toHaveLength(1)
    await act(who.bao, id, 'accept')
    expect(await tryTo(who.bao, id, 'undo', {}, { stage })).toMatchObject({ status: 409, problem: { code: 'stale' } })
  })
})

describe('who hears of it', () => {
  beforeEach(() => begin(HOLD))
  const told = async () => {
    await drain(server)
    return noticesOf(who.li)
  }

  test('the reporter of nothing, when it was undone within seconds; staff of both', async () => {
    const { id } = await file(who.li)
    await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '没有登高车' })
    expect(await told()).toEqual([])
    expect((await noticesOf(who.tianhe))[0]).toMatch(/上报/)
    server.time.now += 10 * SECOND
    await act(who.bao, id, 'undo')
    server.time.now += MINUTE
    expect(await told()).toEqual([])
    expect((await noticesOf(who.tianhe))[0]).toMatch(/撤销了上一步/)
  })

  test('of both, when it was undone later', async () => {
    const { id } = await file(who.li)
    await act(who.bao, id, 'accept')
    expect(await told()).toEqual([])
    server.time.now += 15 * SECOND
    expect(await told()).toEqual([expect.stringMatching(/已受理/)])
    await act(who.bao, id, 'undo')
    expect(await told()).toEqual([expect.stringMatching(/撤销了上一步/), expect.stringMatching(/已受理/)])
  })

  test('at once, when the next step shows that it stays; danger waits for nobody', async () => {
    const { id } = await file(who.li)
    await act(who.bao, id, 'accept')
    server.time.now += 5 * SECOND
    await act(who.bao, id, 'inform', { note: '马上来' })
    expect(await told()).toHaveLength(2)
    const danger = await file(who.zhang, { item: 'manhole', text: '井盖没了，有个坑，孩子差点掉下去' })
    expect(danger.urgency).not.toBe('normal')
    await act(who.bao, danger.id, 'accept')
    await drain(server)
    expect(await noticesOf(who.zhang)).toEqual([expect.stringMatching(/已受理/)])
  })
})
