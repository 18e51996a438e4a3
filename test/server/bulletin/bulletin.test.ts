/** Bulletins on a real server: drafted from frozen figures, worded, objected to, final with newer figures, told outside; each edition stays. */
import { uuidv7 } from 'uuidv7'
import { bulletinApi, type BulletinView } from '../../../src/domain/api-bulletin'
import { filled } from '../../../src/domain/bulletin/slots'
import type { Row } from '../../../src/domain/figures/tables'
import type { Stage } from '../../../src/domain/figures/vintages'
import { verifySeals } from '../../../src/server/proof/verify'
import { aRow } from '../../helpers/bulletin'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { at } from '../../helpers/tickets'

let server: TestServer
let chen: Caller
let street: Caller
let housing: Caller
let centre: Caller
const STREET = '150703001'
const WEEK = { span: 'week', first_day: '2026-11-16', last_day: '2026-11-22' } as const
const MONTH = { span: 'month', first_day: '2026-10-01', last_day: '2026-10-31' } as const

beforeAll(async () => {
  server = await startServer()
  await itIs('2026-11-23 11:00')
})
afterAll(() => server.close())

/** Sets the clock; everybody signs in anew, for a session ends in the meantime. */
async function itIs(when: string) {
  server.time.now = at(when)
  chen = await server.as('chenlan')
  street = await server.as('liuguodong')
  housing = await server.as('sunwei')
  centre = await server.as('zhoumin')
}

/** Figures of a period, as if frozen: made up, for a story short enough for a test makes no ten of anything. */
async function frozen(span: typeof WEEK | typeof MONTH, edition: number, stage: Stage, units: Row[]): Promise<string> {
  const id = uuidv7()
  const total = aRow('total', { onTime: [50, 60] }, { carried: 3, filed: 60, done: 58, open: 5, counted: 5 })
  const numbers = { tables: { total, units, categories: [] }, units: units.map(({ key }) => ({ id: key, name: key })), groups: {} }
  await server.deps.db
    .insertInto('vintage')
    .values({
      ...{ district_id: '150703', id, ...span, edition, stage, cut_at: new Date(server.time.now), frozen_at: new Date(server.time.now) },
      ...{ definition: 1, numbers: JSON.stringify(numbers), cases: 60, cases_hash: 'a'.repeat(64), person_id: null, reason: '' },
    })
    .execute()
  return id
}
const late = (n: number) => [aRow(STREET, { onTime: [30 - n, 30] }), aRow('housing', { onTime: [25, 25], sentBack: [0, 24] })]

const view = async (who: Caller, id: string, edition?: number) =>
  (await who.call(bulletinApi.bulletin, { params: { id }, query: edition ? { edition: String(edition) } : {} })).reply
const move = (who: Caller, id: string, edition: number, step: 'issue' | 'finish' | 'release') =>
  who.call(bulletinApi.moveBulletin, { params: { id }, body: { edition, step } })
const sentence = (of: BulletinView, key: string) => filled(of.document.paragraphs.find((one) => one.key === key)!)
const rows = async (table: string) => (await server.deps.pool.query(`select * from ${table} order by 1, 2, 3`)).rows

let id: string

test('the supervisor drafts a week that was frozen, once; units do not see the draft', async () => {
  const vintageId = await frozen(WEEK, 1, 'provisional', late(6))
  const { waiting } = (await chen.call(bulletinApi.bulletins, {})).reply
  expect(waiting).toEqual([{ vintageId, kind: 'week', from: '2026-11-16', to: '2026-11-22', stage: 'provisional' }])
  expect((await centre.call(bulletinApi.draftBulletin, { body: { vintageId } })).status).toBe(403)
  const drafted = await chen.call(bulletinApi.draftBulletin, { body: { vintageId } })
  expect(drafted.status).toBe(200)
  id = drafted.reply.id
  expect(sentence(await view(chen, id), `dragging:${STREET}`)).toContain('到期 30 件，没按期办结 6 件，占 20.0%')
  expect((await street.call(bulletinApi.bulletin, { params: { id }, query: {} })).status).toBe(404)
  expect((await street.call(bulletinApi.bulletins, {})).reply.rows).toEqual([])
  expect((await view(centre, id)).steps).toEqual([])
})

test('words change, numbers and names do not get in; who was there first wins', async () => {
  const word = (words: string, edition = 1) =>
    chen.call(bulletinApi.wordBulletin, { params: { id }, body: { edition, words: [{ key: 'remark', words }] } })
  for (const [words, code] of [
    ['本周供暖 62 件。', 'ownNumber'],
    ['刘国栋办得慢。', 'namesPerson'],
    ['{due} 件', 'slotsChanged'],
  ] as const)
    // prettier-ignore
    expect(await word(words)).toMatchObject({ status: 400, problem: { code, fields: { remark: code } } })
  const saved = await word('本周降温，供暖不热的多。')
  expect(saved.reply).toMatchObject({ edition: 2, state: 'draft' })
  expect(sentence(saved.reply, 'remark')).toBe('本周降温，供暖不热的多。')
  expect((await word('晚来的一句')).problem.code).toBe('bulletinMoved')
  expect(sentence(await view(chen, id, 1), 'remark')).toBe('')
})

