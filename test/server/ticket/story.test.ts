import { api } from '../../../src/domain/api'
import { accountApi } from '../../../src/domain/api-account'
import { PRIVACY } from '../../../src/domain/people/privacy'
import { sweep } from '../../../src/server/ticket/sweep'
import { checkAgainst, checkpoint, verifyTickets } from '../../../src/server/ticket/verify'
import { aReport, requestId, startServer, type TestServer } from '../../helpers/server'
import { act, file, GRID_3, look, people, SOLVED, TIANHE, tryTo, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())
const at = (words: string) => Date.parse(`${words}:00+08:00`)
beforeEach(async () => {
  server.time.now = at('2026-11-23T10:24')
  // these tests file more than a person may in an hour
  await server.deps.pool.query('delete from allowance')
})

test('a report goes to the grid of its place, with the limits the resident was promised', async () => {
  const ticket = await file(who.li)
  expect(ticket).toMatchObject({ audience: 'reporter', state: 'submitted', stage: 1, unit: { id: GRID_3, name: '天和社区第 3 网格' } })
  expect(ticket.number).toMatch(/^20261123-[2-9A-HJ-NP-Z]{6}$/)
  expect(Object.fromEntries(ticket.clocks.map((clock) => [clock.kind, clock.dueAt]))).toEqual({
    accept: at('2026-11-23T11:24'),
    handle: at('2026-11-26T17:30'),
  })
})

test('the whole way: accept, escalate, dispatch, sign, resolve, not solved, rework, solved, closed, and history verifies', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  expect(await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '要登高车' })).toMatchObject({
    state: 'escalated',
    unit: { id: TIANHE },
  })
  expect(await act(who.tianhe, id, 'dispatch', { unit: 'housing', goal: '当晚亮灯', reason: '路灯归市政' })).toMatchObject({
    state: 'dispatched',
    unit: { id: 'housing' },
  })
  await act(who.housing, id, 'sign')
  expect(await act(who.housing, id, 'resolve', SOLVED)).toMatchObject({ state: 'verified' })

  const back = await act(who.li, id, 'judge', { solved: 'no', satisfied: '2', note: '昨晚又灭了' })
  expect(back).toMatchObject({ state: 'rework', round: 1, unit: { id: 'housing' } })
  // half of three working days, rounded up: two
  expect(back.clocks.find((clock) => clock.kind === 'handle')?.dueAt).toBe(at('2026-11-25T17:30'))

  await act(who.housing, id, 'resolve', SOLVED)
  const done = await act(who.li, id, 'judge', { solved: 'yes', satisfied: '4' })
  // what was sent back is checked by somebody else before it is struck off
  expect(done).toMatchObject({ state: 'confirmed', answered: true })
  expect(await tryTo(who.housing, id, 'check', { checkResult: 'passed', reason: '看过' })).toMatchObject({
    problem: { code: 'notOwnWork' },
  })
  await act(who.centre, id, 'check', { checkResult: 'passed', reason: '去现场看过，灯亮着' })
  const closed = await look(who.li, id)
  expect(closed).toMatchObject({ state: 'closed', answered: true, clocks: [] })
  expect(closed.timeline.map((entry) => entry.action)).toEqual(
    'submit accept escalate accept dispatch sign resolve judge accept resolve judge check'.split(' '),
  )
  expect((await verifyTickets(server.deps)).findings).toEqual([])
})

test('办结 before 受理 records both, in one transaction (马上办)', async () => {
  const { id } = await file(who.li)
  const done = await act(who.bao, id, 'resolve', SOLVED)
  expect(done.timeline.map((entry) => entry.action)).toEqual(['submit', 'accept', 'resolve'])
})

test('a refused action changes nothing and says why', async () => {
  const { id } = await file(who.li)
  expect(await tryTo(who.bao, id, 'resolve', { outcome: 'solved' })).toMatchObject({
    status: 400,
    problem: { code: 'missing', fields: { note: 'missing' } },
  })
  expect(await tryTo(who.bao, id, 'dispatch', { unit: 'housing', goal: '办好' })).toMatchObject({
    status: 409,
    problem: { code: 'unitDispatches' },
  })
  expect(await tryTo(who.tianhe, id, 'accept')).toMatchObject({ status: 403, problem: { code: 'notAllowed' } })
  expect(await look(who.li, id)).toMatchObject({ state: 'submitted', stage: 1 })
})

test('a sub-item that asks for a closing photo cannot be resolved without one', async () => {
  const { id } = await file(who.li, { category: 'sanitation', item: 'rubbish' })
  expect(await tryTo(who.bao, id, 'resolve', SOLVED)).toMatchObject({
    status: 400,
    problem: { code: 'missing', fields: { photos: 'missing' } },
  })
})

test('returned work goes to the centre; its ruling is final', async () => {
  const { id } = await file(who.li)
  expect(await act(who.bao, id, 'return', { basis: '不在本网格' })).toMatchObject({ state: 'returned', unit: { id: 'centre' } })
  await act(who.centre, id, 'dispatch', { unit: GRID_3, goal: '办好', reason: '按职责定。' })
  expect(await tryTo(who.bao, id, 'return', { basis: '还是不归我' })).toMatchObject({ status: 409, problem: { code: 'notReturnedBefore' } })
  const view = await look(who.bao, id)
  expect(view.actions.find(({ action }) => action === 'return')).toMatchObject({ refusal: 'notReturnedBefore' })
})

