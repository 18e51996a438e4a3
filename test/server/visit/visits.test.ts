/** 走访 on the server: who gets at which booklet, what is written down of reading it, notes that come once, and the case a visit becomes. */
import fs from 'node:fs'
import type { BodyIn } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { visitApi } from '../../../src/domain/api-visit'
import { replayErasures } from '../../../src/server/erasure/replay'
import { verifySeals } from '../../../src/server/proof/verify'
import { expireVisits } from '../../../src/server/visit/expire'
import { requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, GRID_3, look, people, type People } from '../../helpers/story'

const DAY = 86_400_000
let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

type BookletBody = BodyIn<typeof visitApi.makeBooklet>['booklet']
type NoteBody = BodyIn<typeof visitApi.writeNote>

const aBooklet = (change: Partial<BookletBody> = {}): BookletBody => ({
  kind: 'household',
  gridId: GRID_3,
  stop: '3 号楼',
  door: '2 单元 301',
  called: '李大娘',
  reach: '先打电话，下午在家',
  reasons: [],
  needs: [],
  ...change,
})
const begin = async (by: Caller = who.bao, change: Partial<BookletBody> = {}) => {
  const { status, reply, problem } = await by.call(visitApi.makeBooklet, { body: { requestId: requestId(), booklet: aBooklet(change) } })
  if (status !== 200) throw new Error(JSON.stringify(problem))
  return reply.id
}
const aNote = (booklet: string | undefined, change: Partial<NoteBody> = {}): NoteBody => ({
  requestId: requestId(),
  booklet,
  kind: 'knock',
  said: '夜里暖气片不热，只有 15 度，物业说不归他们管',
  ...change,
})
const write = (by: Caller, body: NoteBody) => by.call(visitApi.writeNote, { body })
const written = async (by: Caller, body: NoteBody) => {
  const { status, reply, problem } = await write(by, body)
  if (status !== 200) throw new Error(JSON.stringify(problem))
  return reply
}
const read = async (by: Caller, id: string) => (await by.call(visitApi.booklet, { params: { id } })).reply
const walk = async (by: Caller) => (await by.call(visitApi.walk)).reply
const audited = async (what: string) =>
  (await server.deps.db.selectFrom('audit').select(['actor', 'what', 'result']).where('what', 'like', `${what}%`).execute()).length

test('a booklet opens to its grid and its community; to everybody else it is not there', async () => {
  const id = await begin()
  const { version, ...view } = (await read(who.bao, id)).booklet
  expect(view).toMatchObject({ called: '李大娘', reach: '先打电话，下午在家', grid: expect.stringContaining('第 3 网格'), dues: ['never'] })
  expect((await read(who.tianhe, id)).booklet.called).toBe('李大娘')
  const ways = [
    (by: Caller) => by.call(visitApi.booklet, { params: { id } }),
    (by: Caller) => by.call(visitApi.changeBooklet, { params: { id }, body: { version, booklet: aBooklet() } }),
    (by: Caller) => by.call(visitApi.eraseBooklet, { params: { id }, body: { why: 'asked' } }),
    (by: Caller) => write(by, aNote(id)),
  ]
  for (const by of [who.grid1, who.street, who.housing, who.oversight])
    for (const way of ways) expect(await way(by)).toMatchObject({ status: 404, problem: { code: 'notForYou' } })
  for (const by of [who.centre, who.supervisor, who.li]) for (const way of ways) expect((await way(by)).status).toBe(403)
  for (const by of [who.grid1, who.street, who.housing]) {
    expect((await walk(by)).rows).toEqual([])
    expect((await by.call(visitApi.booklets, { query: {} })).reply.rows).toEqual([])
  }
  expect((await who.grid1.call(visitApi.makeBooklet, { body: { requestId: requestId(), booklet: aBooklet() } })).status).toBe(403)
})

