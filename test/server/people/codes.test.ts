/** 匿名: a query code in place of an account, what it opens, and that it is not guessed. */
import { api } from '../../../src/domain/api'
import { accountApi } from '../../../src/domain/api-account'
import { GUESSES } from '../../../src/server/plugins/query-codes'
import { aQueryCode, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, look, people, SOLVED, tryTo, type People } from '../../helpers/story'

const MINUTE = 60_000
let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

/** Somebody with a code, from an address. */
const coder = (seed: number) => server.caller({ 'x-query-code': aQueryCode(seed) })
const mine = (caller: Caller) => caller.call(api.myTickets, { query: {} })
/** Asks for the list of a code from one address. */
const guess = async (seed: number, remoteAddress: string) =>
  (
    await server.app.inject({
      url: '/api/my/tickets',
      remoteAddress,
      headers: { 'x-query-code': aQueryCode(seed) },
    })
  ).statusCode

test('files, supplements, urges, judges and withdraws by code alone; nothing about the person is kept', async () => {
  const anonymous = coder(1)
  const { id, number } = await file(anonymous, { identity: 'anonymous' })
  expect((await mine(anonymous)).reply.rows.map((row) => row.id)).toEqual([id])
  expect((await anonymous.call(accountApi.findMine, { params: { number } })).reply).toEqual({ id })
  await act(anonymous, id, 'supplement', { note: '一共三盏' })
  await act(anonymous, id, 'urge', {})
  expect((await look(who.bao, id)).actions.find(({ action }) => action === 'reveal')?.refusal).toBe('phoneIsKnown')
  await act(who.bao, id, 'resolve', SOLVED)
  await act(anonymous, id, 'judge', { solved: 'no', satisfied: '2' })
  await act(anonymous, id, 'withdraw', {})
  expect((await look(anonymous, id)).state).toBe('withdrawn')
  const party = await server.deps.db.selectFrom('ticket_party').selectAll().where('ticket_id', '=', id).executeTakeFirstOrThrow()
  expect(party).toMatchObject({ person_id: null, identity: 'anonymous' })
  expect(party.code_hash!.toString('latin1')).not.toContain(aQueryCode(1))
})

test('a code is a code only letter for letter: a slip makes nobody of the caller', async () => {
  const code = aQueryCode(1)
  const slip = server.caller({ 'x-query-code': `${code.slice(0, 19)}${code[19] === '0' ? '1' : '0'}` })
  expect(await mine(slip)).toMatchObject({ status: 401, problem: { code: 'signInFirst' } })
})

test('a code nobody filed with is told so, and opens no ticket', async () => {
  const { id } = await file(who.li)
  expect(await mine(coder(5))).toMatchObject({ status: 404, problem: { code: 'codeUnknown' } })
  expect((await coder(5).call(api.ticket, { params: { id } })).status).toBe(404)
  expect((await tryTo(coder(5), id, 'withdraw', {}, { stage: 1 })).status).toBe(404)
})

test('an address that guesses waits, even with the right code; others do not, and nor does it after a quarter of an hour', async () => {
  await file(coder(1), { identity: 'anonymous' })
  const tries = []
  for (let seed = 100; seed < 120; seed++) tries.push(await guess(seed, '10.0.0.9'))
  expect(tries).toEqual(Array(20).fill(404))
  await server.deps.db.updateTable('allowance').set({ used: GUESSES.address }).where('key', '=', 'code guesses 10.0.0.9').execute()
  expect(await guess(1, '10.0.0.9')).toBe(429)
  expect(await guess(1, '10.0.0.10')).toBe(200)
  server.time.now += 16 * MINUTE
  expect(await guess(1, '10.0.0.9')).toBe(200)
})

test('guesses from many addresses are stopped together', async () => {
  await file(coder(1), { identity: 'anonymous' })
  await guess(100, '10.0.0.1')
  await server.deps.db.updateTable('allowance').set({ used: GUESSES.everyone }).where('key', '=', 'code guesses').execute()
  expect(await guess(1, '10.0.0.2')).toBe(429)
})

test('following one’s own case is never counted as guessing', async () => {
  const anonymous = coder(1)
  await file(anonymous, { identity: 'anonymous' })
  for (let n = 0; n < 60; n++) expect((await mine(anonymous)).status).toBe(200)
})