test('the same request sent twenty times at once files one ticket', async () => {
  const body = aReport()
  const answers = await Promise.all(Array.from({ length: 20 }, () => who.li.call(api.fileReport, { body })))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(new Set(answers.map(({ reply }) => reply.id)).size).toBe(1)
})

test('the same request id with another body is refused; with another person it means nothing', async () => {
  const body = aReport()
  await who.li.call(api.fileReport, { body })
  expect(await who.li.call(api.fileReport, { body: { ...body, text: '另一件完全不同的事情' } })).toMatchObject({
    status: 422,
    problem: { code: 'sameIdOtherBody' },
  })
  expect((await who.zhang.call(api.fileReport, { body })).status).toBe(200)
})

test('an action sent twice is done once, and the second answer shows the ticket as it stands', async () => {
  const { id } = await file(who.li)
  const body = { action: 'accept' as const, given: {}, requestId: requestId(), stage: 1 }
  const first = await who.bao.call(api.act, { params: { id }, body })
  const second = await who.bao.call(api.act, { params: { id }, body })
  expect([first.status, second.status]).toEqual([200, 200])
  expect(second.reply.ticket.timeline.filter(({ action }) => action === 'accept')).toHaveLength(1)
})

test('an action decided on an old stage is refused and says who was quicker; urging never conflicts', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'accept')
  expect(await tryTo(who.bao, id, 'resolve', SOLVED, { stage: 1 })).toMatchObject({
    status: 409,
    problem: { code: 'stale', movedBy: '天和社区第 3 网格' },
  })
  expect((await tryTo(who.li, id, 'urge', {}, { stage: 1 })).status).toBe(200)
  expect((await tryTo(who.bao, id, 'resolve', SOLVED, { stage: 2 })).status).toBe(200)
})

