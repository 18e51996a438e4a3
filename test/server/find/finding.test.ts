/** Finding tickets: what each reader finds, and that words follow what is written, changed, merged and erased. */
import { findApi } from '../../../src/domain/api-find'
import { fillWords, isFilled } from '../../../src/server/find/fill'
import { findPage } from '../../../src/server/find/search'
import { lookOf } from '../../../src/server/ticket/work'
import { aQueryCode, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file as fileNow, joinAs, people, SOLVED, type People } from '../../helpers/story'
import type { Report } from '../../../src/domain/report/draft'

jest.setTimeout(60_000)
const NOBODY = '00000000-0000-0000-0000-000000000001'
let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const ask = (caller: Caller, line: string, after?: string) => caller.call(findApi.find, { query: { line, ...(after && { after }) } })
const found = async (caller: Caller, line: string) => (await ask(caller, line)).reply.rows.map(({ id }) => id)
const counted = async (caller: Caller, line: string) => (await caller.call(findApi.countFound, { query: { line } })).reply.count

/** A moment after the one before, so that they have an order. */
const file = (reporter: Caller, change: Partial<Report> = {}) => {
  server.time.now += 1_000
  return fileNow(reporter, change)
}

/** One every three minutes, as often as a resident may. */
async function fileMany(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    server.time.now += 3 * 60_000
    ids.push((await file(n % 2 ? who.li : who.zhang, { text: `第 ${n} 处井盖松动` })).id)
  }
  who = await people(server)
  return ids
}

test('two characters, traditional, full-width, in any order; only where they stand as they were asked', async () => {
  const { id } = await file(who.li, { text: '小区里的窨井盖松了，半夜 ABC 超市门口响得厉害' })
  const other = await file(who.li, { text: '盖子不见了，井边没有灯' })
  for (const line of ['窨井', '井盖', '厉害 窨井', 'ａｂｃ', 'abc', '門口', '"ABC 超市"', '窨井盖松了'])
    expect({ line, ids: await found(who.tianhe, line) }).toEqual({ line, ids: [id] })
  // its pairs stand there, but apart
  expect(await found(who.tianhe, '盖松了，半夜井')).toEqual([])
  expect(await found(who.tianhe, '井边 盖子')).toEqual([other.id])
  expect(await counted(who.tianhe, '窨井')).toBe(1)
})

test('by number as it is said, place, unit, category, sub-item, state, day, late, mine and nobody’s', async () => {
  const lamp = await file(who.li, { text: '路灯不亮了好几天' })
  const rubbish = await file(who.li, { category: 'sanitation', item: 'other', text: '垃圾没人清运' })
  await act(who.bao, rubbish.id, 'accept')
  const finds = async (line: string) =>
    (await found(who.bao, line)).map((id) => (id === lamp.id ? 'lamp' : id === rubbish.id ? 'rubbish' : id)).join(' ')
  const bare = lamp.number.replace('-', '').toLowerCase()
  for (const [line, what] of [
    [lamp.number, 'lamp'],
    [bare, 'lamp'],
    [`编号:${bare.slice(-4)}`, 'lamp'],
    [`no:${bare.slice(-6)}`, 'lamp'],
    ['地点:天和社区', 'rubbish lamp'],
    ['网格:"天和社区第 3 网格"', 'rubbish lamp'],
    ['地点:光明社区', ''],
    ['类别:环境卫生', 'rubbish'],
    ['细项:路灯', 'lamp'],
    ['状态:待受理', 'lamp'],
    ['状态:在办', 'rubbish lamp'],
    ['只看:没人接', 'lamp'],
    ['只看:经我手', 'rubbish'],
    ['只看:超时', ''],
    ['从:2026-01-01 到:2026-01-02', ''],
    ['从:2026-01-01', 'rubbish lamp'],
    ['單位:天和社區', ''],
  ] as const)
    expect(`${line}: ${await finds(line)}`).toBe(`${line}: ${what}`)
  server.time.now += 40 * 86_400_000
  who = await people(server)
  expect(await finds('只看:超时')).toBe('rubbish lamp')
})

test('what is not understood is said, and nothing is looked for', async () => {
  await file(who.li)
  for (const [line, code] of [
    ['颜色:红 路灯', 'unknownKey'],
    ['灯', 'tooShort'],
    ['单位:外星人', 'unknownUnit'],
    ['13800005206', 'phoneHere'],
  ] as const) {
    const { reply } = await ask(who.centre, line)
    expect({ line, problems: reply.problems.map((one) => one.code), rows: reply.rows }).toEqual({ line, problems: [code], rows: [] })
    expect(await counted(who.centre, line)).toBe(0)
  }
})

