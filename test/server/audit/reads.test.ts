import { api } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { watchApi } from '../../../src/domain/api-watch'
import { noteSettings } from '../../../src/server/audit/settings'
import { readSettings } from '../../../src/server/settings'
import { startServer, type TestServer } from '../../helpers/server'
import { file, people, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const entries = async (like: string) =>
  (
    await server.deps.pool.query<{ actor: string; what: string; result: string }>(
      'select actor, what, result from audit where what like $1 order by id',
      [like],
    )
  ).rows

test('whoever of the staff opens or lists what is confidential leaves a line; the reporter and the plain ticket leave none', async () => {
  const { id } = await file(who.li, { category: 'policy_style_other', item: 'conduct', complainedOf: '150703001005' })
  const plain = await file(who.li)
  await who.li.call(api.ticket, { params: { id } })
  await who.bao.call(api.ticket, { params: { id: plain.id } })
  expect(await entries('read:%')).toEqual([])
  for (let n = 0; n < 3; n++) await who.centre.call(api.ticket, { params: { id } })
  expect(await entries('read:%')).toMatchObject([{ actor: expect.stringMatching(/^staff:/), what: `read:${id}`, result: 'confidential' }])
  server.time.now += 11 * 60_000
  await who.centre.call(api.ticket, { params: { id } })
  expect(await entries('read:%')).toHaveLength(2)
  await who.centre.call(api.inbox, { query: { desk: 'todo' } })
  expect(await entries('listed:%')).toMatchObject([{ what: `listed:${id}` }])
})

test('a phone that keeps its desk gets what its holder may see, and nothing that is read in confidence', async () => {
  const plain = await file(who.li)
  const kept = await file(who.li, { category: 'policy_style_other', item: 'conduct', complainedOf: '150703001005' })
  const keep = async (caller: People['bao'], ...ids: string[]) =>
    (await caller.call(deskApi.deskTickets, { query: { ids: ids.join() } })).reply.tickets.map(({ id }) => id)
  expect(await keep(who.bao, plain.id, kept.id)).toEqual([plain.id])
  expect(await keep(who.centre, plain.id, kept.id)).toEqual([plain.id])
  expect(await keep(who.housing, plain.id)).toEqual([])
  expect(await entries('%ed:%')).toEqual([])
  const { reply } = await who.bao.call(deskApi.deskTickets, { query: { ids: plain.id } })
  expect(reply.tickets[0]).toEqual((await who.bao.call(api.ticket, { params: { id: plain.id } })).reply.ticket)
  for (const ids of ['', 'x', `${plain.id},x`, Array.from({ length: 11 }, () => plain.id).join()])
    expect((await who.bao.call(deskApi.deskTickets, { query: { ids } })).status).toBe(400)
})

test('a change of the calendar leaves what it was and what it is', async () => {
  const system = await server.as('system')
  const { calendar } = (await system.call(watchApi.calendar)).reply
  const changed = { ...calendar, holidays: [...calendar.holidays, '2027-03-08'] }
  const { status } = await system.call(watchApi.saveCalendar, { body: changed as never })
  if (status !== 200) return
  const [entry] = await entries('calendar:%')
  const { before, after } = JSON.parse(entry!.result)
  expect(after.holidays).toContain('2027-03-08')
  expect(before.holidays).not.toContain('2027-03-08')
})

test('a setting that is another at the next start leaves a line, a secret only that it is another', async () => {
  const base = { SECRET_FILE: '/etc/secret', SMS_URL: 'https://sms.example', DATA_DIR: '/tmp/nowhere' }
  const start = (more: object) => noteSettings(server.deps.db, readSettings({ ...base, ...more }), server.deps.keys, server.time.now)
  await start({ SMS_TOKEN: 'first-token' })
  const before = (await entries('setting:%')).length
  await start({ SMS_TOKEN: 'first-token' })
  expect(await entries('setting:%')).toHaveLength(before)
  await start({ SMS_TOKEN: 'second-token', SMS_HOURLY: '200' })
  const changed = (await entries('setting:%')).slice(before)
  expect(changed.map(({ what }) => what).sort()).toEqual(['setting:SMS_HOURLY', 'setting:SMS_TOKEN'])
  expect(changed.find(({ what }) => what === 'setting:SMS_HOURLY')!.result).toBe('{"before":"1000","after":"200"}')
  expect(JSON.stringify(changed)).not.toContain('token"')
  expect(JSON.stringify(changed)).not.toMatch(/(first|second)-token/)
})