test('what is told of people lies sealed', async () => {
  const id = await begin(who.bao, { phone: '13900002222', basic: '一个人住' })
  await written(who.bao, aNote(id))
  const rows = await server.deps.db.selectFrom('booklet').selectAll().execute()
  const notes = await server.deps.db.selectFrom('visit_note').selectAll().execute()
  for (const row of [...rows, ...notes])
    expect(Buffer.concat([row.told!, Buffer.from(JSON.stringify({ ...row, told: '' }))]).toString('utf8')).not.toMatch(
      /李大娘|13900002222|一个人住|301|暖气片/,
    )
  expect((await verifySeals(server.deps)).findings).toEqual([])
  await server.deps.pool.query(`update booklet set told = '\\x00' where id = $1`, [id])
  expect((await verifySeals(server.deps)).findings).not.toEqual([])
})

test('each reading is written down, once for a page that reads itself again, and shown on the booklet', async () => {
  const id = await begin()
  for (let i = 0; i < 3; i++) await read(who.bao, id)
  await read(who.tianhe, id)
  expect(await audited(`booklet.read:${id}`)).toBe(2)
  server.time.now += 11 * 60_000
  await read(who.bao, id)
  expect(await audited(`booklet.read:${id}`)).toBe(3)
  // carried along in a phone: once a day each
  for (let i = 0; i < 2; i++) await walk(who.bao)
  expect(await audited(`booklet.carried:${id}`)).toBe(1)
  const { looks } = await read(who.tianhe, id)
  expect(looks.map((one) => one.who)).toEqual(['赵丽娟', '包晓燕', '包晓燕', '赵丽娟', '包晓燕'])
})

test('one request is one booklet; a change on an older version is refused', async () => {
  const body = { requestId: requestId(), booklet: aBooklet() }
  const [first, second] = [await who.bao.call(visitApi.makeBooklet, { body }), await who.bao.call(visitApi.makeBooklet, { body })]
  expect(second.reply).toEqual(first.reply)
  const other = { ...body, booklet: aBooklet({ called: '王家' }) }
  expect((await who.bao.call(visitApi.makeBooklet, { body: other })).problem.code).toBe('sameIdOtherBody')
  expect((await who.tianhe.call(visitApi.makeBooklet, { body })).status).toBe(422)
  const { id } = first.reply
  const change = (version: number, called: string, by = who.bao) =>
    by.call(visitApi.changeBooklet, { params: { id }, body: { version, booklet: aBooklet({ called }) } })
  const answers = await Promise.all([change(1, '李秀兰'), change(1, '李奶奶', who.tianhe)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)!.problem.code).toBe('stale')
})

test('a need that touches health asks for a consent of its own, and a refusal changes nothing else', async () => {
  const needs = [
    { need: 'snow', wanted: true, toldBy: 'self', askBy: '2027-04-01' },
    { need: 'stairs', wanted: true, toldBy: 'self', askBy: '2027-04-01' },
  ] as NonNullable<BookletBody['needs']>
  const refused = await who.bao.call(visitApi.makeBooklet, { body: { requestId: requestId(), booklet: aBooklet({ needs }) } })
  expect(refused).toMatchObject({ status: 400, problem: { fields: { needs: 'needConsent' } } })
  const id = await begin(who.bao, { needs: needs.slice(0, 1) })
  expect((await read(who.bao, id)).booklet.needs.map(({ need }) => need)).toEqual(['snow'])
  // nobody asked again: not shown the day after, and out of the row when the clock gets to it
  server.time.now = Date.parse('2027-04-02T09:00:00+08:00')
  who = await people(server)
  expect((await read(who.bao, id)).booklet.needs).toEqual([])
  await expireVisits(server.deps)
  expect(await server.deps.db.selectFrom('booklet').select(['ask_by', 'version']).executeTakeFirst()).toEqual({ ask_by: null, version: 2 })
})

