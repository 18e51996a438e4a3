/** Feedback on the app: said once, read and answered by those who run it, rated by whoever said it; gone with the account. */
import { randomUUID } from 'node:crypto'
import { accountApi } from '../../../src/domain/api-account'
import { feedbackApi } from '../../../src/domain/api-feedback'
import { MAX_FEEDBACK } from '../../../src/domain/people/feedback'
import { endDueAccounts } from '../../../src/server/people/leaving'
import { tidy } from '../../../src/server/tidy'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { people, type People } from '../../helpers/story'

const DAY = 86_400_000
let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const said = (words = '字太小，看不清', id: string = randomUUID()) => ({ id, kind: 'suggestion' as const, words })
const say = (caller: Caller, body = said()) => caller.call(feedbackApi.sayFeedback, { body })
const answer = (caller: Caller, id: string, words = '已调大，请更新后再看') =>
  caller.call(feedbackApi.answerFeedback, { params: { id }, body: { words } })
const all = async () => (await who.centre.call(feedbackApi.feedback, { query: {} })).reply.rows
const audited = async () =>
  (await server.deps.db.selectFrom('audit').select('what').where('what', 'like', 'feedback%').orderBy('what').execute()).map(
    ({ what }) => what,
  )

test('said, answered, rated: each reads what is theirs, and nobody is named to those who answer', async () => {
  const body = said()
  expect((await say(who.li, body)).reply.rows).toMatchObject([{ words: body.words, answer: null, rating: null }])
  const [waiting] = await all()
  expect(Object.keys(waiting!).sort()).toEqual(['answer', 'dueAt', 'id', 'kind', 'rating', 'saidAt', 'words'])
  expect(waiting!.dueAt).toBeGreaterThan(waiting!.saidAt + 4 * DAY)
  expect((await answer(who.centre, body.id)).status).toBe(200)
  const rated = await who.li.call(feedbackApi.rateFeedback, { params: { id: body.id }, body: { rating: '4' } })
  expect(rated.reply.rows).toMatchObject([{ answer: { words: '已调大，请更新后再看' }, rating: '4' }])
  expect(await all()).toMatchObject([{ rating: '4' }])
  expect((await who.zhang.call(feedbackApi.myFeedback)).reply.rows).toEqual([])
  expect(await audited()).toEqual(['feedback.answered', 'feedback.rated', 'feedback.said'])
})

test('sent twice it is said once; the same id with other words, or of somebody else, is refused', async () => {
  const body = said()
  await say(who.li, body)
  expect((await say(who.li, body)).reply.rows).toHaveLength(1)
  expect((await say(who.li, { ...body, words: '别的' })).problem.code).toBe('stale')
  expect((await say(who.zhang, body)).problem.code).toBe('stale')
  expect(await all()).toHaveLength(1)
})

test('nobody rates what is not theirs or not answered, and nothing is answered twice', async () => {
  const body = said()
  await say(who.li, body)
  const rate = (caller: Caller) => caller.call(feedbackApi.rateFeedback, { params: { id: body.id }, body: { rating: '1' } })
  expect((await rate(who.li)).problem.code).toBe('notForYou')
  await answer(who.centre, body.id)
  expect((await rate(who.zhang)).problem.code).toBe('notForYou')
  expect((await answer(who.centre, body.id, '再答')).problem.code).toBe('stale')
  expect((await who.bao.call(feedbackApi.feedback, { query: {} })).status).toBe(403)
})

test('what waits comes first, page by page, none twice', async () => {
  const rows = Array.from({ length: 45 }, (_, n) => ({
    district_id: server.deps.district,
    id: randomUUID(),
    person_id: randomUUID(),
    kind: 'fault' as const,
    words: `第 ${n} 句`,
    said_at: new Date(server.time.now + n * 1000),
    due_at: new Date(server.time.now + DAY),
    ...(n % 3 === 0 && { answer: '改了', answered_at: new Date(server.time.now + DAY) }),
  }))
  await server.deps.db.insertInto('feedback').values(rows).execute()
  const seen = []
  for (let after: string | undefined, first = true; first || after; first = false) {
    const { reply } = await who.centre.call(feedbackApi.feedback, { query: after ? { after } : {} })
    seen.push(...reply.rows)
    after = reply.next ?? undefined
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(45)
  expect(seen.map(({ answer }) => answer !== null)).toEqual([...Array(30).fill(false), ...Array(15).fill(true)])
})

test('too long or empty it is refused; after a few in a day the rest wait', async () => {
  expect((await say(who.li, said('字'.repeat(MAX_FEEDBACK + 1)))).status).toBe(400)
  expect((await say(who.li, said('  '))).status).toBe(400)
  const tries = []
  for (let n = 0; n < 8; n++) tries.push((await say(who.zhang)).status)
  expect(tries.at(-1)).toBe(429)
})

test('leaving takes it along, and after three years it goes by itself', async () => {
  await say(who.zhang)
  await say(who.li)
  await who.li.call(accountApi.leave, { body: {} })
  server.time.now += 60 * DAY
  await endDueAccounts(server.deps)
  expect(await server.deps.db.selectFrom('feedback').select('id').execute()).toHaveLength(1)
  server.time.now += 3 * 366 * DAY
  await tidy(server.deps)
  expect(await server.deps.db.selectFrom('feedback').select('id').execute()).toEqual([])
})
