/** The administrators' screens: what follows is said before the button, what gives power is proposed, and the auditor sees before and after. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import AdminDeskPage from '../../src/app/admin/desk'
import { keepSession } from '../../src/app/remote/session'
import { adminApi, type Proposal, type StaffRow } from '../../src/domain/api-admin'
import { auditApi } from '../../src/domain/api-audit'
import type { Duty } from '../../src/domain/people/actors'
import { newPhone, openPage, press, type FakeServer } from '../helpers/app'
import { MONDAY } from '../helpers/tickets'

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  server.on(adminApi.proposals, () => ({ rows: [PROPOSAL], now: MONDAY }))
  server.on(adminApi.adminUnits, () => ({ rows: [], now: MONDAY }))
  server.on(adminApi.staff, () => ({ rows: [ZHAO], next: null, now: MONDAY }))
})

const ZHAO: StaffRow = {
  ...{ account: 'zhaolijuan', name: '赵丽娟', left: false, factor: false, first: false, sessions: 2 },
  posts: [{ unitId: '150703001005', unit: '天和社区', duty: 'clerk' }],
}
const PROPOSAL: Proposal = {
  ...{ id: '01234567-89ab-7cde-8f01-23456789abcd', act: 'add', words: '加人：李四（lisi），区住建局 经办人', by: '吴鹏', at: MONDAY },
  ...{ standing: 'waiting', decidedBy: null, decidedAt: null, reason: null, imported: false, mayDecide: true },
}

const signInAs = (duty: Duty) =>
  act(() =>
    keepSession({
      token: 'a',
      me: {
        ...{ kind: 'staff', id: 'staff-1', name: '吴鹏', phone: null, mustChangePassword: false, wechatBound: false },
        posts: [{ unitId: 'centre', unit: '区中心', duty }],
      },
    }),
  )
const open = (at: string) => openPage(<AdminDeskPage />, { route: 'admin/desk/index', at })

test('who leaves: what lies there and where it goes is said first, then it is done', async () => {
  server.on(adminApi.previewDeed, () => ({ moves: [{ unit: '天和社区', count: 12, to: '第三街道' }], ends: [], confirms: false }))
  server.on(adminApi.beginDeed, () => ({ done: true, moved: 12, password: null }))
  signInAs('system')
  await open('people')
  await press(/赵丽娟 · zhaolijuan/)
  await press(/^离职/)
  expect(await screen.findByText('天和社区以后没有人办事，手里 12 件转到第三街道。')).toBeTruthy()
  await press(/^离职/)
  await waitFor(() => expect(server.sent(adminApi.beginDeed)).toMatchObject([{ deed: { act: 'leave', account: 'zhaolijuan' } }]))
})

test('security is offered to end sessions, and nothing that system proposes', async () => {
  signInAs('security')
  await open('people')
  expect(screen.queryByText('加人')).toBeNull()
  await press(/赵丽娟 · zhaolijuan/)
  expect(screen.getByText('让他重新登录')).toBeTruthy()
  for (const words of ['离职', '调岗', '新的临时密码']) expect(screen.queryByText(words)).toBeNull()
})

test('who agrees gets the password once, and is told what to do with it', async () => {
  server.on(adminApi.decideProposal, () => ({ done: true, moved: 0, password: 'abcd2345wxyz' }))
  signInAs('security')
  await open('proposals')
  await press(/^同意，就办/)
  expect(await screen.findByText('abcd2345wxyz')).toBeTruthy()
  expect(screen.getByText(/只显示这一次/)).toBeTruthy()
  expect(server.sent(adminApi.decideProposal)).toEqual([{ confirm: true, why: '' }])
})

test('the auditor opens a line: before, after, and who proposed it', async () => {
  const line = { id: PROPOSAL.id, at: MONDAY, who: '李薇（security）', what: '调岗', about: 'lisi', note: '甲 → 乙', failed: false }
  const changes = [{ key: '岗位', before: '甲', after: '乙' }]
  server.on(auditApi.auditLog, () => ({ rows: [{ ...line, changes, proposedBy: '吴鹏（system）' }], next: null, now: MONDAY }))
  signInAs('audit')
  await open('audit')
  expect(screen.queryByText('改前：甲')).toBeNull()
  fireEvent.click(await screen.findByText('甲 → 乙'))
  for (const words of ['改前：甲', '改后：乙', '吴鹏（system） 提出，李薇（security） 同意。']) expect(screen.getByText(words)).toBeTruthy()
})

test('a clerk is led elsewhere, and nothing is asked for', async () => {
  signInAs('clerk')
  await open('audit')
  expect(server.heard.filter(({ url }) => /\/(admin|audit)\//.test(url))).toEqual([])
})
