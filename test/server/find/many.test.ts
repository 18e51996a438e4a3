/** Finding among twenty thousand: the same rows as going through all of them, and few pages of the database for it. */
import type pg from 'pg'
import { sql } from 'kysely'
import type { Actor } from '../../../src/domain/people/actors'
import { readLine } from '../../../src/domain/find/line'
import { meaningOf } from '../../../src/domain/find/meaning'
import { askedBy, isKeyed } from '../../../src/server/find/conditions'
import { countFound, countQuery, farQuery, fewQuery, findPage, nearQuery } from '../../../src/server/find/search'
import { lookOf } from '../../../src/server/ticket/work'
import { buffersOf } from '../../helpers/buffers'
import { TEST_NOW } from '../../helpers/constants'
import { fillFound, WORDS } from '../../helpers/found'
import { bulkHand, startServer, type TestServer } from '../../helpers/server'
import { file, GRID_3, people } from '../../helpers/story'

jest.setTimeout(120_000)
const MANY = 20_000
let server: TestServer
let hand: pg.Client
beforeAll(async () => {
  server = await startServer()
  hand = await bulkHand(server.database)
  await file((await people(server)).li, { text: '门口的椅子坏了' })
  await fillFound(hand, server.deps, ['垃圾没人清运', '楼道灯不亮', '水管冻裂', '小区大门坏了', '施工噪声扰民'], MANY)
})
afterAll(async () => {
  await hand.end()
  await server.close()
})

const PERSON = '00000000-0000-0000-0000-000000000001'
const worker: Actor = { kind: 'staff', personId: PERSON, posts: [{ unitId: GRID_3, duty: 'gridWorker' }] }
const street: Actor = { kind: 'staff', personId: PERSON, posts: [{ unitId: '150703001', duty: 'clerk' }] }
const centre: Actor = { kind: 'staff', personId: PERSON, posts: [{ unitId: 'centre', duty: 'dispatcher' }] }
const supervisor: Actor = { kind: 'staff', personId: PERSON, posts: [{ unitId: 'centre', duty: 'supervisor' }] }
const look = (actor: Actor) => lookOf(server.deps, actor, TEST_NOW)

/** Every page, one after another, up to `most` rows. */
async function pagesOf(actor: Actor, line: string, most = 130): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ids.length < most;) {
    const { rows, next } = await findPage(look(actor), line, after)
    ids.push(...rows.map(({ id }) => id))
    if (!next) break
    after = next
  }
  return ids
}

/** The same without any index of words: by the text alone, among what lies at these units. */
async function plainly(word: string, units: string[] | null, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select w.ticket_id as id from ticket_words w join ticket t on t.id = w.ticket_id
    where w.said like ${`%${word}%`} ${units ? sql`and t.unit_id = any(${units}::text[])` : sql``}
    order by w.filed_at desc, w.ticket_id desc limit ${most}`.execute(server.deps.db)
  return rows.map(({ id }) => id)
}

test.each(Object.entries(WORDS))('a word that is %s: page after page what the text alone says, for every reader', async (_, word) => {
  const below = server.deps.reference.units.all
    .filter(({ id }) => server.deps.reference.units.isWithin(id, '150703001'))
    .map(({ id }) => id)
  for (const [actor, units] of [
    [centre, null],
    [supervisor, null],
    [street, below],
    [worker, [GRID_3]],
  ] as const) {
    const found = await pagesOf(actor, word)
    expect(found).toEqual(await plainly(word, units && [...units], found.length))
    expect(await countFound(look(actor), word)).toBe((await plainly(word, units && [...units], MANY)).length)
    if (found.length < 130) expect(found.length).toBe((await plainly(word, units && [...units], 130)).length)
  }
})

test('a first page reads few pages of the database, a count no more than what it counts', async () => {
  const MOST = { page: 2_500, count: 12_000 }
  for (const actor of [centre, supervisor, street, worker])
    for (const line of [...Object.values(WORDS), `${WORDS.rare} ${WORDS.frequent}`, '龙卷风', '只看:超时']) {
      const asked = askedBy(look(actor), meaningOf(readLine(line).query, server.deps.reference).meaning)
      const first = isKeyed(asked) ? fewQuery(look(actor), asked, undefined) : farQuery(look(actor), asked, undefined)
      for (const [what, query] of [
        ['page', first],
        ['page', nearQuery(look(actor), asked, undefined)],
        ['count', countQuery(look(actor), asked)],
      ] as const) {
        const read = await buffersOf(server.deps, query)
        expect(`${line}, ${what}: ${read <= MOST[what] ? 'few' : read}`).toBe(`${line}, ${what}: few`)
      }
    }
})
