/** Who is told of what: each line of history, and everyone in whose inbox it lies afterwards. */
import { api } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { noticesApi } from '../../../src/domain/api-notices'
import type { Given } from '../../../src/domain/ticket/given'
import { tellHandler } from '../../../src/server/outbox/tell'
import { sweep } from '../../../src/server/ticket/sweep'
import type { Tell } from '../../../src/server/outbox/follow'
import { aQueryCode, requestId, startServer, type TestServer } from '../../helpers/server'
import { act, drain, file, GRID_3, look, noticesOf, people, SOLVED, TIANHE, type People, joinAs } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

/** What each person finds new since the last look: name → titles. */
const seen = new Map<string, number>()
async function news(): Promise<Record<string, string>> {
  await drain(server)
  const found: Record<string, string> = {}
  for (const [name, caller] of Object.entries(who)) {
    const titles = await noticesOf(caller)
    const fresh = titles.slice(0, titles.length - (seen.get(name) ?? 0))
    if (fresh.length > 0) found[name] = fresh.join(' + ')
    seen.set(name, titles.length)
  }
  return found
}
beforeEach(() => seen.clear())

test('one matter on its long way: each step is told to those it concerns, in their words, and to nobody else', async () => {
  const filed = await file(who.li, { identity: 'named' })
  const { id } = filed
  expect(await news()).toEqual({ bao: '居民提交' })

  await joinAs(server, who.zhang, filed)
  expect(await news()).toEqual({})

  const up: Given = { escalateReason: 'no_means', reason: '要登高车', unit: '150703001' }
  await act(who.bao, id, 'escalate', up)
  const why = '这一级缺人缺设备'
  const toStreet = '天和社区第 3 网格上报到第三街道：缺人缺设备'
  expect(await news()).toEqual({
    li: `已报第三街道接着办：${why}`,
    zhang: `已报第三街道接着办：${why}`,
    street: toStreet,
    tianhe: toStreet,
  })

  await act(who.street, id, 'accept')
  expect(await news()).toEqual({ li: '第三街道已受理', zhang: '第三街道已受理' })

  await act(who.street, id, 'dispatch', { unit: 'housing', goal: '亮灯' })
  expect(await news()).toEqual({ li: '派给区住建局', zhang: '派给区住建局', housing: '第三街道派给区住建局' })

  await act(who.housing, id, 'return', { basis: '路灯归城管' })
  const back = '区住建局说不归他们管，区中心重新定'
  expect(await news()).toEqual({ li: back, zhang: back, street: '区住建局退单', centre: '区住建局退单' })

  await act(who.centre, id, 'consult', { units: ['housing', '150703001'], reason: '归谁' })
  const together = '几家一起商量这件事'
  expect(await news()).toEqual({ li: together, zhang: together, housing: '区网格化中心发起会商', street: '区网格化中心发起会商' })

  await act(who.housing, id, 'attend', { reason: '可以配合' })
  expect(await news()).toEqual({ centre: '区住建局会商意见' })

  await act(who.centre, id, 'conclude', { unit: 'housing', minutes: '两家都到', note: '住建局修' })
  const lead = '会商定了：区住建局牵头'
  const leads = '区网格化中心会商定由区住建局牵头'
  expect(await news()).toEqual({ li: lead, zhang: lead, housing: leads, street: leads })

  await act(who.housing, id, 'sign')
  expect(await news()).toMatchObject({ li: '区住建局接办了', zhang: '区住建局接办了' })

  await act(who.housing, id, 'inform', { note: '配件明天到' })
  expect(await news()).toEqual({ li: '区住建局告诉您进展' })

  const { stage } = await look(who.housing, id)
  await who.housing.call(deskApi.revealPhone, { params: { id }, body: { requestId: requestId(), stage, reason: 'visit' } })
  expect(await news()).toEqual({ li: '区住建局看了您的电话：约上门时间' })

  await act(who.housing, id, 'note', { reason: '内部的话' })
  expect(await news()).toEqual({})

  await act(who.li, id, 'urge')
  await act(who.li, id, 'supplement', { note: '两盏' })
  expect(await news()).toEqual({ housing: '反映人补充 + 反映人催办' })

  await act(who.housing, id, 'pause', { pauseReason: 'weather', note: '等风停', until: '2026-11-25' })
  expect(await news()).toEqual({
    li: '暂停计时：等天气、等季节',
    zhang: '暂停计时：等天气、等季节',
    centre: '区住建局暂停计时：等天气、等季节',
  })

  await act(who.housing, id, 'resume')
  await act(who.housing, id, 'resolve', SOLVED)
  expect(await news()).toMatchObject({ li: '区住建局办结了：解决了 + 接着办', zhang: '区住建局办结了：解决了 + 接着办' })

  await act(who.li, id, 'judge', { solved: 'no', satisfied: '1', note: '没修好' })
  const { housing, ...others } = await news()
  // how satisfied somebody was is nobody's news
  expect(housing).toBe('反映人评价：没解决')
  expect(others).toEqual({})
}, 60_000)

test('the clock tells too: near its end the handler, past it the handler and the level above', async () => {
  const { clocks } = await act(who.bao, (await file(who.li)).id, 'accept')
  const due = clocks.find(({ kind }) => kind === 'handle')!.dueAt!
  await news()
  const at = async (now: number) => {
    server.time.now = now
    who = await people(server)
    await sweep(server.deps)
    return news()
  }
  expect(await at(due - 60_000)).toMatchObject({ bao: expect.stringContaining('提醒：办结快到时间') })
  const late = expect.stringContaining('办结超时，已告诉上一级')
  const told = await at(due)
  expect(told).toMatchObject({ bao: late, tianhe: late })
  expect(Object.keys(told)).not.toContain('street')
})

