/** 走访: a note is one press, waits in the phone without a network, and goes out once; what need not be written down is asked about. */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { sendSoon } from '../../src/app/sending/send'
import { outbox } from '../../src/app/sending/waiting'
import { keepSession } from '../../src/app/remote/session'
import { forgetTickets } from '../../src/app/stores/tickets'
import BookletPage from '../../src/app/visit/booklet'
import NotePage from '../../src/app/visit/note'
import WalkPage from '../../src/app/visit/walk'
import OutboxPage from '../../src/app/worker/outbox'
import { visitApi, type BookletView, type Carried } from '../../src/domain/api-visit'
import type { SignedIn } from '../../src/domain/api'
import type { Duty } from '../../src/domain/people/actors'
import { newPhone, openPage, press, refuses, restart, settle, write, type FakeServer } from '../helpers/app'
import { GRID_3, HOUSING } from '../helpers/people'
import { phone } from '../helpers/taro'
import { MONDAY } from '../helpers/tickets'

const ID = '01234567-89ab-7cde-8f01-23456789abcd'
const LI: Carried = {
  ...{ id: ID, kind: 'household', gridId: GRID_3, grid: '天和社区第 3 网格', stop: '3 号楼', door: '2 单元 301', called: '李大娘' },
  ...{ lastAt: MONDAY - 40 * 86_400_000, missedAt: null, dues: ['care'], version: 4, reach: '', language: '', reachable: false },
  ...{ reasons: ['care'], needs: [], basic: '一个人住', hardship: '', help: '', promises: [] },
}
const WHOLE: BookletView = { ...LI, phone: null, creditCode: null, contacts: [], changedAt: MONDAY }

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  forgetTickets('staff')
  server.on(visitApi.walk, () => ({ rows: [LI], loose: [], more: 0, booklets: 3, now: MONDAY }))
  server.on(visitApi.visitCounts, () => ({ rows: [], now: MONDAY }))
  server.on(visitApi.booklet, () => ({ booklet: WHOLE, notes: [], looks: [], now: MONDAY }))
  server.on(visitApi.writeNote, () => ({ id: ID, ticket: null, kept: false }))
  signIn()
})
const session = (duty: Duty): SignedIn => ({
  token: 'a',
  me: {
    ...{ kind: 'staff', id: 'staff-1', name: '包晓燕', phone: null, mustChangePassword: false, wechatBound: false },
    posts: [{ unitId: GRID_3, unit: '天和社区第 3 网格', duty }],
  },
})
const signIn = (duty: Duty = 'gridWorker') => act(() => keepSession(session(duty)))
const openNote = async () => {
  await openPage(<NotePage />, { route: 'visit/note/index', booklet: ID })
  await settle()
}
const save = async (words = /^存下/) => {
  await press(words)
  await settle()
}
/** Of the three questions the first. */
const somethingToDo = async () => {
  const [asked] = screen.getAllByRole('radiogroup', { name: '有什么要办的？' })
  await act(async () => within(asked!).getByRole('radio', { name: /^有，/ }).click())
}
const sent = () => server.sent(visitApi.writeNote)

test('nothing new is one press', async () => {
  await openNote()
  await save()
  expect(sent()).toMatchObject([{ booklet: ID, kind: 'knock', said: '', policy: false }])
  expect(sent()[0].case).toBeUndefined()
})

test('a case is two presses and a sentence: the name stays out of it unless they agree', async () => {
  await openNote()
  await somethingToDo()
  await write('说了什么', '夜里暖气片不热')
  await save(/^存下并转办/)
  expect(sent()[0]).toMatchObject({ said: '夜里暖气片不热', case: { named: false } })
})

test('named, their number is asked for where the booklet has none', async () => {
  await openNote()
  await somethingToDo()
  await write('说了什么', '夜里暖气片不热')
  await press(/^本人同意写名/, 'radio')
  await write('本人的手机号', '139 0000 2222')
  await save(/^存下并转办/)
  expect(sent()[0].case).toMatchObject({ named: true, phone: '139 0000 2222' })
})

test('only what has changed goes along, on the version that was read', async () => {
  await openNote()
  await press('变了', 'checkbox')
  await write('基本情况', '儿子搬来同住')
  await save()
  expect(sent()[0].changed).toEqual({ version: 4, basic: '儿子搬来同住' })
})