test('issued it is provisional: the unit in it objects for itself alone, within its days, and is answered', async () => {
  const issued = await move(chen, id, 2, 'issue')
  expect(issued.reply).toMatchObject({ state: 'provisional', edition: 3, objectUntil: at('2026-11-28 00:00') })
  const object = (who: Caller, unitId: string) =>
    who.call(bulletinApi.objectBulletin, { params: { id }, body: { unitId, words: '2 件到期那天停电。' } })
  expect((await object(street, 'housing')).status).toBe(403)
  expect((await object(chen, STREET)).status).toBe(403)
  expect((await object(street, STREET)).reply.objections).toMatchObject([{ n: 1, unit: { id: STREET, name: '第三街道' }, answer: null }])
  // another unit reads that there is one, and not what it says
  expect(await view(housing, id)).toMatchObject({ objections: [], objected: { all: 1, accepted: 0 }, named: 'praise' })
  await itIs('2026-11-28 08:00')
  expect((await object(housing, 'housing')).problem).toMatchObject({ code: 'bulletinWaits', message: '提意见的日子过了。' })
  const answer = () =>
    chen.call(bulletinApi.answerObjection, { params: { id }, body: { n: 1, accepted: true, words: '核过供电记录，按更正的版本改。' } })
  expect((await move(chen, id, 3, 'finish')).problem.message).toBe('还有意见没答复。')
  expect((await answer()).reply.objections[0]).toMatchObject({ answer: { accepted: true } })
  expect((await answer()).status).toBe(409)
  expect((await move(chen, id, 3, 'finish')).problem.message).toBe('数还是暂定的，等定稿的版本冻结。')
})

test('final it has the newer figures and the words; the provisional one stays as it was, for everybody', async () => {
  await frozen(WEEK, 2, 'corrected', late(4))
  const before = await rows('bulletin_edition')
  const final = (await move(chen, id, 3, 'finish')).reply
  expect(final).toMatchObject({ state: 'final', edition: 4, document: { source: { edition: 2, stage: 'corrected' } } })
  expect(sentence(final, `dragging:${STREET}`)).toContain('没按期办结 4 件，占 13.3%')
  expect(sentence(final, 'remark')).toBe('本周降温，供暖不热的多。')
  expect(sentence(await view(street, id, 3), `dragging:${STREET}`)).toContain('没按期办结 6 件')
  expect(await rows('bulletin_edition')).toEqual(expect.arrayContaining(before))
  // drafts stay inside
  expect((await view(street, id)).editions.map(({ edition }) => edition)).toEqual([4, 3])
})

test('the unit told off writes its account, for supervision and itself alone', async () => {
  const account = (who: Caller, unitId: string) =>
    who.call(bulletinApi.accountBulletin, { params: { id }, body: { unitId, words: '排班没跟上，已加派两组。' } })
  expect((await account(housing, 'housing')).problem.message).toBe('没有点到您的单位。')
  expect((await account(street, STREET)).status).toBe(200)
  expect((await view(chen, id)).accounts).toMatchObject([{ unit: { id: STREET }, words: '排班没跟上，已加派两组。' }])
  expect((await view(street, id)).accounts).toHaveLength(1)
  for (const other of [housing, centre]) expect((await view(other, id)).accounts).toEqual([])
})

test('nobody outside sees it before it is released; then it names no unit by week, and by month those of ten and more', async () => {
  const anyone = server.caller()
  const outsideOf = (of: string) => anyone.call(bulletinApi.publicBulletin, { params: { id: of } })
  expect((await outsideOf(id)).status).toBe(404)
  expect((await anyone.call(bulletinApi.publicBulletins)).reply.rows).toEqual([])
  expect((await move(chen, id, 4, 'release')).reply.state).toBe('released')
  expect(JSON.stringify((await outsideOf(id)).reply)).not.toMatch(/第三街道|150703001|housing/)

  const vintageId = await frozen(MONTH, 1, 'final', [...late(6), aRow('utilities', { onTime: [4, 5], returned: [6, 20] })])
  const month = (await chen.call(bulletinApi.draftBulletin, { body: { vintageId } })).reply.id
  await move(chen, month, 1, 'issue')
  await itIs('2026-12-04 09:00')
  await move(chen, month, 2, 'finish')
  await move(chen, month, 3, 'release')
  const { told } = (await outsideOf(month)).reply
  expect(told.paragraphs.map(({ text }) => text).join()).toContain('拖拉扯皮：')
  // one unit of five would be told by what is left: the next goes with it, and neither is told off
  expect(told.groups.find((one) => one.id === 'departments')).toEqual({ id: 'departments', units: [], rest: { n: 29, of: 30 }, others: 2 })
  expect(JSON.stringify(told)).not.toContain('utilities')
  expect((await anyone.call(bulletinApi.publicBulletins)).reply.rows.map((row) => row.id)).toEqual([id, month])
})

test('no hand changes a row, each step is in the audit log, and the seals hold', async () => {
  for (const table of ['bulletin', 'bulletin_edition', 'bulletin_said'])
    await expect(server.deps.pool.query(`delete from ${table}`)).rejects.toThrow('stays')
  const { rows: noted } = await server.deps.pool.query<{ result: string }>('select result from audit where what = $1 order by id', [
    `bulletin:${id}`,
  ])
  expect(noted.map(({ result }) => result)).toEqual([
    'draft 1',
    'words 2',
    'issue 3',
    'object',
    'answer',
    'finish 4',
    'account',
    'release 5',
  ])
  expect((await verifySeals(server.deps)).findings).toEqual([])
})
