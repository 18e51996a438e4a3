/** What a neighbour wrote and photographed before joining (我也遇到): kept with the join, for whoever may read their words. */
import { api } from '../../../src/domain/api'
import { eraseHandler } from '../../../src/server/erasure/files'
import { tellHandler } from '../../../src/server/outbox/tell'
import { drainOutbox } from '../../../src/server/outbox/worker'
import { offerOf } from '../../../src/server/ticket/neighbours'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { aJpeg, upload } from '../../helpers/images'
import { requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, aResident, dispatcherZhou, file, look, people, SOLVED, supervisorChen, TIANHE, tryTo, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const WORDS = '三单元门口的灯也不亮，老人摔过一次'
const draft = { communityId: TIANHE, category: 'public_facility', item: 'lamp', words: WORDS } as const

async function photoOf(caller: Caller): Promise<string> {
  const { headers, payload } = upload(await aJpeg())
  const sent = await server.app.inject({ method: 'POST', url: '/api/photos', headers: { ...caller.headers, ...headers }, payload })
  return sent.json<{ id: string }>().id
}
const joinWith = (caller: Caller, id: string, said: { note?: string; photos?: string[] }, request = requestId()) =>
  caller.call(api.join, { params: { id: offerOf(server.deps, id) }, body: { requestId: request, draft, ...said } })
const lineOf = async (caller: Caller, id: string, action: string) =>
  (await look(caller, id)).timeline
    .filter((line) => line.action === action)
    .map(({ text, photos }) => [text, photos.map((photo) => photo.id)])

test('words and photo go with the join: to the units and the joiner, to no other neighbour and not to the reporter', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  const photo = await photoOf(who.zhang)
  const request = requestId()
  expect((await joinWith(who.zhang, id, { note: WORDS, photos: [photo] }, request)).status).toBe(200)
  expect((await joinWith(who.zhang, id, { note: WORDS, photos: [photo] }, request)).status).toBe(200)
  const other = await aResident(server, 7)
  await joinWith(other, id, {})
  for (const reader of [who.bao, who.zhang]) expect(await lineOf(reader, id, 'join')).toContainEqual([WORDS, [photo]])
  for (const reader of [who.li, other, await server.as(supervisorChen)]) {
    const words = JSON.stringify(await look(reader, id))
    expect([words.includes('三单元'), words.includes(photo)]).toEqual(reader === who.li || reader === other ? [false, false] : [true, true])
  }
  expect((await verifyTickets(server.deps)).findings).toEqual([])
})

test('the joiner reads afterwards what they said, how it ended, and what they answered', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  await joinWith(who.zhang, id, { note: WORDS })
  const photo = await photoOf(who.bao)
  await act(who.bao, id, 'resolve', { ...SOLVED, photos: [photo] })
  await act(who.zhang, id, 'opine', { solved: 'no', note: '三单元还是黑的' })
  expect(await lineOf(who.zhang, id, 'join')).toEqual([[WORDS, []]])
  expect(await lineOf(who.zhang, id, 'resolve')).toEqual([[SOLVED.note, [photo]]])
  expect(await lineOf(who.zhang, id, 'opine')).toEqual([['三单元还是黑的', []]])
})

test('asked to be erased, they are gone with their photo, and the history still verifies', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  const photo = await photoOf(who.zhang)
  await joinWith(who.zhang, id, { note: WORDS, photos: [photo] })
  await act(who.zhang, id, 'askErase')
  await act(await server.as(dispatcherZhou), id, 'erase', { eraseWhat: 'told', eraseWhy: 'asked' })
  await drainOutbox(server.deps, { tell: tellHandler(server.deps), erase: eraseHandler(server.deps) })
  expect(await lineOf(who.bao, id, 'join')).toEqual([['', []]])
  const { rows } = await server.deps.pool.query('select 1 from photo where id = $1', [photo])
  expect(rows).toEqual([])
  expect((await verifyTickets(server.deps)).findings).toEqual([])
})

test('a photo of somebody else, or one that is gone, joins nothing', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  const tried = await joinWith(who.zhang, id, { note: WORDS, photos: [await photoOf(who.li)] })
  expect(tried).toMatchObject({ status: 400, problem: { fields: { photos: 'photoUnknown' } } })
  expect((await look(who.li, id)).joiners).toBe(0)
})

test('the reporter’s own words become a supplement; who joined before is told so, and nothing is lost unseen', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  expect((await joinWith(who.li, id, { note: WORDS })).status).toBe(200)
  expect(await lineOf(who.bao, id, 'supplement')).toEqual([[WORDS, []]])
  await joinWith(who.zhang, id, {})
  expect(await joinWith(who.zhang, id, { note: WORDS })).toMatchObject({ status: 409, problem: { code: 'joinedAlready' } })
  expect((await tryTo(who.zhang, id, 'askErase')).status).toBe(200)
})

test('danger in the joiner’s words makes it pressing, as if it had been filed', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  await joinWith(who.zhang, id, { note: '灯杆漏电，刚才把人电倒了' })
  expect((await look(who.bao, id)).urgency).not.toBe('normal')
})
