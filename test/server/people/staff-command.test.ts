/** Staff by the operator's command: sealed, audited, and what lies where nobody works any more goes on. */
import type { Deed } from '../../../src/domain/api-admin'
import { byHand } from '../../../src/server/people/deeds'
import { verifySeals } from '../../../src/server/proof/verify'
import { startServer, type TestServer } from '../../helpers/server'

jest.setTimeout(120_000)
let server: TestServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.close())

const account = 'lisi'
const byOperator = (deed: Deed) => byHand(server.deps, deed, { by: 'operator:test' })
const AT_HOUSING = [{ unitId: 'housing', duty: 'clerk' }] as const
const rows = async (statement: string) => (await server.deps.pool.query<Record<string, unknown>>(statement)).rows
const accountOf = `select person_id from staff_account where account = 'lisi'`

test('somebody new, a new password, a move and a leave are sealed and audited', async () => {
  await byOperator({ act: 'add', account, name: '李四', posts: [...AT_HOUSING] })
  const [before] = await rows(`select password from staff_account where account = 'lisi'`)
  await byOperator({ act: 'password', account })
  expect(await rows(`select must_change from staff_account where account = 'lisi'`)).toEqual([{ must_change: true }])
  expect(await rows(`select password from staff_account where account = 'lisi'`)).not.toEqual([before])
  await byOperator({ act: 'move', account, from: 'housing', to: { unitId: 'ecology', duty: 'clerk' } })
  expect(await rows(`select unit_id from post where valid_to is null and person_id = (${accountOf})`)).toEqual([{ unit_id: 'ecology' }])
  await byOperator({ act: 'leave', account })
  expect(await rows(`select 1 from post where valid_to is null and person_id = (${accountOf})`)).toEqual([])
  expect(await rows(`select what from audit where what like 'staff.%' order by id`)).toEqual(
    ['add', 'password', 'move', 'leave'].map((what) => ({ what: `staff.${what}:lisi` })),
  )
  expect((await verifySeals(server.deps)).findings).toEqual([])
})

test('an account that is taken, and a unit that is not there, are refused in words', async () => {
  await expect(byOperator({ act: 'add', account, name: '别人', posts: [...AT_HOUSING] })).rejects.toThrow('已经有人用了')
  await expect(byOperator({ act: 'add', account: 'x', name: '别人', posts: [{ unitId: 'nowhere', duty: 'clerk' }] })).rejects.toThrow(
    '没有单位',
  )
})
