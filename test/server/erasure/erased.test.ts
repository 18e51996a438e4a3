/** What is erased is gone: from every column of every table and from every file; an older backup brings it back for nobody. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { accountApi } from '../../../src/domain/api-account'
import { watchApi } from '../../../src/domain/api-watch'
import { tablesIn } from '../../../src/server/backup/about'
import { backUp } from '../../../src/server/backup/backup'
import { checkBackup, restore } from '../../../src/server/backup/restore'
import { eraseExpired } from '../../../src/server/erasure/expire'
import { inTransaction } from '../../../src/server/database/open'
import { eraseHandler, removeLater } from '../../../src/server/erasure/files'
import { ErasureList } from '../../../src/server/erasure/list'
import { replayErasures } from '../../../src/server/erasure/replay'
import { Keys } from '../../../src/server/keys'
import { tellHandler } from '../../../src/server/outbox/tell'
import { drainOutbox } from '../../../src/server/outbox/worker'
import { endDueAccounts } from '../../../src/server/people/leaving'
import { sha256Of } from '../../../src/server/photo/files'
import { HOLD_SWEEPS } from '../../../src/server/photo/store'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { publish } from '../../helpers/board'
import { TEST_SECRET } from '../../helpers/constants'
import { aJpeg, upload } from '../../helpers/images'
import { copyTemplate, startServer, urlOf, type Caller, type TestServer } from '../../helpers/server'
import { aWav } from '../../helpers/sounds'
import { act, file, look, people, SOLVED, tryTo, type People } from '../../helpers/story'

jest.setTimeout(240_000)
const DAY = 86_400_000
const SECRET = '青鸾巷暗号'
const PLACE = '青鸾巷地窖'

let server: TestServer
let who: People
let dir: string
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
  dir = mkdtempSync(path.join(tmpdir(), 'erased-'))
})
afterEach(async () => {
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

async function sent(caller: Caller, url: string, bytes: Buffer): Promise<string> {
  const { headers, payload } = upload(bytes)
  return (await server.app.inject({ method: 'POST', url, headers: { ...caller.headers, ...headers }, payload })).json<{ id: string }>().id
}
const work = (on = server) => drainOutbox(on.deps, { tell: tellHandler(on.deps), erase: eraseHandler(on.deps) })
const findings = async (on = server) => (await verifyTickets(on.deps)).findings
const ERASE = { eraseWhat: 'told', eraseWhy: 'asked' } as const

/** Every column of text, json or bytes of every table that holds these words, read from the database's own catalogue. */
async function columnsHolding(on: TestServer, words: string): Promise<string[]> {
  const client = await on.deps.pool.connect()
  const tables = await tablesIn(client as never).finally(() => client.release())
  const found: string[] = []
  for (const { name } of tables) {
    const { rows: columns } = await sql<{ column_name: string }>`select column_name from information_schema.columns
      where table_schema = current_schema() and table_name = ${name}`.execute(on.deps.db)
    for (const { column_name } of columns) {
      const column = sql.ref(column_name)
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}
        where position(${words} in ${column}::text) > 0 or position(${Buffer.from(words).toString('hex')} in ${column}::text) > 0`.execute(
        on.deps.db,
      )
      if (rows[0]!.n > 0) found.push(`${name}.${column_name}`)
    }
  }
  return found
}
const filesOf = (folder = server.dir) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

/** Said everywhere words can be said: report, place, voice, photos, supplement, urge, merged, published, verdict, the request itself. */
async function longTelling() {
  const photo = await sent(who.li, '/api/photos', await aJpeg(60, 60))
  const voice = await sent(who.li, '/api/voices', aWav(2))
  const filed = await file(who.li, {
    text: `${SECRET}一。路灯坏了`,
    answers: [{ question: '灯杆编号是多少', answer: `${SECRET}六` }],
    photos: [photo],
    voice,
    publicConsent: true,
    place: { words: PLACE, communityId: '150703001005' },
  })
  const { id } = filed
  await act(who.li, id, 'urge', { note: `${SECRET}二` })
  const parent = await file(who.zhang, { text: '同一盏灯' })
  await act(who.tianhe, id, 'merge', { into: parent.number, reason: `${SECRET}三` })
  await act(who.li, id, 'supplement', { note: `${SECRET}四`, photos: [await sent(who.li, '/api/photos', await aJpeg(70, 70))] })
  return { id, number: filed.number, parent: parent.id }
}

test('erased on request, every word, picture and sound of it is gone, in copies too, and verify is content', async () => {
  const { id, parent } = await longTelling()
  expect(await columnsHolding(server, SECRET)).toEqual(expect.arrayContaining(['ticket.title', 'event_body.body']))
  expect(await tryTo(who.li, id, 'askErase', { note: `${SECRET}五` })).toMatchObject({ status: 200 })
  const list = (await who.centre.call(watchApi.watch, { query: { list: 'erasure' } })).reply
  expect(list.rows.map((row) => row.id)).toEqual([id])
  expect(list.counts.erasure).toBe(1)
  await act(who.centre, id, 'erase', { ...ERASE, eraseWhat: 'all' })
  await work()
  expect(await columnsHolding(server, SECRET)).toEqual([])
  expect(await columnsHolding(server, PLACE)).toEqual([])
  expect(filesOf()).toBe(0)
  expect(await server.deps.db.selectFrom('event_body').select('salt').where('body', 'is', null).execute()).not.toContainEqual({
    salt: expect.objectContaining({ length: 16 }) as Buffer,
  })
  expect(await findings()).toEqual([])
  const seen = await look(who.li, id)
  expect(seen).toMatchObject({ title: '（内容已删除）', text: '', photos: [], voice: null, place: { words: '', point: null } })
  expect(seen).not.toHaveProperty('answers')
  const line = seen.timeline.at(-1)!
  expect([line.action, line.choices.map(({ value }) => value)]).toEqual(['erase', ['all', 'asked']])
  expect((await look(who.zhang, parent)).timeline.map(({ action }) => action)).toContain('submit')
  expect((await who.centre.call(watchApi.watch, { query: { list: 'erasure' } })).reply.rows).toEqual([])
})

test('what was public is taken down, and its words with it', async () => {
  const filed = await file(who.li, { text: `${SECRET}的路灯不亮`, publicConsent: true })
  await act(who.bao, filed.id, 'accept')
  await publish(who.centre, filed.id)
  expect(await columnsHolding(server, SECRET)).toContain('publication.text')
  await act(who.centre, filed.id, 'erase', ERASE)
  expect(await columnsHolding(server, SECRET)).toEqual([])
  expect((await server.deps.db.selectFrom('publication').select(['state', 'words']).execute())[0]).toEqual({
    state: 'withdrawn',
    words: [],
  })
})

test('only the centre erases, only who filed or joined asks, and once', async () => {
  const { id } = await file(who.li)
  for (const caller of [who.li, who.bao, who.supervisor])
    expect((await tryTo(caller, id, 'erase', ERASE)).status).toBeGreaterThanOrEqual(403)
  expect((await tryTo(who.bao, id, 'askErase')).status).toBe(403)
  await act(who.li, id, 'askErase')
  expect(await tryTo(who.li, id, 'askErase')).toMatchObject({ status: 409, problem: { code: 'notAskedErase' } })
  await act(who.centre, id, 'refuseErase', { note: '还在办，要留着' })
  expect((await look(who.li, id)).flags).toEqual([])
})

test('nobody names lines of their own choice: the server says which', async () => {
  const { id } = await file(who.li)
  await act(who.centre, id, 'erase', { ...ERASE, eraseWhat: 'photos', lines: [1, 2, 3, 99] } as never)
  expect(JSON.stringify(await look(who.li, id))).toContain('路灯')
  expect(await findings()).toEqual([])
})

test('a photo that another report has too keeps its file until the last of them is erased', async () => {
  const bytes = await aJpeg(64, 64)
  const [one, two] = [
    await file(who.li, { photos: [await sent(who.li, '/api/photos', bytes)] }),
    await file(who.zhang, { photos: [await sent(who.zhang, '/api/photos', bytes)] }),
  ]
  expect(filesOf()).toBe(2)
  await act(who.centre, one.id, 'erase', { ...ERASE, eraseWhat: 'photos' })
  await work()
  expect(filesOf()).toBe(2)
  expect(await findings()).toEqual([])
  await act(who.centre, two.id, 'erase', { ...ERASE, eraseWhat: 'photos' })
  await work()
  expect(filesOf()).toBe(0)
  expect(await findings()).toEqual([])
})

test('files of many erasures at once all go at the first try; while a backup reads them they stay, and go later', async () => {
  const removeMany = (count: number) =>
    inTransaction(server.deps.db, async (tx) => {
      for (let n = 0; n < count; n++) await removeLater(tx, server.deps, [sha256Of(Buffer.from(`${n}`))])
    })
  await removeMany(200)
  expect(await work()).toBe(200)
  const reader = new Client({ connectionString: urlOf(server.database) })
  await reader.connect()
  await reader.query(HOLD_SWEEPS)
  await removeMany(1)
  expect(await work()).toBe(0)
  await reader.end()
  server.time.now += 60_000
  // the session that ended lets go a moment later: whoever erases waits for it
  expect(await work()).toBe(1)
})

test('words taken out by hand, with no event that says so, are found', async () => {
  await file(who.li)
  await server.deps.db
    .updateTable('event_body')
    .set({ body: null, erased_at: new Date(server.time.now) })
    .execute()
  expect((await findings()).map(({ problem }) => problem)).toEqual(['the words of event 1 were changed'])
})

test('a backup older than the erasure brings nothing back: the list is carried out again, once', async () => {
  const { id } = await longTelling()
  const connection = { connectionString: urlOf(server.database) }
  const backup = path.join(dir, 'b.tgz')
  await backUp({ connection, photos: server.dir, file: backup, say: () => undefined })
  await act(who.centre, id, 'erase', { ...ERASE, eraseWhat: 'all' })
  await leave()
  await work()
  const list = readFileSync(server.deps.erasures.file, 'utf8')
  expect(list).not.toMatch(/暗号|地窖|李秀兰|13800005206/)
  const database = await copyTemplate('template0')
  await restore({ connection: { connectionString: urlOf(database) }, photos: path.join(dir, 'photos'), file: backup, say: () => undefined }, await checkBackup(backup, new Keys(TEST_SECRET).fingerprint)) // prettier-ignore
  const restored = await startServer({ database, dir: path.join(dir, 'photos') })
  restored.deps.erasures = new ErasureList(server.deps.erasures.file)
  restored.time.now = server.time.now
  expect(await columnsHolding(restored, SECRET)).toContain('event_body.body')
  expect(await replayErasures(restored.deps)).toEqual({ tickets: 2, people: 1 })
  await work(restored)
  for (const words of [SECRET, PLACE]) expect(await columnsHolding(restored, words)).toEqual([])
  expect(filesOf(path.join(dir, 'photos'))).toBe(0)
  expect(await findings(restored)).toEqual([])
  expect(await replayErasures(restored.deps)).toEqual({ tickets: 0, people: 0 })
  await restored.close()
})

/** Li closes the account, and the fifteen working days pass. */
async function leave() {
  expect((await who.li.call(accountApi.leave, { body: {} })).status).toBe(200)
  server.time.now += 40 * DAY
  expect(await endDueAccounts(server.deps)).toBe(1)
}

test('whoever leaves is named nowhere any more, neither by themselves nor by others; the rest goes on', async () => {
  const named = await file(who.li, {
    text: '我是李秀兰，电话 138 0000-5206，灯坏了',
    place: { words: '李秀兰家门口', communityId: '150703001005' },
  })
  const plain = await file(who.li, { text: '三号楼前的灯坏了' })
  await act(who.bao, plain.id, 'note', { reason: '打给李秀兰 13800005206，没接' })
  await leave()
  for (const words of ['李秀兰', '13800005206', '138 0000-5206']) expect(await columnsHolding(server, words)).toEqual([])
  const centre = await server.as('zhoumin')
  expect(await look(centre, plain.id)).toMatchObject({ text: '三号楼前的灯坏了' })
  expect(await look(centre, named.id)).toMatchObject({ title: '（内容已删除）', text: '' })
  const kept = await server.deps.db.selectFrom('session').innerJoin('person', 'person.id', 'session.person_id').select('session.kind').where('ended_at', 'is not', null).execute() // prettier-ignore
  expect(kept).toEqual([])
  expect(await findings()).toEqual([])
})

test('when its time is over a voice goes and its words stay; later the words go too, and a log says so', async () => {
  const voice = await sent(who.li, '/api/voices', aWav(2))
  const { id } = await file(who.li, { text: `${SECRET}灯坏了`, voice })
  await act(who.bao, id, 'resolve', SOLVED)
  await act(who.li, id, 'judge', { solved: 'yes', satisfied: '5' })
  const audited = async () => (await server.deps.db.selectFrom('audit').select(['what', 'result']).where('what', 'like', 'retention:%').execute()).map(({ what, result }) => `${what} ${result}`) // prettier-ignore
  server.time.now += 364 * DAY
  await eraseExpired(server.deps)
  expect(filesOf()).toBe(1)
  server.time.now += 2 * DAY
  await eraseExpired(server.deps)
  await work()
  expect(filesOf()).toBe(0)
  expect(await columnsHolding(server, SECRET)).not.toEqual([])
  expect(await audited()).toEqual(['retention:voices 1'])
  server.time.now += 3650 * DAY
  await eraseExpired(server.deps)
  await eraseExpired(server.deps)
  expect(await columnsHolding(server, SECRET)).toEqual([])
  expect(await audited()).toEqual(['retention:voices 1', 'retention:words 1'])
  expect(await findings()).toEqual([])
})