test('two workers accepting at once: one does, the other learns of it', async () => {
  const { id } = await file(who.li)
  const answers = await Promise.all([1, 2].map(() => tryTo(who.bao, id, 'accept', {}, { stage: 1 })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('催办 once a day', async () => {
  const { id } = await file(who.li)
  await act(who.li, id, 'urge')
  expect(await tryTo(who.li, id, 'urge')).toMatchObject({ status: 409, problem: { code: 'notUrgedToday' } })
  server.time.now = at('2026-11-24T00:01')
  expect((await tryTo(who.li, id, 'urge')).status).toBe(200)
})

test('seven days of silence close a ticket as unanswered, once, however many servers sweep', async () => {
  const { id } = await file(who.li)
  await act(who.bao, id, 'resolve', SOLVED)
  server.time.now = at('2026-11-30T10:23')
  await sweep(server.deps)
  expect((await look(who.li, id)).state).toBe('verified')
  server.time.now = at('2026-11-30T10:24')
  await Promise.all([sweep(server.deps), sweep(server.deps)])
  const closed = await look(who.li, id)
  expect(closed).toMatchObject({ state: 'closed', answered: false })
  expect(closed.timeline.filter(({ action }) => action === 'close')).toHaveLength(1)
})

test('the inbox shows what runs out first, and a passed-on ticket under 已转出', async () => {
  const slow = await file(who.zhang, { category: 'housing_property', item: 'service' })
  const quick = await file(who.zhang, { category: 'public_safety', item: 'falling_ice' })
  const { reply } = await who.bao.call(api.inbox, { query: { desk: 'todo' } })
  const order = reply.rows.map(({ id }) => id)
  expect(order.indexOf(quick.id)).toBeLessThan(order.indexOf(slow.id))
  await act(who.bao, slow.id, 'escalate', { escalateReason: 'no_authority', reason: '物业归街道管' })
  const passed = await who.bao.call(api.inbox, { query: { desk: 'passed' } })
  expect(passed.reply.rows.map(({ id }) => id)).toContain(slow.id)
  expect((await who.tianhe.call(api.inbox, { query: { desk: 'todo' } })).reply.rows.map(({ id }) => id)).toContain(slow.id)
})

test('lists page by time and id without gaps or doubles', async () => {
  const reporter = await server.as('lixiulan')
  const filed = new Set((await Promise.all(Array.from({ length: 25 }, () => file(reporter)))).map(({ id }) => id))
  const seen: string[] = []
  for (let after: string | undefined; ;) {
    const { reply } = await reporter.call(api.myTickets, { query: after ? { after } : {} })
    seen.push(...reply.rows.map(({ id }) => id))
    if (!reply.next) break
    after = reply.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  for (const id of filed) expect(seen).toContain(id)
})

test('all of one’s reports are counted with the first page, and each kind of them is a list, however far down it lies', async () => {
  const { reply } = await server.caller().call(api.sendCode, { body: { phone: '13712340055' } })
  const signedIn = await server.caller().call(api.signInPhone, { body: { phone: '13712340055', code: reply.demoCode! } })
  const reporter = server.caller({ authorization: `Bearer ${signedIn.reply.token}` })
  await reporter.call(accountApi.giveConsent, { body: { version: PRIVACY.version } })
  const asked = await file(reporter)
  await act(who.bao, asked.id, 'askInfo', { note: '哪一盏？' })
  const gone = await file(reporter)
  await act(reporter, gone.id, 'withdraw')
  for (let n = 0; n < 21; n++) await file(reporter)
  const list = (query: Record<string, string>) => reporter.call(api.myTickets, { query }).then((answer) => answer.reply)
  const first = await list({})
  expect(first.counts).toEqual({ all: 23, you: 1, open: 22, over: 1 })
  expect((await list({ after: first.next! })).counts).toBeUndefined()
  expect((await list({ which: 'you' })).rows.map(({ id }) => id)).toEqual([asked.id])
  expect((await list({ which: 'over' })).rows.map(({ id }) => id)).toEqual([gone.id])
  const open = await list({ which: 'open' })
  expect([open.rows.length, (await list({ which: 'open', after: open.next! })).rows.length]).toEqual([20, 2])
})

test('a tampered row, event, word or photo is found, and words taken out by hand', async () => {
  const { id, number } = await file(who.li)
  await act(who.bao, id, 'accept')
  const kept = await checkpoint(server.deps)
  const problems = async () =>
    (await verifyTickets(server.deps)).findings.filter(({ ticket }) => ticket === number).map(({ problem }) => problem)
  expect(await problems()).toEqual([])

  await server.deps.pool.query("update ticket set unit_id = 'housing' where id = $1", [id])
  expect(await problems()).toEqual(['unit_id does not follow from its history'])
  await server.deps.pool.query('update ticket set unit_id = $2 where id = $1', [id, GRID_3])

  const words = (await server.deps.pool.query('select body from event_body where ticket_id = $1 and seq = 1', [id])).rows[0].body
  await server.deps.pool.query("update event_body set body = replace(body, '路灯', '井盖') where ticket_id = $1 and seq = 1", [id])
  expect(await problems()).toEqual(['the words of event 1 were changed'])
  await server.deps.pool.query('update event_body set body = null, erased_at = now() where ticket_id = $1 and seq = 1', [id])
  expect(await problems()).toEqual(['the words of event 1 were changed'])
  await server.deps.pool.query('update event_body set body = $2, erased_at = null where ticket_id = $1 and seq = 1', [id, words])

  await server.deps.pool.query("update ticket_event set at = at + interval '1 second' where ticket_id = $1 and seq = 2", [id])
  expect(await problems()).toEqual(['event 2 was changed'])
  await server.deps.pool.query("update ticket_event set at = at - interval '1 second' where ticket_id = $1 and seq = 2", [id])
  expect(await checkAgainst(server.deps, kept)).toEqual([])

  await server.deps.pool.query('delete from event_body where ticket_id = $1 and seq = 2', [id])
  await server.deps.pool.query('delete from ticket_event where ticket_id = $1 and seq = 2', [id])
  expect(await checkAgainst(server.deps, kept)).toHaveLength(1)
})

test('nobody files more than thirty reports in an hour', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 31 }, () => who.zhang.call(api.fileReport, { body: aReport() }).then(({ status }) => status)),
  )
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  server.time.now += 3_600_001
  expect((await who.zhang.call(api.fileReport, { body: aReport() })).status).toBe(200)
})

test('特急 lies on top of the inbox, 紧急 next, whatever runs out earlier; pages go on in the same order', async () => {
  const plain: string[] = []
  for (let n = 0; n < 24; n++) plain.push((await file(who.zhang)).id)
  // later the plain ones have three quarters of an hour left, these half an hour
  server.time.now = at('2026-11-23T10:39')
  const urgent = await file(who.zhang, { category: 'utilities_heat', item: 'leak' })
  const critical = await file(who.zhang, { category: 'utilities_heat', item: 'gas' })
  who = await people(server)
  const { reply: first } = await who.bao.call(api.inbox, { query: { desk: 'todo' } })
  // what others filed earlier may be about to run out: that goes before all of them (about-to-pass)
  const timely = first.rows.filter(({ clocks }) =>
    clocks.every(({ kind, dueAt }) => kind !== 'accept' || dueAt! >= server.time.now + 30 * 60_000),
  )
  const pressing = timely.map(({ urgency }) => urgency)
  expect(timely[0]!.id).toBe(critical.id)
  expect(pressing).toEqual([...pressing].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)))
  expect(pressing.indexOf('normal')).toBeGreaterThan(timely.findIndex(({ id }) => id === urgent.id))
  const all = first.rows.map(({ id }) => id)
  for (let after = first.next; after !== null;) {
    const { reply } = await who.bao.call(api.inbox, { query: { desk: 'todo', after } })
    all.push(...reply.rows.map(({ id }) => id))
    after = reply.next
  }
  expect([new Set(all).size, plain.every((id) => all.includes(id))]).toEqual([all.length, true])
})
const ORDER = ['critical', 'urgent', 'normal']
