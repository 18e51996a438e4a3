/** 通报、调度、台账: what is read, whose numbers stay, who is asked what, and what stands there when nothing came. */
import { act, fireEvent, screen } from '@testing-library/react'
import BulletinPage from '../../src/app/bulletin/read'
import DeskPage from '../../src/app/bulletin/desk'
import { keepSession } from '../../src/app/remote/session'
import { bulletinApi, type BulletinView } from '../../src/domain/api-bulletin'
import { meetingApi, type MeetingView } from '../../src/domain/api-meeting'
import { draftOf } from '../../src/domain/bulletin/draft'
import { ITEM_IDS } from '../../src/domain/meeting/meeting'
import type { Duty } from '../../src/domain/people/actors'
import { newPhone, openPage, refuses, type FakeServer } from '../helpers/app'
import { aRow, aVintage, UNITS } from '../helpers/bulletin'
import { MONDAY } from '../helpers/tickets'

let server: FakeServer
beforeEach(() => void (server = newPhone()))

const signInAs = (duty: Duty) =>
  act(() =>
    keepSession({
      token: 'a',
      me: {
        ...{ kind: 'staff', id: 'staff-1', name: '陈岚', phone: null, mustChangePassword: false, wechatBound: false },
        posts: [{ unitId: 'centre', unit: '区中心', duty }],
      },
    }),
  )

const ID = '0193a1b2-0000-7000-8000-000000000001'
const DOCUMENT = draftOf(
  aVintage({
    total: aRow('total', { onTime: [143, 152] }, { carried: 131, filed: 149, done: 157, open: 123, counted: 123 }),
    units: [aRow('s3', { onTime: [20, 30] }), aRow('s5', { onTime: [4, 5] })],
    categories: [],
  }),
  undefined,
  UNITS,
)
const VIEW: BulletinView = {
  ...{ id: ID, kind: 'week', from: '2026-11-16', to: '2026-11-22', state: 'draft', edition: 1, madeAt: MONDAY, objectUntil: null },
  ...{ unanswered: 0, named: null, by: '陈岚', document: DOCUMENT, objections: [], objected: { all: 0, accepted: 0 }, accounts: [] },
  editions: [{ edition: 1, state: 'draft', madeAt: MONDAY, by: '陈岚' }],
  steps: [
    { step: 'word', why: null },
    { step: 'issue', why: null },
  ],
  units: [],
  now: MONDAY,
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByLabelText(name)))
const opened = (view: Partial<BulletinView> = {}) => {
  server.on(bulletinApi.bulletin, () => ({ ...VIEW, ...view }))
  return openPage(<BulletinPage />, { route: 'bulletin/read/index', id: ID })
}

test('the list drafts what waits by one press, and says where each stands', async () => {
  signInAs('supervisor')
  const { document: _, ...row } = { ...VIEW, state: 'provisional' as const, unanswered: 2, objectUntil: MONDAY }
  server.on(bulletinApi.bulletins, () => ({
    rows: [row],
    waiting: [{ vintageId: ID, kind: 'week' as const, from: '2026-11-09', to: '2026-11-15', stage: 'final' as const }],
    now: MONDAY,
  }))
  server.on(bulletinApi.draftBulletin, () => ({ id: ID }))
  server.on(bulletinApi.bulletin, () => VIEW)
  await openPage(<BulletinPage />, { route: 'bulletin/read/index' })
  expect(screen.getByText(/2 条意见没答复/)).toBeTruthy()
  await press(/^2026 年第 46 周.*起草$/)
  expect(server.sent(bulletinApi.draftBulletin)).toEqual([{ vintageId: ID }])
})

