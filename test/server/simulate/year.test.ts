/** A small simulated year: the same town, dice and account as `npm run simulate`, across the Spring Festival. */
import { sql } from 'kysely'
import { accountOf } from '../../../src/server/simulate/account'
import { liveYear, type Told } from '../../../src/server/simulate/year'
import { startServer, type TestServer } from '../../helpers/server'

jest.setTimeout(600_000)
const FROM = Date.parse('2026-01-20T00:00:00+08:00')
const OPTIONS = { tickets: 400, days: 60, seed: 7 }
let server: TestServer
let told: Told
beforeAll(async () => {
  server = await startServer({ settings: { CHECK_SHARE: 20 } })
  // the template's people work since a later day: here they work from the first
  await server.deps.db
    .updateTable('post')
    .set({ valid_from: new Date(FROM) })
    .execute()
  told = await liveYear(server.deps, server.time, FROM, OPTIONS, () => undefined)
})
afterAll(() => server.close())

const account = () => accountOf(server.deps, told, server.time.now)
const ofHistory = async (action: string): Promise<number> =>
  (await server.deps.pool.query<{ n: number }>('select count(*) as n from ticket_event where action = $1', [action])).rows[0]!.n

test('sixty days add up', async () => {
  const { addsUp, lines } = await account()
  expect(lines.filter((line) => line.startsWith('NO'))).toEqual([])
  expect(addsUp).toBe(true)
  expect(told.filed).toBe(OPTIONS.tickets)
})

test('and much has happened: forgotten, returned, resolved badly, urged, sent back, closed by silence', async () => {
  const much = [
    'overdue',
    'moveUp',
    'supervise',
    'remind',
    'return',
    'judge',
    'close',
    'check',
    'escalate',
    'dispatch',
    'supplement',
    'lapse',
  ]
  const counts = await Promise.all(much.map(async (action) => [action, await ofHistory(action)] as const))
  expect(counts.filter(([, many]) => many === 0).map(([action]) => action)).toEqual([])
  expect(told.repeated).toBeGreaterThan(0)
  const { rows } = await server.deps.pool.query<{ n: number }>(`select count(*) as n from ticket where round > 0`)
  expect(rows[0]!.n).toBeGreaterThan(0)
})

// prettier-ignore
const WRONG: [what: string, statement: string, line: string][] = [
  ['a ticket gone', `delete from ticket_unit where ticket_id = $1; delete from ticket_clock where ticket_id = $1`, 'NO  open without an owner'],
  ['an open ticket without a clock', `delete from ticket_clock where ticket_id = $1`, 'NO  open without a running clock'],
  ['a clock nobody will look at', `update ticket_clock set next_at = now() - interval '20 years' where ticket_id = $1 and stopped_at is null`, 'NO  due now'],
  ['an overdue nobody was told of', `update ticket_clock set due_at = started_at + interval '1 minute', started_at = started_at - interval '1 day' where ticket_id = $1; update ticket_event set facts = '{}' where ticket_id = $1 and action = 'overdue'`, 'NO  overdue'],
  ['a closed ticket whose clock runs on', `update ticket set state = 'closed' where id = $1`, 'NO  ended with a clock'],
  ['a state written by hand', `update ticket set state = 'closed' where id = $1`, 'NO  histories'],
]

test.each(WRONG)('it does not add up with %s', async (_, statement, line) => {
  const undone = new Error('rolled back')
  const tampered = server.deps.db.transaction().execute(async (tx) => {
    const { ticket_id } = await tx
      .selectFrom('ticket_clock')
      .select('ticket_id')
      .where('kind', '=', 'handle')
      .where('stopped_at', 'is', null)
      .where('due_at', 'is not', null)
      .orderBy('ticket_id')
      .executeTakeFirstOrThrow()
    for (const one of statement.split('; ')) await sql.raw(one.replaceAll('$1', `'${ticket_id}'`)).execute(tx)
    const { addsUp, lines } = await accountOf({ ...server.deps, db: tx }, told, server.time.now)
    expect(lines.some((words) => words.startsWith(line))).toBe(true)
    expect(addsUp).toBe(false)
    throw undone
  })
  await expect(tampered).rejects.toBe(undone)
})