test('nobody finds or counts what they may not see', async () => {
  const plain = await file(who.li, { text: '窨井盖在第三网格松动' })
  const accused = await file(who.li, { request: 'accuse', category: 'policy_style_other', item: 'conduct', text: '窨井工程有人收钱' })
  const complaint = await file(who.li, {
    category: 'policy_style_other',
    item: 'conduct',
    complainedOf: 'centre',
    text: '窨井的事中心不管',
  })
  const seen: [Caller, string[]][] = [
    [who.bao, [plain.id]],
    [who.tianhe, [plain.id]],
    [who.street, [plain.id]],
    [who.grid1, []],
    [who.housing, []],
    [who.supervisor, [plain.id]],
    [who.centre, [accused.id, plain.id]],
    [who.oversight, [complaint.id]],
  ]
  for (const [caller, ids] of seen) {
    expect(await found(caller, '窨井')).toEqual(ids)
    expect(await counted(caller, '窨井')).toBe(ids.length)
    for (const { id, number } of [plain, accused, complaint]) expect(await found(caller, number)).toEqual(ids.includes(id) ? [id] : [])
  }
  // a word of an opinion for the centre's eyes alone, and who reported, are no words of it
  expect(await found(who.centre, '李秀兰')).toEqual([])
  const auditing = {
    kind: 'staff' as const,
    personId: NOBODY,
    posts: [
      { unitId: 'centre', duty: 'dispatcher' as const },
      { unitId: 'centre', duty: 'audit' as const },
    ],
  }
  await expect(findPage(lookOf(server.deps, auditing, server.time.now), '窨井', undefined)).rejects.toThrow('notForYou')
})

test('confidential rows in a list are written down', async () => {
  const { id } = await file(who.li, { request: 'accuse', category: 'policy_style_other', item: 'conduct', text: '有人收钱办事' })
  await found(who.centre, '收钱')
  const lines = await server.deps.db.selectFrom('audit').select(['what', 'result']).where('what', '=', `listed:${id}`).execute()
  expect(lines).toEqual([{ what: `listed:${id}`, result: 'confidential' }])
})

test('words of every step are found at once; names and numbers in them never', async () => {
  const { id } = await file(who.li, { text: '我叫王桂芬，电话13912345678，楼道堆着沙发' })
  await act(who.bao, id, 'note', { reason: '已联系搬家公司' })
  await act(who.li, id, 'supplement', { note: '又多了一个冰箱' })
  for (const line of ['沙发', '搬家公司', '冰箱', '沙发 冰箱'])
    expect({ line, ids: await found(who.tianhe, line) }).toEqual({ line, ids: [id] })
  for (const line of ['王桂芬', '1391234', '5678']) expect({ line, ids: await found(who.tianhe, line) }).toEqual({ line, ids: [] })
})

test('whoever it is given to finds it, and whoever had it still does', async () => {
  const { id } = await file(who.li, { text: '外墙保温层脱落' })
  expect(await found(who.housing, '保温')).toEqual([])
  await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '没有设备' })
  await act(who.tianhe, id, 'accept')
  await act(who.tianhe, id, 'dispatch', { unit: 'housing', goal: '修好' })
  for (const caller of [who.housing, who.bao, who.centre]) expect(await found(caller, '保温')).toEqual([id])
  expect(await found(who.centre, '单位:住建')).toEqual([id])
})

test('merged tickets are found by their own words, and what is erased by none', async () => {
  const head = await file(who.li, { text: '三号楼的电梯停了' })
  const twin = await file(who.zhang, { text: '电梯又坏了，腿脚不便' })
  await act(who.bao, twin.id, 'merge', { into: head.number, reason: '同一件' })
  expect(await found(who.bao, '电梯')).toEqual([twin.id, head.id])
  expect((await ask(who.bao, '腿脚')).reply.rows).toMatchObject([{ id: twin.id, state: 'merged' }])
  await act(who.zhang, twin.id, 'askErase')
  await act(who.centre, twin.id, 'erase', { eraseWhat: 'told', eraseWhy: 'asked' })
  expect(await found(who.bao, '腿脚')).toEqual([])
  expect(await found(who.bao, '电梯')).toEqual([head.id])
  await fillWords(server.deps)
  expect(await found(who.bao, '腿脚')).toEqual([])
  // what is left of it is found again
  expect(await found(who.bao, twin.number)).toEqual([twin.id])
  const { said } = await server.deps.db.selectFrom('ticket_words').select('said').where('ticket_id', '=', twin.id).executeTakeFirstOrThrow()
  expect(said).not.toMatch(/腿脚|电梯/)
})

