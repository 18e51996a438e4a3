/** Nobody but its own people learns at what minute something was reported: not by an instant, not by an id that was made then. */
import { api } from '../../../src/domain/api'
import { boardApi } from '../../../src/domain/api-board'
import { DEMO_PEOPLE } from '../../../src/server/demo/district'
import { addPhoto } from '../../../src/server/photo/store'
import { fileForPublic, publish } from '../../helpers/board'
import { aJpeg } from '../../helpers/images'
import { startServer, type TestServer } from '../../helpers/server'
import { act, joinAs, look, people, residentLi, type People } from '../../helpers/story'

const LI = DEMO_PEOPLE.find((one) => one.id === residentLi)!
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Minutes of the day that say nothing: its two ends, and the end of working hours. */
const EDGES = [0, 24 * 60 - 1, 17 * 60 + 30]

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const minuteOf = (at: number) => ((at + 8 * 60 * MINUTE) % DAY) / MINUTE
const instants = (seen: string) => (seen.match(/\b1[6-9]\d{11}\b/g) ?? []).map(Number)
const madeAt = (seen: string) =>
  (seen.match(/\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b/g) ?? []).map((id) =>
    parseInt(id.replaceAll('-', '').slice(0, 12), 16),
  )
const telling = (reply: unknown) => {
  const seen = JSON.stringify(reply)
  const ids = madeAt(seen)
  expect(ids.length).toBeGreaterThan(0)
  return [...instants(seen), ...ids].filter((at) => !EDGES.includes(minuteOf(at)))
}

/** A matter with a limit of hours, and a photo: both are counted from the minute. */
async function urgent() {
  const photo = await addPhoto(server.deps, { bytes: await aJpeg(), actor: `resident:${LI.personId}`, now: server.time.now })
  return {
    photo: photo.id,
    filed: await fileForPublic(who.li, { item: 'manhole', text: '路口的井盖没了', identity: 'named', photos: [photo.id] }),
  }
}

test('the board tells days: no instant and no id on it says when a case was filed', async () => {
  server.time.now += 7 * MINUTE
  const { filed, photo } = await urgent()
  await act(who.bao, filed.id, 'accept')
  server.time.now += 11 * MINUTE
  const id = await publish(who.centre, filed.id, { photos: [photo] })
  const anybody = server.caller()
  const { rows } = (await anybody.call(boardApi.publicCases, { query: {} })).reply
  const one = (await anybody.call(boardApi.publicCase, { params: { id } })).reply.case
  expect(rows[0]!.clock).not.toBeNull()
  expect(one.photos).toHaveLength(1)
  // addresses of photos are good until an instant counted from the asking
  expect(telling([rows, { ...one, photos: one.photos.map((shown) => shown.id) }])).toEqual([])
})

test('whoever joins is told days as well', async () => {
  server.time.now += 7 * MINUTE
  const { filed } = await urgent()
  await act(who.bao, filed.id, 'accept')
  server.time.now += 11 * MINUTE
  await joinAs(server, who.zhang, filed)
  const mine = (await who.zhang.call(api.myTickets, { query: {} })).reply.rows
  expect(mine).toHaveLength(1)
  const seen = await look(who.zhang, filed.id)
  expect(seen.clocks.length).toBeGreaterThan(0)
  expect(telling([mine, seen])).toEqual([])
})
