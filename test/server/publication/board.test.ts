import { sql } from 'kysely'
import { boardApi } from '../../../src/domain/api-board'
import { publicityApi } from '../../../src/domain/api-publicity'
import { mayBePublic } from '../../../src/domain/publication/publication'
import { STATE_IDS } from '../../../src/domain/ticket/states'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { DEMO_PEOPLE } from '../../../src/server/demo/district'
import { addPhoto } from '../../../src/server/photo/store'
import { visibleToAnyone } from '../../../src/server/ticket/visible'
import { fileForPublic, onBoard, publish, tryToDecide, waiting } from '../../helpers/board'
import { aJpeg } from '../../helpers/images'
import { aQueryCode, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, GRID_3, people, residentLi, residentZhang, SOLVED, TIANHE, tryTo, type People } from '../../helpers/story'
import { aTicket } from '../../helpers/tickets'

const HOUR = 3_600_000
jest.setTimeout(60_000)
let server: TestServer
let who: People
let anybody: Caller
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
  anybody = server.caller()
})
afterEach(() => server.close())

const look = (id: string) => anybody.call(boardApi.publicCase, { params: { id } })
const publicity = async (caller: Caller, id: string) => (await caller.call(publicityApi.publicity, { params: { id } })).reply
const consent = (caller: Caller, id: string, yes: boolean) => caller.call(publicityApi.consent, { params: { id }, body: { consent: yes } })

test('a case stands on the board when its reporter and a moderator agreed, in the words the moderator approved', async () => {
  const { id } = await fileForPublic(who.li, { text: '我叫李秀兰，5 号楼北侧的路灯不亮，电话13800005206。' })
  expect(await onBoard(anybody)).toEqual([])
  expect(await publicity(who.li, id)).toMatchObject({ consent: true, state: 'asked', caseId: null })

  const item = (await waiting(who.centre, id))!
  expect(item.original).toMatchObject({ text: '我叫李秀兰，5 号楼北侧的路灯不亮，电话13800005206。' })
  expect(item.proposed).toMatchObject({ title: '5 号楼北侧的路灯不亮', text: '我叫〔姓名〕，5 号楼北侧的路灯不亮，电话〔电话〕。' })
  await publish(who.centre, id, { title: '5 号楼北侧路灯不亮', text: '5 号楼北侧的路灯不亮。' })

  expect(await onBoard(anybody)).toEqual([item.id])
  const { reply } = await look(item.id)
  expect(reply.case).toMatchObject({
    title: '5 号楼北侧路灯不亮',
    text: '5 号楼北侧的路灯不亮。',
    category: 'public_facility',
    place: '天和社区第 3 网格',
    unit: '天和社区第 3 网格',
    state: 'submitted',
    outcome: null,
  })
  expect(await publicity(who.li, id)).toMatchObject({ state: 'approved', caseId: item.id })
  expect(await waiting(who.centre, id)).toBeUndefined()
  expect(await waiting(who.centre, id, 'shown')).toMatchObject({ proposed: { text: '5 号楼北侧的路灯不亮。' } })
})

test('what the moderator lets slip is masked all the same', async () => {
  const { id } = await fileForPublic(who.li)
  const caseId = await publish(who.centre, id, { title: '找李女士', text: '电话13800005206，住3栋2单元501' })
  expect((await look(caseId)).reply.case).toMatchObject({ title: '找〔姓名〕', text: '电话〔电话〕，住〔门牌〕' })
  expect(await onBoard(anybody, { words: '13800005206' })).toEqual([])
})

test('without consent nothing waits for a moderator', async () => {
  const { id } = await file(who.li, { publicConsent: false })
  expect(await waiting(who.centre, id)).toBeUndefined()
  expect(await publicity(who.li, id)).toMatchObject({ consent: false, state: null, possible: true })
})

