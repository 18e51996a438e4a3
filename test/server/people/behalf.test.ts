/** 代办: filed by one, belonging to another, who gives the verdict. */
import { api } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { accountApi } from '../../../src/domain/api-account'
import { aQueryCode, aReport, requestId, startServer, type TestServer } from '../../helpers/server'
import { act, file, look, people, SOLVED, tryTo, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const GRANDMA = { name: '王桂兰', phone: '13712340077' }
const signInWith = async (phone: string) => {
  const { demoCode } = (await server.caller().call(api.sendCode, { body: { phone } })).reply
  const { token, me } = (await server.caller().call(api.signInPhone, { body: { phone, code: demoCode! } })).reply
  return { me, caller: server.caller({ authorization: `Bearer ${token}` }) }
}
const offered = async (caller: typeof who.li, id: string) => (await look(caller, id)).actions.map(({ action }) => action)

test('the person it is for signs in with her phone, finds it, and hers alone is the verdict', async () => {
  const { id } = await file(who.zhang, { behalf: GRANDMA, identity: 'named' })
  const { me, caller: grandma } = await signInWith(GRANDMA.phone)
  expect(me.name).toBe(GRANDMA.name)
  expect((await grandma.call(api.myTickets, { query: {} })).reply.rows.map((row) => row.id)).toEqual([id])
  expect((await who.zhang.call(api.myTickets, { query: {} })).reply.rows.map((row) => row.id)).toEqual([id])
  expect(await offered(who.zhang, id)).toEqual(['supplement', 'urge', 'askErase'])
  await act(who.zhang, id, 'supplement', { note: '她腿脚不便，请上门' })
  await act(who.bao, id, 'resolve', SOLVED)
  const turnOf = async (caller: typeof grandma) => (await caller.call(api.myTickets, { query: { which: 'you' } })).reply
  expect(await turnOf(grandma)).toMatchObject({ rows: [{ id, proxied: false }], counts: { all: 1, you: 1 } })
  expect(await turnOf(who.zhang)).toMatchObject({ rows: [], counts: { all: 1, you: 0 } })
  expect((await tryTo(who.zhang, id, 'judge', { solved: 'yes', satisfied: '5' })).status).toBe(403)
  expect((await act(grandma, id, 'judge', { solved: 'yes', satisfied: '5' })).state).toBe('closed')
})

test('it is her phone that staff are given, and her who sees that they looked', async () => {
  const { id } = await file(who.zhang, { behalf: GRANDMA, identity: 'named' })
  const body = { requestId: requestId(), stage: 1, reason: 'visit' as const }
  expect((await who.bao.call(deskApi.revealPhone, { params: { id }, body })).reply).toEqual({ phone: GRANDMA.phone, name: GRANDMA.name })
  const { caller: grandma } = await signInWith(GRANDMA.phone)
  expect((await grandma.call(accountApi.account)).reply.looks).toHaveLength(1)
  expect((await who.zhang.call(accountApi.account)).reply.looks).toEqual([])
})

test('somebody known keeps her name, and her own phone makes it her own report', async () => {
  const { id } = await file(who.zhang, { behalf: { name: '别的名字', phone: '13800005206' }, identity: 'named' })
  expect((await who.li.call(api.me)).reply.name).toBe('李秀兰')
  expect(await offered(who.li, id)).toContain('withdraw')
  const own = await file(who.li, { behalf: { name: '李秀兰', phone: '13800005206' } })
  expect(await offered(who.li, own.id)).toContain('withdraw')
})

test('sent twice it is one ticket with one reporter and one proxy', async () => {
  const body = aReport({ behalf: GRANDMA })
  const first = await who.zhang.call(api.fileReport, { body })
  expect((await who.zhang.call(api.fileReport, { body })).reply.id).toBe(first.reply.id)
  const parties = await server.deps.db.selectFrom('ticket_party').select('kind').where('ticket_id', '=', first.reply.id).execute()
  expect(parties.map(({ kind }) => kind).sort()).toEqual(['proxy', 'reporter'])
})

test('without a name, with a wrong phone, or anonymously nobody is represented', async () => {
  const tryFor = async (change: object) => (await who.zhang.call(api.fileReport, { body: aReport(change) })).problem
  expect(await tryFor({ behalf: { ...GRANDMA, name: '  ' } })).toMatchObject({ fields: { behalf: 'behalfName' } })
  expect(await tryFor({ behalf: { ...GRANDMA, phone: '123' } })).toMatchObject({ fields: { behalf: 'phone' } })
  expect(await tryFor({ behalf: GRANDMA, identity: 'anonymous' })).toMatchObject({ fields: { behalf: 'invalid' } })
  const code = server.caller({ 'x-query-code': aQueryCode(1) })
  expect((await code.call(api.fileReport, { body: aReport({ behalf: GRANDMA }) })).status).toBe(400)
})