test('a note comes once, however often it is sent, and the door counts as visited by whoever came', async () => {
  const id = await begin(who.bao, { reasons: ['care'] })
  expect((await walk(who.bao)).rows.map(({ dues }) => dues)).toEqual([['care', 'never']])
  const body = aNote(id)
  const [first, again] = await Promise.all([written(who.tianhe, body), written(who.tianhe, body)])
  expect(again.id).toBe(first.id)
  expect(await server.deps.db.selectFrom('visit_note').select('id').execute()).toHaveLength(1)
  expect((await write(who.tianhe, { ...body, said: '别的' })).problem.code).toBe('sameIdOtherBody')
  expect((await write(who.bao, body)).status).toBe(422)
  expect((await walk(who.bao)).rows).toEqual([])
  const { notes, booklet } = await read(who.bao, id)
  expect(booklet.lastAt).toBe(server.time.now)
  expect(notes).toMatchObject([{ by: '赵丽娟', kind: 'knock', words: { said: body.said }, ticket: null }])
})

test('nobody in counts as tried; the next day it is due again', async () => {
  const id = await begin()
  await written(who.bao, aNote(id, { kind: 'missed', said: '' }))
  expect((await read(who.bao, id)).booklet).toMatchObject({ lastAt: null, dues: ['never'] })
  server.time.now += DAY
  who = await people(server)
  expect((await read(who.bao, id)).booklet.dues).toEqual(['missed', 'never'])
})

test('a visit becomes a case with nothing typed twice; the person is its reporter when they agreed', async () => {
  const id = await begin(who.bao, { phone: '13900002222' })
  const { ticket } = await written(who.bao, aNote(id, { wanted: '来人看看', case: { named: true, catalogueVersion: 1 } }))
  const seen = await look(who.bao, ticket!)
  expect(seen).toMatchObject({
    category: 'utilities_heat',
    placeWords: '3 号楼 2 单元 301',
    intake: { source: 'visit', consent: true, clerk: '包晓燕' },
  })
  expect(JSON.stringify(seen)).toContain('暖气片不热')
  expect(JSON.stringify(seen)).not.toMatch(/李大娘|13900002222/)
  await act(who.bao, ticket!, 'accept')
  const { stage } = await look(who.bao, ticket!)
  const told = await who.bao.call(deskApi.revealPhone, {
    params: { id: ticket! },
    body: { requestId: requestId(), stage, reason: 'verify' },
  })
  expect(told.reply).toEqual({ phone: '13900002222', name: '李大娘' })
  // linked both ways
  expect((await read(who.tianhe, id)).notes[0]!.ticket).toMatchObject({ id: ticket, state: 'accepted' })
  const behind = await who.tianhe.call(visitApi.visitOfTicket, { params: { id: ticket! } })
  expect(behind.reply).toMatchObject({ booklet: id, note: { by: '包晓燕' } })
  expect((await who.street.call(visitApi.visitOfTicket, { params: { id: ticket! } })).status).toBe(404)
})

test('without their word for it neither the person nor their door is in the case', async () => {
  const id = await begin(who.bao, { phone: '13900002222' })
  const body = aNote(id, { case: { named: false, category: 'utilities_heat', item: 'heating', catalogueVersion: 1 } })
  const { ticket } = await written(who.bao, body)
  expect(await look(who.bao, ticket!)).toMatchObject({
    placeWords: '3 号楼',
    identity: 'anonymous',
    intake: { source: 'visit', consent: false },
  })
  expect(await server.deps.db.selectFrom('caller').selectAll().execute()).toEqual([])
  // one request, one case
  expect((await written(who.bao, body)).ticket).toBe(ticket)
  const named = await write(who.bao, aNote(await begin(), { case: { named: true, catalogueVersion: 1 } }))
  expect(named).toMatchObject({ status: 400, problem: { fields: { phone: 'phone' } } })
})

