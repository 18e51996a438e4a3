/** The same words filed again by the same person: asked about, never refused for good, and nothing tied to an anonymous report. */
import { api } from '../../../src/domain/api'
import { sameWords } from '../../../src/domain/report/again'
import { aQueryCode, aReport, requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, people, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const fileAs = (caller: Caller, some: Parameters<typeof aReport>[0] = {}) =>
  caller.call(api.fileReport, { body: { ...aReport({ again: undefined }), ...some } })
const ASKED = { status: 409, problem: { code: 'saidBefore' } }

test('the second time it is asked, with the earlier ticket; meant, it is filed', async () => {
  const first = await fileAs(who.li)
  const request = requestId()
  expect(await fileAs(who.li, { requestId: request })).toMatchObject({ ...ASKED, problem: { ticket: first.reply.id } })
  const meant = await fileAs(who.li, { requestId: request, again: true })
  expect(meant.status).toBe(200)
  expect(meant.reply.id).not.toBe(first.reply.id)
})

test('the same filing sent again is no second one', async () => {
  const request = requestId()
  const first = await fileAs(who.li, { requestId: request })
  expect(await fileAs(who.li, { requestId: request })).toMatchObject({ status: 200, reply: { id: first.reply.id } })
})

test('other words, another community, another person, or one that has ended are not asked about', async () => {
  const { reply } = await fileAs(who.li)
  expect((await fileAs(who.li, { text: '7 号楼的路灯也不亮了' })).status).toBe(200)
  expect((await fileAs(who.li, { place: { words: '广场', communityId: '150703001001' } })).status).toBe(200)
  expect((await fileAs(who.zhang)).status).toBe(200)
  await act(who.li, reply.id, 'withdraw')
  expect((await fileAs(who.li)).status).toBe(200)
})

test('an anonymous report is compared with nothing: neither before nor after one by name, nor with another under its code', async () => {
  const code = server.caller({ 'x-query-code': aQueryCode(4) })
  const anonymous = { identity: 'anonymous' } as const
  expect((await fileAs(code, anonymous)).status).toBe(200)
  expect((await fileAs(who.li)).status).toBe(200)
  expect((await fileAs(code, anonymous)).status).toBe(200)
  // who files anonymously while a session is open is not found by it either
  const both = server.caller({ ...who.li.headers, 'x-query-code': aQueryCode(5) })
  expect((await fileAs(both, { ...anonymous, text: '楼上半夜敲墙，没法睡' })).status).toBe(200)
  expect((await fileAs(who.li, { text: '楼上半夜敲墙，没法睡' })).status).toBe(200)
  expect((await fileAs(both, { ...anonymous, text: '楼上半夜敲墙，没法睡' })).status).toBe(200)
})

test('spaces, marks and capitals make no other words; no words are the same as none', () => {
  expect(sameWords('路灯不亮，晚上黑。', ' 路灯不亮 晚上黑')).toBe(true)
  expect(sameWords('LED灯坏了', 'led 灯坏了')).toBe(true)
  expect(sameWords('3 号楼路灯', '5 号楼路灯')).toBe(false)
  expect(sameWords('', '')).toBe(false)
})