test('nobody of the unit complained of is told, though they work elsewhere too', async () => {
  const both = (
    await server.deps.db.selectFrom('staff_account').select('person_id').where('account', '=', 'zhoumin').executeTakeFirstOrThrow()
  ).person_id
  const post = { district_id: '150703', person_id: both, unit_id: TIANHE, duty: 'clerk' as const, valid_from: new Date(0) }
  await server.deps.db.insertInto('post').values(post).execute()
  await file(who.li, { category: 'policy_style_other', item: 'conduct', complainedOf: TIANHE })
  await drain(server)
  const told = await server.deps.db
    .selectFrom('notice as n')
    .innerJoin('staff_account as a', 'a.person_id', 'n.person_id')
    .select('a.account')
    .execute()
  expect(told).toEqual([{ account: 'dispatcher2' }])
})

test('who has left, or whose post has ended, is not told', async () => {
  await server.deps.pool.query(`update post set valid_to = now() - interval '20 years' where unit_id = $1`, [GRID_3])
  await file(who.li)
  await drain(server)
  const told = await server.deps.db
    .selectFrom('notice as n')
    .innerJoin('staff_account as a', 'a.person_id', 'n.person_id')
    .select('a.account')
    .execute()
  // nobody is left in the grid: it lies with its community
  expect(told).toEqual([{ account: 'zhaolijuan' }])
})

test('a notice of a ticket one may no longer see disappears, and is not counted', async () => {
  await file(who.li)
  await drain(server)
  expect(await noticesOf(who.bao)).toEqual(['居民提交'])
  await server.deps.pool.query(`update post set valid_to = $2 where unit_id = $1`, [GRID_3, new Date(server.time.now - 1)])
  expect(await noticesOf(who.bao)).toEqual([])
  expect((await who.bao.call(api.unread)).reply).toEqual({ unread: 0 })
})

test('anonymous reporters have no inbox, and nothing is written of them', async () => {
  const code = server.caller({ 'x-query-code': aQueryCode(1) })
  const { id } = await file(code, { identity: 'anonymous' })
  await act(who.bao, id, 'accept')
  await drain(server)
  expect(await server.deps.db.selectFrom('notice').select('reader').execute()).toEqual([{ reader: 'unit' }])
})

test('no word of the report, no name and no phone is in an answer', async () => {
  const { id } = await file(who.li, { identity: 'named', text: '路灯坏了，找李秀兰 13800005206' })
  await act(who.bao, id, 'accept')
  await act(who.bao, id, 'inform', { note: '李秀兰您好' })
  await drain(server)
  for (const caller of [who.li, who.bao]) {
    const { reply } = await caller.call(noticesApi.notices, { query: {} })
    expect(reply.rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(reply)).not.toMatch(/李秀兰|包晓燕|13800005206|坏了/)
  }
})

test('read, one ticket or all, but never what came after one looked', async () => {
  const [first, second] = [await file(who.li), await file(who.li)]
  for (const { id } of [first, second]) await act(who.bao, id, 'accept')
  await drain(server)
  const unread = async () => (await who.li.call(api.unread)).reply.unread
  const looked = server.time.now
  server.time.now += 60_000
  await act(who.bao, first.id, 'inform', { note: '明天到' })
  await drain(server)
  expect(await unread()).toBe(3)
  expect((await who.li.call(noticesApi.readNotices, { body: { ticket: first.id, until: looked } })).reply).toEqual({ unread: 2 })
  expect((await who.li.call(noticesApi.readNotices, { body: { until: looked } })).reply).toEqual({ unread: 1 })
  // another's notices are another's
  await who.zhang.call(noticesApi.readNotices, { body: { until: server.time.now } })
  expect(await unread()).toBe(1)
  const { rows } = (await who.li.call(noticesApi.notices, { query: {} })).reply
  expect(rows.map(({ read }) => read)).toEqual([false, true, true])
})

test('a long inbox comes page by page, each notice once', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  for (let n = 0; n < 45; n++) await act(who.bao, id, 'inform', { note: `第 ${n} 次` })
  await drain(server)
  const ids: string[] = []
  let after: string | undefined
  do {
    const { reply } = await who.li.call(noticesApi.notices, { query: after ? { after } : {} })
    ids.push(...reply.rows.map((row) => row.id))
    after = reply.next ?? undefined
  } while (after)
  expect(new Set(ids).size).toBe(46)
  expect(ids).toHaveLength(46)
}, 60_000)

test('two servers draining one outbox tell everyone once', async () => {
  const second = await startServer({ database: server.database })
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  for (let n = 0; n < 20; n++) await act(who.bao, id, 'inform', { note: `第 ${n} 次` })
  await Promise.all([drain(server), drain(second), drain(server), drain(second)])
  expect(await server.deps.db.selectFrom('notice').select('seq').where('reader', '=', 'resident').execute()).toHaveLength(21)
  const { rows } = await server.deps.pool.query('select 1 from outbox where done_at is null')
  expect(rows).toEqual([])
  await second.close()
}, 60_000)

test('a retry writes nothing twice, and what was read stays read', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  await drain(server)
  await who.li.call(noticesApi.readNotices, { body: { until: server.time.now } })
  const rows = () => server.deps.db.selectFrom('notice').select(['person_id', 'seq', 'read_at']).orderBy('id').execute()
  const before = await rows()
  const { rows: told } = await server.deps.pool.query<{ payload: Tell }>(`select payload from outbox where topic = 'tell'`)
  // as after a crash between the notices and the outbox's own mark
  for (const { payload } of told) await tellHandler(server.deps).one(payload)
  expect(await rows()).toEqual(before)
  expect(before).toHaveLength(2)
})