test('what need not be written down is named first, and taken out by one press; papers are never kept', async () => {
  await openNote()
  await write('说了什么', '老人有糖尿病，要人扶')
  await save()
  expect(sent()).toEqual([])
  expect(screen.getByText(/像是病情/)).toBeTruthy()
  await press('去掉')
  await save()
  expect(sent()[0].said).toBe('老人有，要人扶')
})

test('papers are never kept, asked or not', async () => {
  await openNote()
  await write('说了什么', '身份证 110101199003078515')
  expect(screen.queryByText('要记，照留')).toBeNull()
  await save()
  expect(sent()).toEqual([])
  expect(screen.getByText('证件号、银行卡号不能记，请去掉。')).toBeTruthy()
})

test('without a network it waits in the phone, is marked at its door, and goes out once after a restart', async () => {
  await openPage(<WalkPage />, { route: 'visit/walk/index' })
  await settle()
  server.down = true
  await openNote()
  await write('说了什么', '都好')
  await save()
  expect(Object.values(outbox.all())).toMatchObject([{ kind: 'call', what: '走访记录', title: '3 号楼 2 单元 301 李大娘' }])
  cleanup()
  restart()
  await openPage(<WalkPage />, { route: 'visit/walk/index' })
  await settle()
  // the walk of today is still there, and says so
  expect(screen.getByText('记了，等着送出')).toBeTruthy()
  server.down = false
  const before = sent().length
  await act(async () => sendSoon())
  await waitFor(() => expect(outbox.all()).toEqual({}))
  expect(sent()).toHaveLength(before + 1)
  expect(new Set(sent().map(({ requestId }) => requestId)).size).toBe(1)
})

test('refused after all, it can be put right where it was written', async () => {
  await openPage(<WalkPage />, { route: 'visit/walk/index' })
  await settle()
  cleanup()
  server.down = true
  await openNote()
  await write('说了什么', '都好')
  await save()
  cleanup()
  server.down = false
  server.on(visitApi.writeNote, () =>
    refuses(400, { code: 'invalid', message: '有一项填得不对，请检查。', fields: { promise: 'promiseDay' } }),
  )
  await act(async () => sendSoon())
  await openPage(<OutboxPage />, { route: 'worker/outbox/index' })
  await settle()
  expect(screen.getByText(/没有送成/)).toBeTruthy()
  const [id] = Object.keys(outbox.all())
  cleanup()
  await openPage(<NotePage />, { route: 'visit/note/index', queued: id! })
  await settle()
  expect(screen.getByRole('textbox', { name: /^说了什么/ })).toHaveProperty('value', '都好')
  expect(outbox.all()).toEqual({})
})

test('a booklet that is carried can be read without a network', async () => {
  await openPage(<WalkPage />, { route: 'visit/walk/index' })
  await settle()
  server.down = true
  await openPage(<BookletPage />, { route: 'visit/booklet/index', id: ID })
  await settle()
  expect(screen.getByText('这是今天带着的一份。走访记录和电话，联网再看。')).toBeTruthy()
  expect(screen.getByText('一个人住')).toBeTruthy()
})

test('signing out leaves nothing of it in the phone, also where no visit page was opened since the start', async () => {
  await openPage(<WalkPage />, { route: 'visit/walk/index' })
  await settle()
  const kept = () => [...phone.storage.keys()].filter((key) => key.includes('walk'))
  expect(kept()).toHaveLength(1)
  restart()
  act(() => forgetTickets('staff'))
  expect(kept()).toEqual([])
})

test('a clerk of no community has nothing to walk to', async () => {
  act(() =>
    keepSession({ ...session('clerk'), me: { ...session('clerk').me, posts: [{ unitId: HOUSING, unit: '住建局', duty: 'clerk' }] } }),
  )
  await openPage(<WalkPage />, { route: 'visit/walk/index' })
  await settle()
  expect(screen.getByText('还没有走访')).toBeTruthy()
  expect(screen.queryByText('随手记')).toBeNull()
})

test('whoever does not visit sees numbers alone', async () => {
  signIn('dispatcher')
  const row = { unit: '天和社区', households: 12, firms: 1, visited: 8, visits: 14, matters: 3, solved: 1, policy: 4, open: 2 }
  server.on(visitApi.visitCounts, () => ({ rows: [row], now: MONDAY }))
  await openPage(<WalkPage />, { route: 'visit/walk/index' })
  await settle()
  expect(screen.getByText('3 件，办成 1 件')).toBeTruthy()
  expect(server.sent(visitApi.walk)).toEqual([])
  expect(screen.queryByText('随手记')).toBeNull()
})