test('a sentence is changed around its numbers; with a number changed nothing is sent', async () => {
  signInAs('supervisor')
  server.on(bulletinApi.wordBulletin, () => VIEW)
  await opened()
  await press(/^改字：到期 152/)
  const field = screen.getByLabelText('这一句')
  await act(async () => void fireEvent.input(field, { target: { value: '到期 【150】 件，按期办结 【143】 件，【94.1%】。' } }))
  await press(/^存下/)
  expect(server.sent(bulletinApi.wordBulletin)).toEqual([])
  await act(async () => void fireEvent.input(field, { target: { value: '本期到期 【152】 件，按期办结 【143】 件，【94.1%】。' } }))
  await press('存下')
  expect(server.sent(bulletinApi.wordBulletin)).toEqual([
    { edition: 1, words: [{ key: 'due', words: '本期到期 {due} 件，按期办结 {onTime} 件，{rate}。' }] },
  ])
})

test('a unit reads it, with its own unit named and five of it apart, and objects; nobody else is offered that', async () => {
  signInAs('clerk')
  server.on(bulletinApi.objectBulletin, () => refuses(409, { code: 'bulletinWaits', message: '提意见的日子过了。' }))
  await opened({
    state: 'provisional',
    objectUntil: MONDAY + 1,
    steps: [
      { step: 'object', why: null },
      { step: 'account', why: null },
    ],
    units: [{ id: 's3', name: '第三街道', criticised: true }],
  })
  expect(screen.getByText('第五街道 4/5')).toBeTruthy()
  expect(screen.queryByLabelText(/^改字/)).toBeNull()
  expect(screen.getByText('第三街道写书面检讨')).toBeTruthy()
  await press('第三街道提意见')
  await act(async () => void fireEvent.input(screen.getByLabelText('哪里不对，依据什么'), { target: { value: '那天停电' } }))
  await press('提出意见')
  expect(screen.getByText('提意见的日子过了。')).toBeTruthy()
  expect(screen.getByDisplayValue('那天停电')).toBeTruthy()
})

test('what was not issued yet, and what nothing could be loaded of, say so', async () => {
  signInAs('clerk')
  server.on(bulletinApi.bulletin, () => refuses(404, { code: 'notForYou', message: '没有这件' }))
  await openPage(<BulletinPage />, { route: 'bulletin/read/index', id: ID })
  expect(await screen.findByText('没有这份通报，或者还没发出来')).toBeTruthy()
})

const MEETING: MeetingView = {
  ...{ id: ID, at: MONDAY, by: '陈岚', decisions: 0, isNewest: true, lastAt: MONDAY - 7 * 86_400_000, decided: [], now: MONDAY },
  last: [
    {
      ...{ meetingId: '0193a1b2-0000-7000-8000-000000000002', n: 1, kind: 'sentence', case: null, unit: '区住建局', words: '换声控灯' },
      ...{ dueDay: '2026-11-20', became: null, said: '', late: true },
    },
  ],
  agenda: ITEM_IDS.map((item) => ({ item, count: 0, rows: [], repeats: [] })),
}

test('a meeting hears first what became of last time, and keeps a sentence with unit and day', async () => {
  signInAs('supervisor')
  server.on(meetingApi.meeting, () => MEETING)
  server.on(meetingApi.hearMeeting, () => ({ ...MEETING, last: [{ ...MEETING.last[0]!, became: 'done' as const, late: false }] }))
  await openPage(<DeskPage />, { route: 'bulletin/desk/index', id: ID })
  expect(screen.getAllByText('过期了 · 还没听').length).toBe(2)
  expect(screen.getByText('没有超时的')).toBeTruthy()
  await press('听说法，换声控灯')
  await press(/^办成了/)
  await press('记下')
  expect(server.sent(meetingApi.hearMeeting)).toEqual([{ of: MEETING.last[0]!.meetingId, n: 1, became: 'done', words: '' }])
  expect(screen.getAllByText('办成了').length).toBeGreaterThan(0)
})

test('a ledger goes out with a reason, or not at all', async () => {
  signInAs('supervisor')
  await openPage(<DeskPage />, { route: 'bulletin/desk/index', at: 'ledger' })
  expect(screen.getAllByText(/先选为什么导出/).length).toBeGreaterThan(0)
  await press(/^开会用/)
  expect(screen.queryByText(/先选为什么导出/)).toBeNull()
})
