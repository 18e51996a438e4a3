import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { api } from '../../../src/domain/api'
import type { PhotoView } from '../../../src/domain/ticket/views'
import { addPhoto, attachPhotos, photosOf, sweepOrphans, sweepStrays } from '../../../src/server/photo/store'
import { OF_CODES } from '../../../src/server/photo/upload'
import { TEST_NOW } from '../../helpers/constants'
import { aBomb, aJpeg, anSvg, upload } from '../../helpers/images'
import { aQueryCode, aReport, startServer, type Caller, type TestServer } from '../../helpers/server'

jest.setTimeout(60_000)
const HOUR = 3_600_000

let server: TestServer
let li: Caller
let wu: Caller
beforeEach(async () => {
  server = await startServer()
  li = await server.as('lixiulan')
  wu = await server.as('zhangjianguo')
})
afterEach(() => server.close())

async function send(caller: Caller, bytes: Buffer) {
  const { headers, payload } = upload(bytes)
  const answer = await server.app.inject({ method: 'POST', url: '/api/photos', headers: { ...caller.headers, ...headers }, payload })
  return { status: answer.statusCode, photo: answer.json<PhotoView>(), code: answer.json<{ code?: string }>().code }
}
const photoOf = async (caller: Caller) => (await send(caller, await aJpeg())).photo
const look = (url: string) => server.app.inject({ url })
const file = (caller: Caller, photos: string[]) => caller.call(api.fileReport, { body: aReport({ photos }) })
const rows = () => server.deps.db.selectFrom('photo').selectAll().orderBy('id').execute()
const onDisk = () => readdirSync(server.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

test('an uploaded photo is shown under its signed address, without signing in', async () => {
  const { status, photo } = await send(li, await aJpeg())
  expect({ status, width: photo.width, height: photo.height }).toEqual({ status: 200, width: 800, height: 600 })
  const large = await look(photo.large)
  expect(large.statusCode).toBe(200)
  expect(large.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'content-length': String(large.rawPayload.length),
  })
  const [, age] = /^private, max-age=(\d+), immutable$/.exec(String(large.headers['cache-control'])) ?? []
  expect(Number(age)).toBeGreaterThanOrEqual(600)
  expect(Number(age)).toBeLessThanOrEqual(900)
  expect((await look(photo.small)).rawPayload.length).toBeLessThan(large.rawPayload.length)
})

test('an address for another photo, another size or an earlier time opens nothing', async () => {
  const [mine, other] = [await photoOf(li), await photoOf(wu)]
  const query = mine.small.split('?')[1]
  for (const wrong of [
    `/files/${other.id}/small?${query}`,
    `/files/${mine.id}/large?${query}`,
    `/files/${mine.id}/huge?${query}`,
    `/files/${mine.id}/small`,
    `/files/x/small?${query}`,
  ])
    expect((await look(wrong)).statusCode).toBe(403)
  server.time.now += HOUR / 4
  expect((await look(mine.small)).statusCode).toBe(403)
})

test('what is not a photo is refused in words', async () => {
  expect(await send(li, anSvg())).toMatchObject({ status: 415, code: 'photoNotImage' })
  expect(await send(li, aBomb())).toMatchObject({ status: 413, code: 'photoTooManyPixels' })
  expect(await send(li, Buffer.alloc(21 << 20))).toMatchObject({ status: 413, code: 'photoTooBig' })
  expect(await send(li, Buffer.alloc((20 << 20) + 10))).toMatchObject({ status: 413, code: 'photoTooBig' })
  const json = await server.app.inject({ method: 'POST', url: '/api/photos', headers: li.headers, payload: { photo: 1 } })
  expect([json.statusCode, json.json().code]).toEqual([415, 'photoNotImage'])
  const whole = upload(await aJpeg())
  const halfway = { headers: { ...li.headers, ...whole.headers }, payload: whole.payload.subarray(0, 20_000) }
  const cut = await server.app.inject({ method: 'POST', url: '/api/photos', ...halfway })
  expect([cut.statusCode, cut.json().code]).toEqual([400, 'photoCut'])
  expect(await send(server.caller(), await aJpeg())).toMatchObject({ status: 401 })
  expect(await rows()).toEqual([])
  expect(onDisk()).toBe(0)
})

test('photos come with the report in the order they were given', async () => {
  const [a, b, c] = [await photoOf(li), await photoOf(li), await photoOf(li)]
  const { status, reply } = await file(li, [c.id, a.id, b.id])
  expect(status).toBe(200)
  const photos = 'photos' in reply ? reply.photos : []
  expect(photos.map((photo) => photo.id)).toEqual([c.id, a.id, b.id])
  expect((await look(photos[0]!.small)).statusCode).toBe(200)
})

test('nobody can attach a photo of another, one that is taken, or one that is not there', async () => {
  const [mine, other] = [await photoOf(li), await photoOf(wu)]
  const unknown = { status: 400, problem: { code: 'photoUnknown', fields: { photos: 'photoUnknown' } } }
  expect(await file(li, [mine.id, other.id])).toMatchObject(unknown)
  expect(await file(li, ['0193a1b2-0000-7000-8000-000000000001'])).toMatchObject(unknown)
  expect((await file(li, [mine.id])).status).toBe(200)
  expect(await file(li, [mine.id])).toMatchObject(unknown)
  expect((await rows()).find((row) => row.id === other.id)?.ticket_id).toBe(null)
})

