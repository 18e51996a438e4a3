/** Who leaves a matter and who stays on it: 撤回 with others on it, 代办 disowned, and on whom a bar falls. */
import { api } from '../../../src/domain/api'
import { moderationApi } from '../../../src/domain/api-moderation'
import { aReport, requestId, startServer, type TestServer } from '../../helpers/server'
import { act, drain, file, look, noticesOf, people, SOLVED, tryTo, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const signInWith = async (phone: string) => {
  const { demoCode } = (await server.caller().call(api.sendCode, { body: { phone } })).reply
  const { token } = (await server.caller().call(api.signInPhone, { body: { phone, code: demoCode! } })).reply
  return server.caller({ authorization: `Bearer ${token}` })
}
/** As if they had joined: which tickets may be joined is another matter. */
const joins = async (id: string, caller: typeof who.li) => {
  const { id: person } = (await caller.call(api.me)).reply
  const row = { district_id: '150703', ticket_id: id, id: person!, kind: 'joiner' as const, person_id: person, identity: 'sealed' as const }
  await server.deps.db
    .insertInto('ticket_party')
    .values({ ...row, filed_at: new Date(server.time.now) })
    .execute()
}
const offered = async (caller: typeof who.li, id: string) => (await look(caller, id)).actions.map(({ action }) => action)

describe('撤回 with others on it', () => {
  test('the matter goes on for who joined, who are told; for the reporter it has ended', async () => {
    const { id } = await file(who.li, { publicConsent: true })
    await joins(id, who.zhang)
    expect(await look(who.li, id)).toMatchObject({ part: 'own', others: 1 })
    await act(who.bao, id, 'accept')
    expect(await act(who.li, id, 'withdraw', { reason: '搬走了' })).toMatchObject({ state: 'withdrawn', part: 'withdrawn', actions: [] })
    expect(await look(who.zhang, id)).toMatchObject({ state: 'accepted' })
    expect((await who.li.call(api.myTickets, { query: {} })).reply.rows).toMatchObject([{ id, state: 'withdrawn', clocks: [] }])
    await drain(server)
    expect(await noticesOf(who.zhang)).toContain('原来反映的居民撤回了，这件接着办')
    const row = await server.deps.db
      .selectFrom('ticket')
      .select(['public_consent', 'reachable'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ public_consent: false, reachable: false })
  })

  test('who left reads nothing of what comes after, and is told of none of it', async () => {
    const { id } = await file(who.li)
    await joins(id, who.zhang)
    await act(who.li, id, 'withdraw')
    await drain(server)
    const before = await noticesOf(who.li)
    await act(who.bao, id, 'resolve', SOLVED)
    await drain(server)
    expect((await look(who.li, id)).timeline.map(({ action }) => action)).toEqual(['submit', 'withdraw'])
    expect(await noticesOf(who.li)).toEqual(before)
    expect((await tryTo(who.li, id, 'judge', { solved: 'yes', satisfied: '5' })).status).toBe(403)
  })

  test('their word is then the only one: one "not solved" sends the work back', async () => {
    const { id } = await file(who.li)
    await joins(id, who.zhang)
    await act(who.li, id, 'withdraw')
    await act(who.bao, id, 'resolve', SOLVED)
    await act(who.zhang, id, 'opine', { solved: 'no' })
    expect(await look(who.bao, id)).toMatchObject({ state: 'rework' })
  })

  test('what another was merged into keeps its place and its clocks, and the other report with it', async () => {
    const [first, second] = [await file(who.li), await file(who.zhang)]
    await act(who.bao, second.id, 'merge', { into: first.number, reason: '同一盏灯' })
    await act(who.bao, first.id, 'accept')
    await act(who.li, first.id, 'withdraw')
    expect(await look(who.bao, first.id)).toMatchObject({ state: 'accepted', children: 1 })
    await act(who.bao, first.id, 'resolve', SOLVED)
    expect(await offered(who.zhang, second.id)).toContain('judge')
  })

  test('alone on it the reporter ends it as ever', async () => {
    const { id } = await file(who.li)
    expect(await act(who.li, id, 'withdraw')).toMatchObject({ state: 'withdrawn' })
    expect(await look(who.bao, id)).toMatchObject({ state: 'withdrawn' })
  })
})

describe('代办', () => {
  const GRANDMA = { name: '王桂兰', phone: '13712340077' }

  test('she hears of it, may disown it, and then it is the proxy’s own', async () => {
    const { id } = await file(who.zhang, { behalf: GRANDMA, identity: 'named' })
    await drain(server)
    const grandma = await signInWith(GRANDMA.phone)
    expect(await noticesOf(grandma)).toEqual(['家人替您反映了这件事'])
    expect(await look(grandma, id)).toMatchObject({ part: 'represented' })
    expect(await look(who.zhang, id)).toMatchObject({ part: 'proxy' })
    expect(await look(who.bao, id)).toMatchObject({ filedFor: true })
    expect(await offered(grandma, id)).toContain('disown')
    expect(await act(grandma, id, 'disown')).toMatchObject({ state: 'withdrawn', part: 'withdrawn' })
    expect(await look(who.zhang, id)).toMatchObject({ part: 'own', state: 'submitted' })
    expect(await offered(who.zhang, id)).toContain('withdraw')
    expect(await look(who.bao, id)).toMatchObject({ filedFor: false })
    await drain(server)
    expect(await noticesOf(who.zhang)).toContain('本人说没有托您反映，这件算您自己的')
  })

  test('who took it up has agreed, and what people file themselves they cannot disown', async () => {
    const { id } = await file(who.zhang, { behalf: GRANDMA })
    const grandma = await signInWith(GRANDMA.phone)
    await act(grandma, id, 'supplement', { note: '就在门口' })
    expect((await tryTo(grandma, id, 'disown')).problem.code).toBe('wasNotAsked')
    const own = await file(who.li)
    expect((await tryTo(who.li, own.id, 'disown')).problem.code).toBe('wasNotAsked')
  })

  test('a bar falls on who filed, in whoever’s name, before and after it was disowned', async () => {
    for (const leaves of [false, true]) {
      const { id } = await file(who.zhang, { behalf: { ...GRANDMA, phone: leaves ? '13712340078' : GRANDMA.phone } })
      const grandma = await signInWith(leaves ? '13712340078' : GRANDMA.phone)
      if (leaves) await act(grandma, id, 'disown')
      const body = { reason: 'flood' as const, days: '7' as const, note: '一天报了几十件' }
      const bar = await who.centre.call(moderationApi.barReporter, { params: { id }, body })
      expect(bar.status).toBe(200)
      expect((await who.zhang.call(api.fileReport, { body: aReport() })).problem.code).toBe('barred')
      expect((await grandma.call(api.fileReport, { body: aReport({ requestId: requestId() }) })).problem?.code).not.toBe('barred')
      await who.centre.call(moderationApi.liftBar, { params: { id: bar.reply.id }, body: { note: '试过了' } })
    }
  })
})
