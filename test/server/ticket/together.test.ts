/** Many at the same moment: merges that cross, uploads beyond a limit, numbers that are taken, guesses that come in one burst. */
import { api } from '../../../src/domain/api'
import { GUESSES } from '../../../src/server/plugins/query-codes'
import { withFreeNumber } from '../../../src/server/ticket/number'
import { inTransaction } from '../../../src/server/database/open'
import { aJpeg, upload } from '../../helpers/images'
import { aQueryCode, startServer, type TestServer } from '../../helpers/server'
import { act, file, people, tryTo, type People } from '../../helpers/story'

const MONDAY = Date.parse('2026-11-23T02:00:00Z')

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())

test('a number that is taken is tried again with another, not without end', async () => {
  const bytes = [1, 1, 1, 2].map((byte) => Buffer.alloc(8, byte))
  const taken = new Set(['20261123-333333'])
  const tried: string[] = []
  const insert = async (number: string) => tried.push(number) > 0 && !taken.has(number)
  expect(await withFreeNumber(MONDAY, insert, () => bytes.shift()!)).toBe('20261123-444444')
  expect(tried).toHaveLength(4)
  await expect(withFreeNumber(MONDAY, async () => false)).rejects.toThrow('after 8 tries')
})

test('two tickets merged into each other at once: one goes, and nobody waits for the other', async () => {
  for (let round = 0; round < 4; round++) {
    const [one, other] = [await file(who.li), await file(who.zhang)]
    for (const { id } of [one, other]) await act(who.bao, id, 'accept')
    const answers = await Promise.all([
      tryTo(who.bao, one.id, 'merge', { into: other.number, reason: '同一件' }),
      tryTo(who.bao, other.id, 'merge', { into: one.number, reason: '同一件' }),
      tryTo(who.bao, one.id, 'note', { reason: '看过' }),
      tryTo(who.bao, other.id, 'note', { reason: '看过' }),
    ])
    const statuses = answers.map(({ status }) => status)
    expect(statuses.every((status) => [200, 403, 404, 409].includes(status))).toBe(true)
    expect(statuses.slice(0, 2).filter((status) => status === 200)).toHaveLength(1)
  }
})

test('what PostgreSQL chose to give way is done once more, and done once', async () => {
  let tries = 0
  const done = await inTransaction(server.deps.db, async () => {
    if (tries++ === 0) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    return 'done'
  })
  expect([done, tries]).toEqual(['done', 2])
  const always = inTransaction(server.deps.db, () => Promise.reject(Object.assign(new Error('could not serialize'), { code: '40001' })))
  await expect(always).rejects.toMatchObject({ code: '40001' })
})

test('45 uploads at once: no more are kept than may wait', async () => {
  const form = upload(await aJpeg(40, 30))
  const send = () => server.app.inject({ method: 'POST', url: '/api/photos', ...form, headers: { ...form.headers, ...who.li.headers } })
  const answers = await Promise.all(Array.from({ length: 45 }, send))
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(27)
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(18)
}, 120_000)

test('60 guesses of a query code at once: no more than twenty are told whether they are right', async () => {
  const guess = (seed: number) => server.caller({ 'x-query-code': aQueryCode(100 + seed) }).call(api.myTickets, { query: {} })
  await guess(60)
  await server.deps.pool.query(`update allowance set used = $1 where key like 'code guesses %'`, [GUESSES.address - 20])
  const answers = await Promise.all(Array.from({ length: 60 }, (_, seed) => guess(seed)))
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(20)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(40)
})
