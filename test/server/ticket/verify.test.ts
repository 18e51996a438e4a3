/** A row written by hand is found, whichever column it is: what the row says must follow from its history. */
import { verifyTickets } from '../../../src/server/ticket/verify'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, people, SOLVED, TIANHE, type People } from '../../helpers/story'

jest.setTimeout(60_000)
let server: TestServer
let who: People
let ticket: { id: string; number: string }
let merged: { id: string; number: string }
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
  ticket = await longStory()
  merged = await file(who.zhang)
  await act(who.bao, merged.id, 'merge', { into: (await file(who.li)).number, reason: '同一盏灯' })
})
afterAll(() => server.close())

/** Returned, dispatched, supervised, given more time, resolved, sent back and resolved again, closed and reopened. */
async function longStory() {
  const filed = await file(who.li)
  const { id } = filed
  await act(who.bao, id, 'return', { basis: '不归网格' })
  await act(who.centre, id, 'dispatch', { unit: 'housing', goal: '当晚亮灯', reason: '按职责定。' })
  await act(who.housing, id, 'sign')
  await act(who.supervisor, id, 'supervise', { grade: 'letter', reason: '盯一下' })
  await act(who.housing, id, 'extend', { until: '2026-11-30', note: '配件要订' })
  await act(who.supervisor, id, 'grantExtension')
  await act(who.housing, id, 'resolve', SOLVED)
  await act(who.li, id, 'judge', { solved: 'no', satisfied: '2' })
  await act(who.housing, id, 'resolve', SOLVED)
  await act(who.centre, id, 'check', { checkResult: 'passed', reason: '看过' })
  await act(who.li, id, 'judge', { solved: 'yes', satisfied: '4' })
  await act(who.li, id, 'reopen', { note: '又灭了' })
  return filed
}

const findings = async () => (await verifyTickets(server.deps)).findings

test('what people really did verifies', async () => {
  expect(await findings()).toEqual([])
})

// prettier-ignore
const TAMPERED: [column: string, value: string][] = [
  ['state', "'closed'"],          ['unit_id', "'centre'"],         ['stage', '99'],              ['round', '0'],
  ['handled_by', "'ecology'"],      ['outcome', "'explained'"],      ['returned_by', "'{}'"],      ['ruled', 'true'],               ['returns', '2'],
  ['answered', 'true'],           ['supervision', 'null'],         ['extensions', '0'],          ['merged_into', 'id'],
  ['invited', "'{ecology}'"],     ['reopened', 'false'],           ['appealed', 'true'],         ['ended_at', 'changed_at'],
  ['untranscribed', 'true'],
]

test.each(TAMPERED)('%s written by hand is found', async (column, value) => {
  const { pool } = server.deps
  await pool.query(`create table kept as select ${column} as it from ticket where id = '${ticket.id}'`)
  await pool.query(`update ticket set ${column} = ${value} where id = $1`, [ticket.id])
  expect(await findings()).toEqual([{ ticket: ticket.number, problem: `${column} does not follow from its history` }])
  await pool.query(`update ticket set ${column} = (select it from kept) where id = $1`, [ticket.id])
  await pool.query('drop table kept')
  expect(await findings()).toEqual([])
})

test('a ticket merged into another is not moved to a third by hand', async () => {
  await server.deps.pool.query('update ticket set merged_into = $2 where id = $1', [merged.id, ticket.id])
  expect(await findings()).toEqual([{ ticket: merged.number, problem: 'merged_into does not follow from its history' }])
})

test('the unit that had it keeps no say by a line nobody wrote', async () => {
  await server.deps.pool.query(`update ticket set merged_into = null, handled_by = $2 where id = $1`, [merged.id, TIANHE])
  expect((await findings()).map(({ problem }) => problem)).toEqual([
    'handled_by does not follow from its history',
    'merged_into does not follow from its history',
  ])
})
