/** Actions that waited in a phone without a network, and go out one behind the other. */
import { api } from '../../../src/domain/api'
import type { Action } from '../../../src/domain/ticket/actions'
import type { Given } from '../../../src/domain/ticket/given'
import { aJpeg, upload } from '../../helpers/images'
import { aReport, requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, look, people, SOLVED, tryTo, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())
beforeEach(() => server.deps.pool.query('delete from allowance'))

/** Both were decided on the ticket as it was filed; the second names the first. */
async function twoQueued(first: Action, then: Action, given: Given = SOLVED) {
  const { id } = await file(who.li)
  const one = { action: first, given: {}, requestId: requestId(), stage: 1 }
  const two = { action: then, given, requestId: requestId(), stage: 1, follows: one.requestId }
  const send = (body: object, by: Caller = who.bao) => by.call(api.act, { params: { id }, body: body as never })
  return { id, one, two, send }
}

test('an action that follows another of the same phone is not stale because of it', async () => {
  const { id, one, two, send } = await twoQueued('accept', 'resolve')
  expect((await send(one)).status).toBe(200)
  server.time.now += 1_000
  expect((await send(two)).status).toBe(200)
  const done = await look(who.bao, id)
  expect(done.timeline.map(({ action }) => action)).toEqual(['submit', 'accept', 'resolve'])
})

test('sent again, whichever of the two, nothing is done twice', async () => {
  const { id, one, two, send } = await twoQueued('accept', 'resolve')
  for (const body of [one, two, one, two]) {
    server.time.now += 1_000
    expect((await send(body)).status).toBe(200)
  }
  expect((await look(who.bao, id)).timeline.map(({ action }) => action)).toEqual(['submit', 'accept', 'resolve'])
})

test('without naming what it follows it is stale', async () => {
  const { one, two, send } = await twoQueued('accept', 'resolve')
  await send(one)
  expect(await send({ ...two, follows: undefined })).toMatchObject({ status: 409, problem: { code: 'stale' } })
})

test('somebody came in between: what that one did decides, not what was followed', async () => {
  const { id, one, two, send } = await twoQueued('accept', 'resolve')
  await send(one)
  server.time.now += 1_000
  await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '要登高车' })
  server.time.now += 1_000
  expect(await send(two)).toMatchObject({ status: 409, problem: { code: 'stale', movedBy: '天和社区第 3 网格' } })
})

test('what was refused, belongs to another ticket or to another person is followed by nobody', async () => {
  const { id, two, send } = await twoQueued('accept', 'resolve')
  await act(who.bao, id, 'accept')
  server.time.now += 1_000
  const late = { action: 'accept', given: {}, requestId: requestId(), stage: 1 }
  expect((await send(late)).status).toBe(409)
  expect((await send({ ...two, follows: late.requestId })).status).toBe(409)

  const elsewhere = await twoQueued('accept', 'resolve')
  await elsewhere.send(elsewhere.one)
  expect((await send({ ...two, follows: elsewhere.one.requestId })).status).toBe(409)
})

test('an internal note keeps the words and the photo of an action that came too late', async () => {
  const { id } = await file(who.li)
  const { headers, payload } = upload(await aJpeg())
  const sent = await server.app.inject({ method: 'POST', url: '/api/photos', headers: { ...who.bao.headers, ...headers }, payload })
  const { id: photo } = sent.json<{ id: string }>()
  const late = { photos: [photo] }
  await act(who.bao, id, 'escalate', { escalateReason: 'no_means', reason: '要登高车' })
  expect((await tryTo(who.bao, id, 'resolve', { ...SOLVED, ...late }, { stage: 1 })).status).toBe(409)
  await act(who.bao, id, 'note', { reason: '灯泡换好了', ...late })
  const note = (await look(who.bao, id)).timeline.at(-1)
  expect(note).toMatchObject({ action: 'note', text: '灯泡换好了', photos: [{ id: photo }] })
  expect((await look(who.li, id)).timeline.some(({ action }) => action === 'note')).toBe(false)
})

test('a report that arrived before under the same id says which ticket it became, to its reporter alone', async () => {
  const body = aReport()
  const { reply } = await who.li.call(api.fileReport, { body })
  const changed = { ...body, text: '路灯还是不亮，又坏了一盏。' }
  expect(await who.li.call(api.fileReport, { body: changed })).toMatchObject({
    status: 422,
    problem: { code: 'sameIdOtherBody', ticket: reply.id },
  })
  expect((await who.zhang.call(api.fileReport, { body: changed })).reply.id).not.toBe(reply.id)
})

test('who is signed in says whose phone it is', async () => {
  const [li, again, bao] = await Promise.all([who.li.call(api.me), who.li.call(api.me), who.bao.call(api.me)])
  expect(li.reply.id).toMatch(/^[0-9a-f-]{36}$/)
  expect(again.reply.id).toBe(li.reply.id)
  expect(bao.reply.id).not.toBe(li.reply.id)
  expect((await server.caller().call(api.me)).reply.id).toBeNull()
})