test('tickets of before are cut by a job that goes on where it stopped, and then they are found the same', async () => {
  const words = () => server.deps.db.selectFrom('ticket_words').select(['ticket_id', 'said', 'keys']).orderBy('ticket_id').execute()
  await fileMany(60)
  const { id } = await file(who.li, { text: '我叫王桂芬，消防通道被占', identity: 'named' })
  await act(who.bao, id, 'accept')
  await act(who.bao, id, 'resolve', SOLVED)
  const before = (await words()).map(({ said, keys, ...row }) => ({
    ...row,
    said: said.trim().replace(/\n+/g, '\n'),
    keys: [...keys].sort(),
  }))
  await server.deps.db.deleteFrom('ticket_words').execute()
  await server.deps.db.deleteFrom('kept_setting').where('name', '=', 'find.filled').execute()
  expect(await found(who.bao, '消防')).toEqual([])
  expect((await ask(who.bao, '消防')).reply.whole).toBe(false)
  const [one, two] = await Promise.all([fillWords(server.deps), fillWords(server.deps)])
  expect(one + two).toBeGreaterThanOrEqual(61)
  expect(await isFilled(server.deps)).toBe(true)
  expect(await found(who.bao, '消防')).toEqual([id])
  const after = (await words()).map(({ said, keys, ...row }) => ({
    ...row,
    said: said.trim().replace(/\n+/g, '\n'),
    keys: [...keys].sort(),
  }))
  expect(after.map(({ keys }) => keys)).toEqual(before.map(({ keys }) => keys))
  expect(await fillWords(server.deps)).toBe(0)
})

test('pages follow one another without a gap, for a reader of the whole district and of one grid', async () => {
  const ids = await fileMany(45)
  for (const caller of [who.centre, who.bao]) {
    const rows: string[] = []
    for (let after: string | undefined; ;) {
      const { reply } = await ask(caller, '井盖', after)
      rows.push(...reply.rows.map(({ id }) => id))
      if (!reply.next) break
      after = reply.next
    }
    expect(rows).toEqual([...ids].reverse())
    expect(await counted(caller, '井盖')).toBe(45)
  }
})

describe('by a caller’s number', () => {
  const phone = '13800005206'
  const byPhone = async (caller: Caller, asked = phone) => caller.call(findApi.findByPhone, { body: { phone: asked, reason: 'caller' } })

  test('only the centre, and it is written down with the reason', async () => {
    const resident = who.li
    const { id } = await file(resident, { identity: 'named', text: '暖气不热' })
    for (const caller of [who.tianhe, who.supervisor]) expect((await byPhone(caller)).status).toBe(403)
    expect((await byPhone(who.centre, '+86 138-0000-5206')).reply.rows.map((row) => row.id)).toEqual([id])
    expect((await byPhone(who.centre, '13911112222')).reply.rows).toEqual([])
    const lines = await server.deps.db.selectFrom('audit').select(['what', 'result']).where('what', 'like', 'findByPhone:%').execute()
    expect(lines.map(({ result }) => result)).toEqual(['caller', 'caller'])
    expect(JSON.stringify(lines)).not.toMatch(/138000|1391111/)
    // the line itself never answers it
    expect((await ask(who.centre, phone)).reply.rows).toEqual([])
  })

  test('保密, 匿名, 举报, category 13 and complaints answer nothing, nor does one they have left', async () => {
    const resident = who.li
    const named = await file(resident, { identity: 'named', text: '暖气不热' })
    const left = await file(resident, { identity: 'named', text: '水管漏了' })
    await file(resident, { identity: 'sealed', text: '楼上漏水' })
    await file(resident, { identity: 'named', category: 'policy_style_other', item: 'advice', text: '建议多设座椅' })
    await file(resident, { identity: 'named', request: 'accuse', category: 'policy_style_other', item: 'conduct', text: '有人收钱' })
    await file(resident, {
      identity: 'named',
      category: 'policy_style_other',
      item: 'conduct',
      complainedOf: '150703001005',
      text: '态度不好',
    })
    await file(server.caller({ 'x-query-code': aQueryCode(2) }), { identity: 'anonymous' })
    const ids = async () => (await byPhone(who.centre)).reply.rows.map((row) => row.id)
    expect(await ids()).toEqual([left.id, named.id])
    const keyed = await server.deps.db.selectFrom('ticket_words').select(['ticket_id', 'keys']).execute()
    const marked = keyed.filter(({ keys }) => keys.some((key) => key.startsWith('150703@r'))).map(({ ticket_id }) => ticket_id)
    expect(marked.sort()).toEqual([left.id, named.id].sort())
    // it goes on for whoever joined, and is no longer theirs
    expect((await joinAs(server, who.zhang, left)).status).toBe(200)
    await act(resident, left.id, 'withdraw')
    expect(await ids()).toEqual([named.id])
    await fillWords(server.deps)
    expect(await ids()).toEqual([named.id])
  })
})
