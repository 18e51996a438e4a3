/** What is about to run out stands before what presses more and has time; what ran out already does not. */
import { deskPage } from '../../../src/server/ticket/read'
import { lookOf } from '../../../src/server/ticket/work'
import type { Actor } from '../../../src/domain/people/actors'
import { startServer, type TestServer } from '../../helpers/server'
import { file, GRID_3, people } from '../../helpers/story'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const MINUTE = 60_000
const CRITICAL = 0
const NORMAL = 2
const worker: Actor = {
  kind: 'staff',
  personId: '00000000-0000-0000-0000-000000000001',
  posts: [{ unitId: GRID_3, duty: 'gridWorker' }],
}

test('ten minutes left goes before a critical one with a day, on the first page alone and once', async () => {
  const { li } = await people(server)
  const lay = async (text: string, rank: number, leftMs: number) => {
    const { id } = await file(li, { text })
    const sort_at = new Date(server.time.now + leftMs)
    await server.deps.db.updateTable('ticket_unit').set({ rank, sort_at }).where('ticket_id', '=', id).execute()
    return id
  }
  const day = await lay('特急，还有一天', CRITICAL, 1_440 * MINUTE)
  const soon = await lay('一般，还有十分钟', NORMAL, 10 * MINUTE)
  const later = await lay('一般，还有三十一分钟', NORMAL, 31 * MINUTE)
  const late = await lay('一般，已经超了', NORMAL, -10 * MINUTE)
  const rest = []
  for (let n = 0; n < 19; n++) rest.push(await lay(`一般，第 ${n} 件`, NORMAL, (100 + n) * MINUTE))
  const look = lookOf(server.deps, worker, server.time.now)
  const first = await deskPage(look, 'todo', undefined)
  expect(first.rows.slice(0, 4).map(({ id }) => id)).toEqual([soon, day, late, later])
  const second = await deskPage(look, 'todo', first.next!)
  const all = [...first.rows, ...second.rows].map(({ id }) => id)
  expect([new Set(all).size, all.length, second.next]).toEqual([23, 23, null])
})
