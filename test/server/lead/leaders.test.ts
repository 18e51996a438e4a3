/** Leaders with accounts (领导): what they see, what they may decide, and that nothing handled in confidence reaches them. */
import { api } from '../../../src/domain/api'
import { findApi } from '../../../src/domain/api-find'
import { leadApi } from '../../../src/domain/api-lead'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, drain, file, look, noticesOf, people, tryTo, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const today = async () => (await who.leader.call(leadApi.leadToday, {})).reply
const sees = async (id: string) => (await who.leader.call(api.ticket, { params: { id } })).status === 200
const idOf = async (caller: Caller) => (await caller.call(api.me)).reply.id!

/** A case that 区住建局 works on. */
async function atHousing() {
  const { id } = await file(who.li, { category: 'policy_style_other', item: 'advice' })
  await act(who.centre, id, 'accept')
  await act(who.centre, id, 'dispatch', { unit: 'housing', goal: '三天修好' })
  await act(who.housing, id, 'sign')
  return id
}

test('what waits for a leader is a request for time of a unit they answer for; they grant it, and it is gone', async () => {
  const id = await atHousing()
  const elsewhere = await file(who.li)
  expect([await sees(id), await sees(elsewhere.id)]).toEqual([true, false])
  expect((await today()).waiting.count).toBe(0)
  const { actions } = await look(who.housing, id)
  const { days } = actions.find(({ action }) => action === 'extend')!
  await act(who.housing, id, 'extend', { until: days!.from, note: '要等管件到货' })
  expect((await today()).waiting).toMatchObject({ count: 1, rows: [{ id, said: '要等管件到货' }] })
  await act(who.leader, id, 'grantExtension')
  expect((await today()).waiting).toEqual({ count: 0, rows: [] })
  expect(await verifyTickets(server.deps)).toMatchObject({ findings: [] })
})

test('a case sponsored by an account stands on that leader’s screen and tells them; without an account it is words alone', async () => {
  const id = await atHousing()
  const until = (await look(who.supervisor, id)).actions.find(({ action }) => action === 'sponsor')!.days!.from
  const set = { leader: '巴雅尔 副区长', person: '孙伟', measures: '每周调度', until }
  await act(who.supervisor, id, 'sponsor', { ...set, sponsor: await idOf(who.leader) })
  expect((await today()).sponsored).toMatchObject({ count: 1, late: 0, rows: [{ id, measures: '每周调度' }] })
  await drain(server)
  expect((await noticesOf(who.leader)).some((title) => title.includes('包案'))).toBe(true)
  server.time.now += 40 * 86_400_000
  who = await people(server)
  expect((await today()).sponsored).toMatchObject({ count: 1, late: 1 })
  const other = await atHousing()
  await act(who.supervisor, other, 'sponsor', {
    ...set,
    until: (await look(who.supervisor, other)).actions.find(({ action }) => action === 'sponsor')!.days!.from,
  })
  expect((await today()).sponsored.count).toBe(1)
})

test('only a leader who answers for the unit can be named by account, and nobody is told of what is handled in confidence', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  const until = (await look(who.supervisor, id)).actions.find(({ action }) => action === 'sponsor')!.days!.from
  const given = { leader: '巴雅尔', person: '包晓燕', measures: '每周看', until, sponsor: await idOf(who.leader) }
  expect(await tryTo(who.supervisor, id, 'sponsor', given)).toMatchObject({ status: 409, problem: { code: 'leadsThere' } })
  expect(await tryTo(who.supervisor, id, 'sponsor', { ...given, sponsor: await idOf(who.housing) })).toMatchObject({ status: 409 })
  const secret = await file(who.li, { category: 'policy_style_other', item: 'conduct', complainedOf: '150703001005' })
  await act(who.centre, secret.id, 'accept')
  await act(who.centre, secret.id, 'dispatch', { unit: 'discipline', goal: '查清' })
  expect(await sees(secret.id)).toBe(false)
})

test('late is counted by unit among what is worked on; searching finds what lies there and nothing else', async () => {
  const id = await atHousing()
  await file(who.li, { text: '楼道灯坏了' })
  expect((await today()).late).toEqual({ count: 0, open: 1, units: [] })
  server.time.now += 60 * 86_400_000
  who = await people(server)
  expect((await today()).late).toMatchObject({ count: 1, open: 1, units: [{ name: '区住建局', count: 1 }] })
  const found = (await who.leader.call(findApi.find, { query: { line: '状态:在办' } })).reply
  expect(found.rows.map((row) => row.id)).toEqual([id])
})

test('a leader takes nothing into their hands and reads no phone', async () => {
  const id = await atHousing()
  const { actions } = await look(who.leader, id)
  const open = actions.filter(({ refusal }) => !refusal).map(({ action }) => action)
  expect(open.sort()).toEqual(['note', 'supervise'])
  expect(JSON.stringify(await look(who.leader, id))).not.toMatch(/13800005206|李秀兰/)
})
