/** 代为登记: staff file for a caller, a visitor, a letter; who told them is kept apart from who wrote it down. */
import { api, type BodyIn } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { findApi } from '../../../src/domain/api-find'
import { intakeApi } from '../../../src/domain/api-intake'
import { eventTitle } from '../../../src/domain/reading/history-line'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { verifySeals } from '../../../src/server/proof/verify'
import { fillWords } from '../../../src/server/find/fill'
import { upload } from '../../helpers/images'
import { aPdf } from '../../helpers/papers'
import { aReport, requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, aResident, IN_GRID_3, look, people, TIANHE, tryTo, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())

type Body = BodyIn<typeof intakeApi.registerReport>
const CALLER = { name: '王桂芝', phone: '13900002222' }

const aCall = (change: Partial<Body> = {}): Body => ({
  ...aReport({ identity: 'named', again: undefined, place: { words: '5 号楼北侧', point: IN_GRID_3 } }),
  behalf: CALLER,
  intake: { source: 'phone', consent: true },
  ...change,
})
const register = (by: Caller, change: Partial<Body> = {}) => by.call(intakeApi.registerReport, { body: aCall(change) })
const registered = async (by: Caller, change: Partial<Body> = {}) => {
  const { status, reply, problem } = await register(by, { again: true, ...change })
  if (status !== 200) throw new Error(`not registered: ${JSON.stringify(problem)}`)
  return reply
}
const audited = async () => (await server.deps.db.selectFrom('audit').select(['actor', 'what', 'result']).execute()).map((row) => row.what)

test('a caller is told number, unit, limit and code; the grid worker gets it as any report', async () => {
  const receipt = await registered(who.centre)
  expect(receipt).toMatchObject({
    number: expect.stringMatching(/^\d{8}-/),
    code: expect.stringMatching(/^\d{6}$/),
    merged: null,
    sees: true,
  })
  expect(receipt.unit.name).toContain('第 3 网格')
  expect(receipt.acceptBy).toBeGreaterThan(server.time.now)
  const seen = await look(who.bao, receipt.id)
  expect(seen).toMatchObject({ state: 'submitted', intake: { source: 'phone', consent: true, errand: false, clerk: '周敏' } })
  expect(eventTitle(seen.timeline[0]!, 'unit')).toMatch(/登记$/)
  // the caller's name and number are for 看电话 alone
  expect(JSON.stringify(seen)).not.toMatch(/13900002222|王桂芝/)
})

test('a scanned letter comes along as a paper of the clerk who filed it, for whoever handles it', async () => {
  const { headers, payload } = upload(aPdf())
  const taken = await server.app.inject({ method: 'POST', url: '/api/papers', headers: { ...who.centre.headers, ...headers }, payload })
  const { id } = await registered(who.centre, { papers: [taken.json<{ id: string }>().id], intake: { source: 'letter', consent: true } })
  expect(await look(who.bao, id)).toMatchObject({ papers: [{ kind: 'pdf' }] })
})

test('the reporter is reached by a reasoned look at the phone, and never is the clerk who wrote it down', async () => {
  const { id } = await registered(who.tianhe)
  await act(who.bao, id, 'accept')
  const { stage } = await look(who.bao, id)
  const answer = await who.bao.call(deskApi.revealPhone, { params: { id }, body: { requestId: requestId(), stage, reason: 'verify' } })
  expect(answer.reply).toEqual({ phone: CALLER.phone, name: CALLER.name })
})

test.each<[string, keyof People, Partial<Body>, number, Record<string, string> | undefined]>([
  ['a call without anybody', 'centre', { behalf: undefined }, 400, { behalf: 'caller' }],
  ['a caller who gives no name', 'centre', { behalf: undefined, identity: 'anonymous', intake: { source: 'phone' } }, 200, undefined],
  ['without consent', 'centre', { intake: { source: 'phone' } }, 400, { consent: 'consentAsked' }],
  ['a round that names a reporter', 'bao', { intake: { source: 'round', consent: true } }, 400, { behalf: 'invalid' }],
  ['a round', 'bao', { behalf: undefined, identity: 'anonymous', intake: { source: 'round' } }, 200, undefined],
  ['a letter by a grid worker', 'bao', { intake: { source: 'letter', consent: true } }, 403, undefined],
  ['an unsigned letter', 'tianhe', { behalf: undefined, identity: 'anonymous', intake: { source: 'letter' } }, 200, undefined],
  ['from above without a document', 'centre', { intake: { source: 'upper', consent: true } }, 400, { document: 'document' }],
  ['from above by a community', 'tianhe', { intake: { source: 'upper', consent: true, document: '〔2026〕8 号' } }, 403, undefined],
  ['from above', 'centre', { intake: { source: 'upper', consent: true, document: '〔2026〕8 号' } }, 200, undefined],
  ['an errand', 'tianhe', { intake: { source: 'visit', consent: true, errand: true } }, 200, undefined],
  [
    'an errand for nobody',
    'tianhe',
    { behalf: undefined, identity: 'anonymous', intake: { source: 'visit', errand: true } },
    400,
    { errand: 'invalid' },
  ],
  ['made public in their name', 'centre', { publicConsent: true }, 400, { publicConsent: 'invalid' }],
  ['as if a resident had', 'centre', { intake: { source: 'web', consent: true } }, 403, undefined],
])('%s, by %s', async (_, by, change, status, fields) => {
  const answer = await register(who[by], { again: true, ...change })
  expect({ status: answer.status, fields: answer.problem.fields }).toEqual({ status, fields })
})

