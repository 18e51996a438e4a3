/** The numbers on a desk are true, whoever works where. */
import type { Actor } from '../../../src/domain/people/actors'
import { deskCounts } from '../../../src/server/ticket/desk-counts'
import { deskPage } from '../../../src/server/ticket/read'
import { lookOf } from '../../../src/server/ticket/work'
import { startServer, type TestServer } from '../../helpers/server'
import { file, GRID_3, people, TIANHE } from '../../helpers/story'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const HOUR = 3_600_000
const at = (...unitIds: string[]): Actor => ({
  kind: 'staff',
  personId: '00000000-0000-0000-0000-000000000001',
  posts: unitIds.map((unitId) => ({ unitId, duty: 'gridWorker' as const })),
})

/** So many copies of a ticket, on a desk of a unit, due at that instant. */
async function lay(many: number, unitId: string, desk: string, dueAt: number, some: { complainedOf?: string } = {}): Promise<void> {
  const { pool, district } = server.deps
  const { rows } = await pool.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_name = 'ticket' and table_schema = 'public' order by ordinal_position`,
  )
  const columns = rows.map(({ column_name }) => column_name)
  const copied = columns.map((column) => {
    if (column === 'id') return 'gen_random_uuid()'
    if (column === 'number') return `gen_random_uuid()::text`
    return column === 'complained_of' && some.complainedOf ? `'${some.complainedOf}'` : `t.${column}`
  })
  await pool.query(
    `with made as (insert into ticket (${columns.join(', ')}) select ${copied.join(', ')} from (select * from ticket order by filed_at limit 1) t, generate_series(1, $1) returning id)
     insert into ticket_unit (district_id, ticket_id, unit_id, desk, rank, sort_at) select $2, id, $3, $4, 2, $5 from made`,
    [many, district, unitId, desk, new Date(dueAt)],
  )
}

const numbers = (actor: Actor) => {
  const { now } = server.time
  return deskCounts(server.deps, actor, now, now + 6 * HOUR)
}

test('928 to do, 120 of them late and 201 due today: each number is what there is', async () => {
  await file((await people(server)).li)
  const { now } = server.time
  await lay(120, GRID_3, 'todo', now - HOUR)
  await lay(201, GRID_3, 'todo', now + HOUR)
  await lay(606, GRID_3, 'todo', now + 48 * HOUR)
  await lay(1234, GRID_3, 'done', now)
  // the one that was filed is due within the hour as well
  expect(await numbers(at(GRID_3))).toEqual({
    counts: { todo: 928, check: 0, waiting: 0, passed: 0, done: 1234, mine: 0, nobody: 928 },
    overdue: 120,
    dueToday: 202,
  })
})

test('what lies at two units of one person is one line and counts once; a complaint about them is neither', async () => {
  await file((await people(server)).li)
  const { now, deps } = { now: server.time.now, deps: server.deps }
  await lay(30, GRID_3, 'todo', now + HOUR)
  await deps.pool.query(
    `insert into ticket_unit (district_id, ticket_id, unit_id, desk, rank, sort_at)
     select district_id, ticket_id, $2, desk, rank, sort_at + interval '3 hours' from ticket_unit where district_id = $1 and unit_id = $3 and desk = 'todo'`,
    [deps.district, TIANHE, GRID_3],
  )
  await lay(5, TIANHE, 'todo', now + 2 * HOUR, { complainedOf: TIANHE })
  const both = at(GRID_3, TIANHE)
  expect((await numbers(both)).counts.todo).toBe(31)
  const seen: string[] = []
  for (let after: string | undefined; ;) {
    const page = await deskPage(lookOf(deps, both, now), 'todo', after)
    seen.push(...page.rows.map(({ id }) => id))
    if (!page.next) break
    after = page.next
  }
  expect(seen).toHaveLength(31)
  expect(new Set(seen).size).toBe(31)
  // one who works at the upper unit alone sees them there
  expect((await numbers(at(TIANHE))).counts.todo).toBe(31)
})