test('a twenty-eighth photo without a report is one too many; an hour later there is room', async () => {
  const bytes = await aJpeg(20, 20)
  for (let n = 0; n < 27; n++) expect((await send(li, bytes)).status).toBe(200)
  expect(await send(li, bytes)).toMatchObject({ status: 429, code: 'photoFull' })
  expect((await send(wu, bytes)).status).toBe(200)
  server.time.now += HOUR + 1
  expect((await send(li, bytes)).status).toBe(200)
})

test('made-up query codes share one allowance per address', async () => {
  const bytes = await aJpeg(20, 20)
  const code = (n: number) => server.caller({ 'x-query-code': aQueryCode(n) })
  expect((await send(code(0), bytes)).status).toBe(200)
  // a service hall has one address for many
  await server.deps.pool.query(`update allowance set used = $1 where key like 'uploads by code %'`, [OF_CODES.max - 1])
  expect((await send(code(1), bytes)).status).toBe(200)
  expect(await send(code(2), bytes)).toMatchObject({ status: 429, code: 'tooMany' })
})

test('a photo that no report took within a day goes, row and file; an attached one stays', async () => {
  const [left, taken] = [await photoOf(li), await photoOf(li)]
  await file(li, [taken.id])
  server.time.now += 24 * HOUR - 1
  expect(await sweepOrphans(server.deps)).toBe(0)
  server.time.now += 2
  expect(await sweepOrphans(server.deps)).toBe(1)
  expect((await rows()).map((row) => row.id)).toEqual([taken.id])
  expect(left.id).not.toBe(taken.id)
  expect(onDisk()).toBe(2)
})

test('a file that another photo shares stays when one of them goes', async () => {
  const bytes = await aJpeg()
  const [first, second] = [(await send(li, bytes)).photo, (await send(wu, bytes)).photo]
  expect((await file(wu, [second.id])).status).toBe(200)
  server.time.now += 25 * HOUR
  expect(await sweepOrphans(server.deps)).toBe(1)
  expect((await rows()).map((row) => row.id)).not.toContain(first.id)
  expect(existsSync(server.deps.files.pathOf((await rows())[0]!.sha256, 'large'))).toBe(true)
})

test('two servers sweep at once while photos are attached and the same pictures come again: no photo is without its file', async () => {
  const twin = await startServer({ database: server.database, dir: server.dir })
  const pictures = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => aJpeg(40 + n, 40)))
  const ticket = (await file(li, [])).reply.id
  for (let round = 0; round < 5; round++) {
    // each may have so many waiting
    const actor = `resident:${round}`
    const old = await Promise.all(pictures.map((bytes) => addPhoto(server.deps, { bytes, actor, now: TEST_NOW - 25 * HOUR })))
    const attach = server.deps.db
      .transaction()
      .execute((tx) => attachPhotos(tx, { district: '150703', actor, ids: [old[0]!.id, old[1]!.id], ticketId: ticket, seq: round + 2 }))
    const again = pictures.map((bytes) => addPhoto(twin.deps, { bytes, actor, now: TEST_NOW }))
    await Promise.all([attach.catch(() => undefined), sweepOrphans(server.deps), sweepOrphans(twin.deps), ...again])
  }
  await sweepOrphans(server.deps)
  const left = await rows()
  expect(left.filter((row) => row.ticket_id === null && row.uploaded_at < TEST_NOW - 24 * HOUR)).toEqual([])
  for (const row of left) expect(existsSync(server.deps.files.pathOf(row.sha256, 'large'))).toBe(true)
  const attached = await photosOf(server.deps.db, '150703', ticket)
  expect(attached.map((row) => row.position)).toEqual(attached.map((_, n) => n % 2))
  await twin.close()
})

test('a picture that comes again while its file is being swept away is there afterwards', async () => {
  const bytes = await aJpeg(40, 40)
  await addPhoto(server.deps, { bytes, actor: 'resident:x', now: TEST_NOW - 25 * HOUR })
  const { files } = server.deps
  const remove = files.remove.bind(files)
  let again: Promise<{ sha256: string }> | undefined
  files.remove = async (sha256) => {
    again = addPhoto(server.deps, { bytes, actor: 'resident:y', now: TEST_NOW })
    await sleep(300)
    await remove(sha256)
  }
  await sweepOrphans(server.deps)
  expect(existsSync(files.pathOf((await again!).sha256, 'large'))).toBe(true)
})

test('files without a row go once they are a day old, and files with one never', async () => {
  const photo = await photoOf(li)
  const { sha256 } = await server.deps.files.keep(await aJpeg(60, 60))
  expect(await sweepStrays(server.deps)).toBe(0)
  const kept = (await rows()).find((row) => row.id === photo.id)!.sha256
  const longAgo = Date.now() / 1000 - 25 * 3600
  for (const name of [sha256, kept])
    for (const size of ['small', 'large'] as const) utimesSync(server.deps.files.pathOf(name, size), longAgo, longAgo)
  expect(await sweepStrays(server.deps)).toBe(1)
  expect(existsSync(server.deps.files.pathOf(sha256, 'small'))).toBe(false)
  expect((await look(photo.large)).statusCode).toBe(200)
})