test('the same request twice is one ticket and one caller; with other words it is refused', async () => {
  const body = aCall({ again: true })
  const before = await server.deps.db.selectFrom('caller').selectAll().execute()
  const [one, other] = [
    await who.centre.call(intakeApi.registerReport, { body }),
    await who.centre.call(intakeApi.registerReport, { body }),
  ]
  expect(other.reply).toEqual(one.reply)
  expect(await server.deps.db.selectFrom('caller').selectAll().execute()).toHaveLength(before.length + 1)
  expect((await who.centre.call(intakeApi.registerReport, { body: { ...body, text: '不是这件，是下水道堵了。' } })).status).toBe(422)
})

test('the same words by the same number are asked about once', async () => {
  const text = '6 号楼单元门的闭门器坏了，夜里一直响。'
  const caller = { name: '陈大爷', phone: '13900003333' }
  const { id } = await registered(who.centre, { text, behalf: caller })
  expect(await register(who.centre, { text, behalf: caller })).toMatchObject({ status: 409, problem: { code: 'saidByCaller', ticket: id } })
  // whoever cannot see the first is not told that there is one
  expect((await register(who.housing, { text, behalf: caller })).status).toBe(200)
})

test('a number that was told opens nothing: signed in with it one still needs the code, and with another number the code is no use', async () => {
  const { id, code } = await registered(who.centre, { behalf: { name: '刘洋', phone: '13900000071' } })
  const [theirs, strangers] = [await aResident(server, 71), await aResident(server, 72)]
  expect((await theirs.call(api.ticket, { params: { id } })).status).toBe(404)
  expect((await theirs.call(api.myTickets, { query: {} })).reply.rows).toEqual([])
  expect(await strangers.call(intakeApi.claimTicket, { body: { code: code! } })).toMatchObject({
    status: 404,
    problem: { code: 'claimUnknown' },
  })
  const wrong = code === '000000' ? '000001' : '000000'
  expect((await theirs.call(intakeApi.claimTicket, { body: { code: wrong } })).status).toBe(404)
  expect((await theirs.call(intakeApi.claimTicket, { body: { code: code! } })).reply).toEqual({ id })
  const mine = await look(theirs, id)
  expect(mine).toMatchObject({ audience: 'reporter', part: 'own', intake: { source: 'phone' } })
  // a clerk's name is not for residents
  expect(JSON.stringify(mine)).not.toContain('周敏')
  expect(eventTitle(mine.timeline[0]!, 'resident')).toMatch(/替您登记了这件事$/)
  await act(theirs, id, 'supplement', { note: '门口也有一处。' })
  // the caller is nobody any more, and the code opens nothing twice
  expect((await theirs.call(intakeApi.claimTicket, { body: { code: code! } })).status).toBe(404)
  expect(await audited()).toContain(`claim:${id}`)
})

test('the centre finds it by the number that was told, and after it was claimed as well', async () => {
  const phone = '13900000073'
  const { id, code } = await registered(who.centre, { behalf: { name: '马芳', phone } })
  const find = async () =>
    (await who.centre.call(findApi.findByPhone, { body: { phone, reason: 'caller' } })).reply.rows.map((row) => row.id)
  expect(await find()).toEqual([id])
  const hidden = await registered(who.centre, { identity: 'sealed', behalf: { name: '马芳', phone } })
  expect(await find()).toEqual([id])
  await (await aResident(server, 73)).call(intakeApi.claimTicket, { body: { code: code! } })
  await fillWords(server.deps)
  expect(await find()).toEqual([id])
  expect(hidden.code).not.toBe(code)
})

test('it is found by its source, and as mine by whoever wrote it down', async () => {
  const { id } = await registered(who.tianhe, { intake: { source: 'counter', consent: true } })
  const find = async (by: Caller, line: string) => (await by.call(findApi.find, { query: { line } })).reply.rows.map((row) => row.id)
  expect(await find(who.centre, '来源:窗口来访')).toEqual([id])
  expect(await find(who.centre, 'source:counter 经我手')).toEqual([])
  expect(await find(who.tianhe, '来源:窗口 只看:经我手')).toEqual([id])
})

