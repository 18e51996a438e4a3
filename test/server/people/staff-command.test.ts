/** Staff by the operator's command: sealed, audited, and what lies where nobody works any more goes on. */
import { addStaff, leave, move, newPassword } from '../../../src/server/people/staff'
import { verifySeals } from '../../../src/server/proof/verify'
import { startServer, type TestServer } from '../../helpers/server'

jest.setTimeout(120_000)
let server: TestServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.close())

const hand = { account: 'lisi', operator: 'operator:test' }
const rows = async (statement: string) => (await server.deps.pool.query<Record<string, unknown>>(statement)).rows
const accountOf = `select person_id from staff_account where account = 'lisi'`

test('somebody new, a new password, a move and a leave are sealed and audited', async () => {
  await addStaff(server.deps, hand, { name: '李四', posts: [{ unitId: 'housing', duty: 'clerk' }] })
  const [before] = await rows(`select password from staff_account where account = 'lisi'`)
  await newPassword(server.deps, hand)
  expect(await rows(`select must_change from staff_account where account = 'lisi'`)).toEqual([{ must_change: true }])
  expect(await rows(`select password from staff_account where account = 'lisi'`)).not.toEqual([before])
  await move(server.deps, hand, { from: 'housing', to: { unitId: 'ecology', duty: 'clerk' } })
  expect(await rows(`select unit_id from post where valid_to is null and person_id = (${accountOf})`)).toEqual([{ unit_id: 'ecology' }])
  await leave(server.deps, hand)
  expect(await rows(`select 1 from post where valid_to is null and person_id = (${accountOf})`)).toEqual([])
  expect(await rows(`select what from audit where what like 'staff.%' order by id`)).toEqual(
    ['add', 'password', 'move', 'leave'].map((what) => ({ what: `staff.${what}:lisi` })),
  )
  expect((await verifySeals(server.deps)).findings).toEqual([])
})

test('an account that is taken, and a unit that is not there, are refused in words', async () => {
  await expect(addStaff(server.deps, hand, { name: '别人', posts: [{ unitId: 'housing', duty: 'clerk' }] })).rejects.toThrow('已经有人用了')
  await expect(
    addStaff(server.deps, { ...hand, account: 'x' }, { name: '别人', posts: [{ unitId: 'nowhere', duty: 'clerk' }] }),
  ).rejects.toThrow('没有单位')
})