test('only what changed goes into the booklet; where somebody changed it meanwhile it stays in the note', async () => {
  const id = await begin(who.bao, { basic: '一个人住' })
  expect((await written(who.bao, aNote(id, { changed: { version: 1, basic: '儿子搬来同住' } }))).kept).toBe(false)
  expect((await read(who.bao, id)).booklet).toMatchObject({ basic: '儿子搬来同住', version: 2 })
  expect((await written(who.tianhe, aNote(id, { changed: { version: 1, basic: '周末有人' } }))).kept).toBe(true)
  const { booklet, notes } = await read(who.bao, id)
  expect(booklet).toMatchObject({ basic: '儿子搬来同住', version: 2 })
  expect(notes.map(({ words }) => words!.changed).sort()).toEqual(['基本情况：儿子搬来同住', '基本情况：周末有人'])
})

test('a promise leads back on its day, until somebody has kept it', async () => {
  const id = await begin()
  await written(who.bao, aNote(id, { promise: { words: '说供热公司哪天来', day: '2026-11-25' } }))
  expect((await walk(who.bao)).rows).toEqual([])
  server.time.now += 2 * DAY
  who = await people(server)
  const [row] = (await walk(who.tianhe)).rows
  expect(row).toMatchObject({ id, dues: ['promise'], promises: [{ words: '说供热公司哪天来', day: '2026-11-25' }] })
  const promise = row!.promises[0]!.id
  expect((await who.grid1.call(visitApi.keepPromise, { params: { id: promise }, body: {} })).status).toBe(404)
  for (let i = 0; i < 2; i++) expect((await who.bao.call(visitApi.keepPromise, { params: { id: promise }, body: {} })).status).toBe(200)
  expect(await audited('visit.kept:')).toBe(1)
  expect((await walk(who.tianhe)).rows).toEqual([])
})

test('in passing, without a booklet; what was promised there is on the walk too', async () => {
  const place = { gridId: GRID_3, words: '西门早市第 4 摊' }
  await written(who.bao, aNote(undefined, { place, kind: 'bench', promise: { words: '问城管哪天来划线', day: '2026-11-23' } }))
  expect((await walk(who.tianhe)).loose).toMatchObject([{ place: place.words, words: '问城管哪天来划线' }])
  expect((await write(who.grid1, aNote(undefined, { place }))).status).toBe(403)
})

test('what does not belong there is asked about first, and papers are never kept', async () => {
  const id = await begin()
  expect((await write(who.bao, aNote(id, { said: '老人有糖尿病' }))).problem.fields).toEqual({ words: 'askedFirst' })
  expect((await write(who.bao, aNote(id, { said: '老人有糖尿病', sure: true }))).status).toBe(200)
  const paper = aNote(id, { said: '身份证 110101199003078515', sure: true })
  expect((await write(who.bao, paper)).problem.fields).toEqual({ words: 'neverKept' })
})

test('erased on request it is gone with the words of every visit, also after a restore', async () => {
  const id = await begin()
  const { id: note } = await written(who.bao, aNote(id, { promise: { words: '回话', day: '2026-11-23' } }))
  const before = await server.deps.db.selectFrom('booklet').selectAll().executeTakeFirstOrThrow()
  await who.bao.call(visitApi.eraseBooklet, { params: { id }, body: { why: 'asked' } })
  const gone = async () => ({
    read: (await who.bao.call(visitApi.booklet, { params: { id } })).status,
    walk: (await walk(who.bao)).rows.length,
    told: (await server.deps.db.selectFrom('visit_note').select('told').where('id', '=', note).executeTakeFirst())!.told,
  })
  expect(await gone()).toEqual({ read: 404, walk: 0, told: null })
  expect(fs.readFileSync(server.deps.erasures.file, 'utf8')).toContain(id)
  // an older backup comes back
  await server.deps.db.updateTable('booklet').set({ told: before.told, erased_at: null }).where('id', '=', id).execute()
  await replayErasures(server.deps)
  expect(await gone()).toEqual({ read: 404, walk: 0, told: null })
  expect((await verifySeals(server.deps)).findings).toEqual([])
})

