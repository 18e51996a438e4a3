/** Units at which nobody works now, shown to the centre, the supervisors and the system's administrator. */
import { act, screen } from '@testing-library/react'
import EmptyUnitsPage from '../../src/app/supervise/empty'
import { keepSession } from '../../src/app/remote/session'
import { superviseApi } from '../../src/domain/api-supervise'
import type { Duty } from '../../src/domain/people/actors'
import type { EmptyUnit } from '../../src/domain/people/empty'
import { newPhone, openPage, type FakeServer } from '../helpers/app'
import { MONDAY } from '../helpers/tickets'

let server: FakeServer
beforeEach(() => void (server = newPhone()))

const signInAs = (duty: Duty) =>
  act(() =>
    keepSession({
      token: 'a',
      me: {
        ...{ kind: 'staff', id: 'staff-1', name: '周敏', phone: null, mustChangePassword: false, wechatBound: false },
        posts: [{ unitId: 'centre', unit: '区中心', duty }],
      },
    }),
  )
const open = (rows: EmptyUnit[]) => {
  server.on(superviseApi.emptyUnits, () => ({ rows, now: MONDAY }))
  return openPage(<EmptyUnitsPage />, { route: 'supervise/empty/index' })
}
const TIANHE: EmptyUnit = { id: '150703001005', name: '天和社区', kind: 'community', goesTo: '第三街道' }

test('each with its code, and who has its tickets meanwhile', async () => {
  signInAs('dispatcher')
  await open([TIANHE])
  for (const words of ['1 个单位', '天和社区', '编号 150703001005', '第三街道']) expect(screen.getByText(words)).toBeTruthy()
})

test('the centre without anybody is said before all others', async () => {
  signInAs('system')
  await open([{ id: 'centre', name: '区中心', kind: 'centre', goesTo: null }])
  expect(screen.getByText('区中心现在没有人办事')).toBeTruthy()
  expect(screen.queryByText('1 个单位')).toBeNull()
})

test('none: says so', async () => {
  signInAs('supervisor')
  await open([])
  expect(screen.getByText('每个单位都有人办事')).toBeTruthy()
})

test('a clerk sees none of it, and nothing is asked for', async () => {
  signInAs('clerk')
  await open([TIANHE])
  expect(screen.getByText('这里只有区中心、督查和系统管理员能看')).toBeTruthy()
  expect(server.heard.filter(({ url }) => url.includes('/units/empty'))).toEqual([])
})