test('consent can be given later, and taken back at once, words, photos and all', async () => {
  const photo = await aPhoto(residentLi)
  const { id } = await file(who.li, { photos: [photo] })
  expect((await consent(who.li, id, true)).reply).toMatchObject({ consent: true, state: 'asked' })
  const caseId = await publish(who.centre, id, { photos: [photo] })
  const [shown] = (await look(caseId)).reply.case.photos
  expect((await server.app.inject({ url: shown!.large })).statusCode).toBe(200)

  expect((await consent(who.li, id, false)).reply).toMatchObject({ consent: false, state: 'withdrawn', caseId: null })
  expect(await onBoard(anybody)).toEqual([])
  expect(await onBoard(anybody, { words: '路灯' })).toEqual([])
  expect((await look(caseId)).status).toBe(404)
  expect((await anybody.call(boardApi.publicGrids, {})).reply.grids).toEqual([])
  // the address made a moment ago opens nothing any more
  expect((await server.app.inject({ url: shown!.large })).statusCode).toBe(404)
  const { rows } = await server.deps.pool.query('select title, text, words, photos from publication')
  expect(rows).toEqual([{ title: '', text: '', words: [], photos: [] }])
})

test('consent is the reporter’s alone, and neighbours, workers and other codes do not even see it', async () => {
  const mine = server.caller({ 'x-query-code': aQueryCode(1) })
  const { id } = await fileForPublic(mine, { identity: 'anonymous' })
  const other = server.caller({ 'x-query-code': aQueryCode(2) })
  for (const stranger of [who.zhang, other]) {
    expect((await consent(stranger, id, false)).status).toBe(404)
    expect((await stranger.call(publicityApi.publicity, { params: { id } })).status).toBe(404)
  }
  expect((await consent(mine, id, false)).reply).toMatchObject({ state: 'withdrawn' })
})

test('taken back while the moderator writes: the decision comes too late', async () => {
  const { id } = await fileForPublic(who.li)
  const item = (await waiting(who.centre, id))!
  await consent(who.li, id, false)
  expect(await tryToDecide(who.centre, item)).toMatchObject({ status: 409, problem: { code: 'stale' } })
  // agreed anew, it is another version that the moderator has not seen
  await consent(who.li, id, true)
  expect(await tryToDecide(who.centre, item)).toMatchObject({ status: 409, problem: { code: 'stale' } })
  expect(await onBoard(anybody)).toEqual([])
})

test('举报, a complaint about a unit and what is handled in confidence are never public, whoever agrees', async () => {
  const accusation = await fileForPublic(who.li, { category: 'policy_style_other', item: 'conduct', request: 'accuse' })
  const complaint = await fileForPublic(who.li, { category: 'policy_style_other', item: 'advice', complainedOf: TIANHE })
  for (const { id } of [accusation, complaint]) {
    expect(await waiting(who.centre, id)).toBeUndefined()
    expect(await publicity(who.li, id)).toMatchObject({ state: null, possible: false })
    await consent(who.li, id, false)
    expect(await consent(who.li, id, true)).toMatchObject({ status: 409, problem: { code: 'neverPublic' } })
  }
  // even a row that says it was approved shows nothing
  await server.deps.pool.query(
    `insert into publication (district_id, id, ticket_id, state, category, is_open, title, asked_at, published_at)
     select district_id, gen_random_uuid(), id, 'approved', category, true, 'x', filed_at, filed_at from ticket`,
  )
  expect(await onBoard(anybody)).toEqual([])
  expect((await anybody.call(boardApi.publicGrids, {})).reply.grids).toEqual([])
})

test('refused with a reason the reporter reads; taken off the board later just so', async () => {
  const { id } = await fileForPublic(who.li)
  const item = (await waiting(who.centre, id))!
  expect(await tryToDecide(who.centre, item, { publish: false })).toMatchObject({ status: 400, problem: { fields: { reason: 'missing' } } })
  await tryToDecide(who.centre, item, { publish: false, reason: '说的是邻居家的私事' })
  expect(await publicity(who.li, id)).toMatchObject({ state: 'refused', reason: '说的是邻居家的私事' })
  expect(await onBoard(anybody)).toEqual([])

  const other = await fileForPublic(who.zhang)
  await publish(who.centre, other.id)
  const shown = (await waiting(who.centre, other.id, 'shown'))!
  await tryToDecide(who.centre, shown, { publish: false, reason: '有人认出来了' })
  expect(await onBoard(anybody)).toEqual([])
  const { rows } = await server.deps.pool.query(`select result from audit where what like 'publication:%' order by id`)
  expect(rows.map((row) => row.result)).toEqual(['refused', 'approved', 'refused'])
})