test('the words of one visit are erased alone, and stay away after a restore', async () => {
  const id = await begin()
  const [first, second] = [await written(who.bao, aNote(id)), await written(who.bao, aNote(id, { said: '都好' }))]
  expect((await who.grid1.call(visitApi.eraseNote, { params: { id: first.id }, body: { why: 'asked' } })).status).toBe(404)
  const before = await server.deps.db.selectFrom('visit_note').select('told').where('id', '=', first.id).executeTakeFirstOrThrow()
  expect((await who.tianhe.call(visitApi.eraseNote, { params: { id: first.id }, body: { why: 'asked' } })).status).toBe(200)
  await server.deps.db.updateTable('visit_note').set({ told: before.told, erased_at: null }).where('id', '=', first.id).execute()
  await replayErasures(server.deps)
  const words = (await read(who.bao, id)).notes.map((note) => [note.id, note.words?.said])
  expect(Object.fromEntries(words)).toEqual({ [first.id]: undefined, [second.id]: '都好' })
})

test('a case whose words are erased takes them out of the note it came from', async () => {
  const id = await begin()
  const { ticket } = await written(who.bao, aNote(id, { case: { named: false, catalogueVersion: 1 } }))
  await act(who.centre, ticket!, 'erase', { eraseWhat: 'all', eraseWhy: 'asked' })
  expect((await read(who.bao, id)).notes).toMatchObject([{ words: null, ticket: { id: ticket } }])
})

test('leaders see numbers, without a door or a name', async () => {
  const id = await begin()
  await begin(who.bao, { kind: 'firm', called: '天和超市', creditCode: '91350100M000100Y43', door: '' })
  await written(who.bao, aNote(id, { case: { named: false, catalogueVersion: 1 } }))
  await written(who.bao, aNote(id, { outcome: 'explain', promise: { words: '回话', day: '2026-11-23' } }))
  await written(who.bao, aNote(id, { kind: 'missed', said: '' }))
  const counted = { unit: '天和社区', households: 1, firms: 1, visited: 1, visits: 2, matters: 1, solved: 0, policy: 1, open: 1 }
  for (const by of [who.street, who.centre, who.supervisor, who.tianhe, who.bao])
    expect((await by.call(visitApi.visitCounts)).reply.rows).toEqual([counted])
  for (const by of [who.grid1, who.housing]) expect((await by.call(visitApi.visitCounts)).reply.rows).toEqual([])
})

test('words that became no case go after a year, a door nobody came to after two', async () => {
  const id = await begin()
  await written(who.bao, aNote(id))
  await written(who.bao, aNote(id, { case: { named: false, catalogueVersion: 1 } }))
  server.time.now += 367 * DAY
  await expireVisits(server.deps)
  const told = async () =>
    (await server.deps.db.selectFrom('visit_note').select('told').execute()).filter((row) => row.told !== null).length
  expect(await told()).toBe(1)
  who = await people(server)
  expect((await read(who.bao, id)).booklet.dues).toEqual(['year'])
  server.time.now += 365 * DAY
  await expireVisits(server.deps)
  who = await people(server)
  expect((await who.bao.call(visitApi.booklet, { params: { id } })).status).toBe(404)
})

test('what accuses somebody stands in its case alone: the grid and the community read no word of it in the note', async () => {
  const id = await begin()
  const said = '社区主任贪污低保户的扶贫款，谁送礼给谁办'
  const note = aNote(id, { said, case: { named: false, category: 'policy_style_other', item: 'conduct', catalogueVersion: 1 } })
  const { ticket } = await written(who.bao, note)
  for (const by of [who.bao, who.tianhe]) {
    const { notes } = await read(by, id)
    expect(notes[0]).toMatchObject({ words: null })
    expect(JSON.stringify([notes, await walk(by)])).not.toContain('贪污')
  }
  // the same request again is still the same
  expect(await written(who.bao, note)).toMatchObject({ ticket })
  // and what accuses nobody keeps its words beside its case
  await written(who.bao, aNote(id, { case: { named: false, category: 'utilities_heat', item: 'heating', catalogueVersion: 1 } }))
  expect((await read(who.tianhe, id)).notes.flatMap(({ words }) => words?.said ?? [])).toEqual([expect.stringContaining('暖气')])
})