test('one that is the same as another goes on with it where the rules let the clerk merge, and alone where not', async () => {
  const first = await registered(who.centre, { text: '3 号楼前的井盖翘起来一角，骑车很险。' })
  const similar = await who.centre.call(intakeApi.similarHere, {
    body: { communityId: TIANHE, category: 'public_facility', item: 'lamp', words: '3 号楼前面井盖翘起来了' },
  })
  expect(similar.reply.tickets.map(({ id }) => id)).toContain(first.id)
  const second = await registered(who.centre, {
    text: '3 号楼前面井盖翘起来了',
    same: first.id,
    behalf: { name: '孙丽', phone: '13900000074' },
  })
  expect(second.merged).toBe(first.number)
  expect(await look(who.centre, second.id)).toMatchObject({ state: 'merged' })
  const third = await registered(who.housing, { same: first.id })
  expect(third).toMatchObject({ merged: null, sees: false })
})

test('words of danger press and an accusation stays in confidence, whoever wrote them down', async () => {
  const gas = await registered(who.bao, { text: '楼道里有很浓的燃气味，头晕。', intake: { source: 'visit', consent: true } })
  expect((await look(who.bao, gas.id)).urgency).toBe('critical')
  const accused = await registered(who.tianhe, { category: 'policy_style_other', item: 'conduct', complainedOf: TIANHE })
  expect(accused).toMatchObject({ sees: false })
  expect((await who.tianhe.call(api.ticket, { params: { id: accused.id } })).status).toBe(404)
})

test('what was told is erased with the words, and everything is still as it was written', async () => {
  const phone = '13900000075'
  const { id, code } = await registered(who.centre, { behalf: { name: '高强', phone }, text: '7 号楼楼顶漏水，滴到床上。' })
  const theirs = await aResident(server, 75)
  await act(who.bao, id, 'accept')
  await act(who.centre, id, 'erase', { eraseWhat: 'told', eraseWhy: 'asked' })
  expect(JSON.stringify(await look(who.centre, id))).not.toContain('滴到床上')
  const left = await server.deps.db
    .selectFrom('caller')
    .select('person_id')
    .where('lookup', '=', server.deps.keys.lookupOf('caller', phone))
    .execute()
  expect(left).toEqual([])
  expect((await theirs.call(intakeApi.claimTicket, { body: { code: code! } })).status).toBe(404)
  expect((await verifyTickets(server.deps)).findings).toEqual([])
  expect(await verifySeals(server.deps)).toMatchObject({ findings: [] })
})

test('whoever has not claimed it is called, not asked: a question would wait for nobody and end it', async () => {
  const caller = { name: '冯刚', phone: '13900000076' }
  const { id, code } = await registered(who.centre, { behalf: caller, text: '9 号楼电表箱门掉了。' })
  await act(who.bao, id, 'accept')
  const asked = async () => (await tryTo(who.bao, id, 'askInfo', { note: '哪个单元？' })).problem?.code
  expect(await asked()).toBe('reporterIsHere')
  const { id: round } = await registered(who.bao, { behalf: undefined, identity: 'anonymous', intake: { source: 'round' } })
  expect((await tryTo(who.bao, round, 'askInfo', { note: '哪里？' })).problem.code).toBe('reporterIsHere')
  await (await aResident(server, 76)).call(intakeApi.claimTicket, { body: { code: code! } })
  expect(await asked()).toBeUndefined()
})

test('whoever prints is on record, and prints nothing they may not see', async () => {
  const { id } = await registered(who.centre)
  expect((await who.bao.call(intakeApi.notePrint, { params: { id }, body: { what: 'file' } })).status).toBe(200)
  expect((await who.grid1.call(intakeApi.notePrint, { params: { id }, body: { what: 'file' } })).status).toBe(404)
  expect(await audited()).toContain(`print:${id}`)
})

test('residents file by web or mini-program, and nobody takes that for somebody of the staff', async () => {
  const plain = await who.li.call(api.fileReport, { body: aReport() })
  const inWechat = server.caller({ ...who.li.headers, referer: 'https://servicewechat.com/wx0000000000000000/7/page-frame.html' })
  const mini = await inWechat.call(api.fileReport, { body: aReport() })
  const sources = await server.deps.db
    .selectFrom('ticket')
    .select(['id', 'source'])
    .where('id', 'in', [plain.reply.id, mini.reply.id])
    .execute()
  expect(Object.fromEntries(sources.map(({ id, source }) => [id, source]))).toEqual({ [plain.reply.id]: 'web', [mini.reply.id]: 'mini' })
  expect(mini.reply).toMatchObject({ intake: { source: 'mini' } })
})