test('two moderators: the second decides on what is no longer there', async () => {
  const { id } = await fileForPublic(who.li)
  const item = (await waiting(who.centre, id))!
  const answers = await Promise.all([tryToDecide(who.centre, item), tryToDecide(who.centre, item, { publish: false, reason: '不合适' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a result is looked at before it is shown, and steps are told by day and unit', async () => {
  const { id } = await fileForPublic(who.li)
  const caseId = await publish(who.centre, id)
  await act(who.bao, id, 'resolve', { ...SOLVED, note: '已换灯泡，李秀兰女士确认过，电话13800005206' })
  expect((await look(caseId)).reply.case).toMatchObject({ state: 'verified', outcome: { kind: 'solved', words: '' } })

  const item = (await waiting(who.centre, id))!
  expect(item).toMatchObject({ state: 'approved', original: { outcome: '已换灯泡，李秀兰女士确认过，电话13800005206' } })
  expect(item.proposed.outcome).not.toMatch(/李秀兰|13800005206/)
  await publish(who.centre, id, { outcome: '已换灯泡，晚上亮了' })
  const { case: shown } = (await look(caseId)).reply
  expect(shown.outcome).toEqual({ kind: 'solved', words: '已换灯泡，晚上亮了' })
  const midnight = Date.parse('2026-11-23T00:00:00+08:00')
  expect(shown.steps).toEqual([
    { day: midnight, unit: null },
    { day: midnight, unit: '天和社区第 3 网格' },
    { day: null, unit: null },
    { day: midnight, unit: '天和社区第 3 网格' },
    { day: null, unit: null },
  ])

  await act(who.li, id, 'judge', { solved: 'no', satisfied: '1', note: '没修好，找李秀兰' })
  expect((await look(caseId)).reply.case).toMatchObject({ state: 'rework', outcome: null })
  await act(who.bao, id, 'resolve', SOLVED)
  expect((await look(caseId)).reply.case.outcome).toEqual({ kind: 'solved', words: '' })
})

test('a decision made before the result came in does not pass for one about the result', async () => {
  const { id } = await fileForPublic(who.li)
  const item = (await waiting(who.centre, id))!
  await act(who.bao, id, 'resolve', SOLVED)
  expect(await tryToDecide(who.centre, item)).toMatchObject({ status: 409, problem: { code: 'stale' } })
})

test('a ticket that its reporter takes back leaves the board', async () => {
  const { id } = await fileForPublic(who.li)
  const caseId = await publish(who.centre, id)
  await act(who.li, id, 'withdraw')
  expect((await look(caseId)).status).toBe(404)
  expect(await onBoard(anybody)).toEqual([])
})

test('photos are shown one by one as ticked, and only those of the report and its result', async () => {
  const [mine, hidden, foreign] = [await aPhoto(residentLi), await aPhoto(residentLi), await aPhoto(residentZhang)]
  const { id } = await fileForPublic(who.li, { photos: [mine, hidden] })
  const item = (await waiting(who.centre, id))!
  expect(item.photos.map((photo) => photo.id)).toEqual([mine, hidden])
  expect((await tryToDecide(who.centre, item, { photos: [foreign] })).status).toBe(400)
  await publish(who.centre, id, { photos: [mine] })
  const { photos } = (await look(item.id)).reply.case
  expect(photos.map((photo) => photo.id)).toEqual([mine])
  // an address for the public made by hand for the other one does not open it
  const address = server.deps.files.addressOf({ id: hidden }, 'large', 'public', server.time.now)
  expect((await server.app.inject({ url: address })).statusCode).toBe(404)
})

test('the board is paged by time of publication, filtered and searched', async () => {
  const ids: string[] = []
  for (let n = 0; n < 23; n++) {
    server.time.now += 60_000
    const odd = n % 2 === 1
    const { id } = await fileForPublic(odd ? who.li : who.zhang, {
      text: odd ? '楼道里的水管漏水了，已经漏了两天' : '5 号楼北侧的路灯不亮了，晚上很黑',
      ...(odd && { category: 'utilities_heat', item: 'other' }),
    })
    ids.unshift(await publish(who.centre, id))
  }
  expect(await onBoard(anybody)).toEqual(ids)
  expect(await onBoard(anybody, { category: 'utilities_heat' })).toHaveLength(11)
  expect(await onBoard(anybody, { words: '水管漏水' })).toHaveLength(11)
  expect(await onBoard(anybody, { words: '灯' })).toHaveLength(12)
  expect(await onBoard(anybody, { words: '灯路' })).toEqual([])
  expect(await onBoard(anybody, { words: '灯', category: 'utilities_heat' })).toEqual([])
  expect(await onBoard(anybody, { place: GRID_3 })).toHaveLength(23)
  expect(await onBoard(anybody, { place: TIANHE, category: 'public_facility' })).toHaveLength(12)
  expect(await onBoard(anybody, { place: '150703001001' })).toEqual([])
})

test('everything on the map is in the list, and what is late names its unit, never a person', async () => {
  for (const caller of [who.li, who.zhang]) await publish(who.centre, (await fileForPublic(caller)).id)
  const { id } = await fileForPublic(who.li)
  await publish(who.centre, id)
  await act(who.bao, id, 'resolve', SOLVED)
  server.time.now += 30 * 24 * HOUR
  const { grids } = (await anybody.call(boardApi.publicGrids, {})).reply
  expect(grids).toEqual([{ gridId: GRID_3, open: 3, overdue: 2 }])
  const { rows } = (await anybody.call(boardApi.publicCases, { query: { place: GRID_3, only: 'open' } })).reply
  expect(rows).toHaveLength(3)
  const late = rows.filter((row) => row.clock && row.clock.dueAt! < server.time.now)
  expect(late.map((row) => row.unit)).toEqual(['天和社区第 3 网格', '天和社区第 3 网格'])
  expect(JSON.stringify(rows)).not.toContain('包晓燕')
})

test('the predicate in SQL says what the domain says', async () => {
  const tickets: Ticket[] = STATE_IDS.flatMap((state) =>
    [{}, { confidential: true }, { request: 'accuse' as const }, { complainedOf: 'tianhe' }].map((some) => aTicket({ state, ...some })),
  )
  for (const ticket of tickets) {
    const { rows } = await sql<{
      shown: boolean
    }>`select ${visibleToAnyone()} as shown from (select true as public_consent, ${ticket.confidential}::boolean as confidential,
      ${ticket.request}::text as request, ${ticket.complainedOf}::text as complained_of, ${ticket.state}::text as state) t`.execute(
      server.deps.db,
    )
    expect(rows[0]!.shown).toBe(mayBePublic(ticket))
  }
})

test('refused by the door: a cursor, a category or a decision that is not one', async () => {
  for (const url of [
    '/api/board/cases?after=1',
    '/api/board/cases?category=all',
    '/api/board/cases?only=done',
    '/api/board/figures?period=ever',
    '/api/board/cases/1',
  ])
    expect((await server.app.inject({ url })).statusCode).toBe(400)
  const { id } = await fileForPublic(who.li)
  const item = (await waiting(who.centre, id))!
  expect((await tryToDecide(who.centre, item, { title: '' })).status).toBe(400)
  expect((await tryTo(who.housing, id, 'note', { reason: 'x' }, { stage: 1 })).status).toBe(404)
})

const aPhoto = async (account: string): Promise<string> => {
  const { personId } = DEMO_PEOPLE.find((one) => one.id === account)!
  return (await addPhoto(server.deps, { bytes: await aJpeg(), actor: `resident:${personId}`, now: server.time.now })).id
}
