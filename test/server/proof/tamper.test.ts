/** The tamper walk: every column of every table changed, rows deleted, inserted, swapped and put back, and each of it found. */
import type pg from 'pg'
import { audit, sealAudit } from '../../../src/server/audit/log'
import { sealsKept, sealsPutBack } from '../../../src/server/proof/checkpoint-sums'
import { SEALED } from '../../../src/server/proof/tables'
import { attacker, fill, isFound, walkBack, walkColumns, walkRows, type Outcome } from '../../attack/tamper'
import { startServer, urlOf, type TestServer } from '../../helpers/server'
import { act, drain, file, people, SOLVED } from '../../helpers/story'

jest.setTimeout(900_000)
let server: TestServer
let hand: pg.Client
beforeAll(async () => {
  server = await startServer()
  const who = await people(server)
  for (const by of [who.li, who.zhang]) {
    const { id } = await file(by, { publicConsent: true })
    await act(who.bao, id, 'resolve', SOLVED)
    await act(by, id, 'judge', { solved: 'no', satisfied: '2' })
  }
  await drain(server)
  for (const what of ['first', 'second']) {
    await audit(server.deps, { actor: 'nobody', what, result: 'ok' })
    server.time.now += 60_000
    await sealAudit(server.deps)
  }
  const url = new URL(urlOf(server.database))
  url.username = 'postgres'
  hand = await attacker(url.toString())
  await fill(server.deps, hand)
})
afterAll(async () => {
  await hand.end()
  await server.close()
})

const missed = (outcomes: Outcome[]) => outcomes.filter(({ found }) => !found).map(({ what }) => what)
/** A checkpoint taken now; later it says whether something was put back. */
const checkpointed = async () => {
  const kept = await sealsKept(server.deps)
  return async () => (await sealsPutBack(server.deps, kept)).length > 0
}

test('before the walk nothing is found', async () => {
  expect(await isFound(server.deps)).toBe(false)
})

test.each(SEALED.map((table) => [table.name, table] as const))('%s: every change of a column is found', async (_, table) => {
  expect(missed(await walkColumns(server.deps, hand, table))).toEqual([])
})

test.each(SEALED.map((table) => [table.name, table] as const))('%s: rows deleted, inserted and swapped are found', async (_, table) => {
  expect(missed(await walkRows(server.deps, hand, table))).toEqual([])
})

test.each(SEALED.map((table) => [table.name, table] as const))('%s: older versions put back are found', async (_, table) => {
  expect(missed(await walkBack(server.deps, hand, table, checkpointed))).toEqual([])
})
