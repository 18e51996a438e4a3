/** 成批办: what would become of each, what is taken out by hand, how far it is, and what is said when there is nothing or no network. */
import { act, screen, within } from '@testing-library/react'
import BatchPage from '../../src/app/worker/batch'
import { keepSession } from '../../src/app/remote/session'
import { forgetTickets } from '../../src/app/stores/tickets'
import { batchApi, type BatchRow, type BatchView } from '../../src/domain/api-batch'
import { newPhone, openPage, press, refuses, settle, type FakeServer } from '../helpers/app'
import { MONDAY } from '../helpers/tickets'

const ID = '01234567-89ab-7cde-8f01-23456789abcd'
let server: FakeServer
beforeEach(() => {
  server = newPhone()
  forgetTickets('staff')
  act(() =>
    keepSession({
      token: 'a',
      me: {
        ...{ kind: 'staff', id: 'staff-1', name: '周敏', phone: null, mustChangePassword: false, wechatBound: false },
        posts: [{ unitId: 'centre', unit: '区中心', duty: 'dispatcher' }],
      },
    }),
  )
})

const row = (n: number, some: Partial<BatchRow> = {}): BatchRow => ({
  ...{
    n,
    id: `id-${n}`,
    number: `20261123-00000${n}`,
    title: `第 ${n} 件`,
    place: '南门口',
    unit: '区住建局',
    why: null,
    out: false,
    done: false,
  },
  ...some,
})
const view = (some: Partial<BatchView> = {}): BatchView => ({
  ...{ id: ID, action: 'dispatch', state: 'seen', madeAt: MONDAY, said: { goal: '当晚亮灯' }, more: false, next: null, now: MONDAY },
  units: [{ name: '区住建局', count: 2 }],
  counts: { all: 3, able: 2, refused: 1, out: 0, done: 0, left: 2 },
  rows: [row(1), row(2)],
  ...some,
})
const REFUSED = [row(3, { why: '不能派给这个单位。' })]
const answers = (some: Partial<BatchView> = {}) =>
  server.on(batchApi.batch, (_, { url }) => view({ ...some, ...(url.includes('which=refused') && { rows: REFUSED }) }))
const open = async () => {
  await openPage(<BatchPage />, { route: 'worker/batch/index', id: ID })
  await settle()
}

test('before: the sum, the refused one with its reason, and what is taken out by hand is not started', async () => {
  answers()
  server.on(batchApi.startBatch, () => ({}))
  await open()
  expect(screen.getByRole('group', { name: '数一数' }).textContent).toBe('3选了=2可以派单+1不行，写了为什么')
  expect(screen.getByText('不能派给这个单位。')).toBeTruthy()
  await press('20261123-000002 第 2 件', 'checkbox')
  expect(screen.getByRole('group', { name: '数一数' }).textContent).toBe('3选了=1可以派单+1不行，写了为什么+1您去掉的')
  answers({
    state: 'done',
    counts: { all: 3, able: 1, refused: 1, out: 1, done: 1, left: 0 },
    rows: [row(1, { done: true }), row(2, { out: true })],
  })
  await press('派单 1 件')
  await settle()
  expect(server.sent(batchApi.startBatch)).toEqual([{ without: [2] }])
  expect(screen.getByText('1 件已派单')).toBeTruthy()
  expect(screen.getByRole('button', { name: '把这里的 1 件收回派单' })).toBeTruthy()
})

test('meanwhile: how far it is, and that one may go on with other work', async () => {
  answers({ state: 'running', counts: { all: 300, able: 299, refused: 1, out: 0, done: 186, left: 113 } })
  await open()
  expect(within(screen.getByRole('status')).getByText('已办 186，共 299')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^派单/ })).toBeNull()
})

test('when none may be done nothing can be started', async () => {
  answers({ counts: { all: 1, able: 0, refused: 1, out: 0, done: 0, left: 0 }, rows: [], units: [] })
  await open()
  expect(screen.getByText('都不能派单')).toBeTruthy()
  expect(screen.getByRole('button', { name: /^派单 0 件/ }).getAttribute('aria-disabled')).toBe('true')
})

test('of a ticket out of sight only that it was among them', async () => {
  answers({ rows: [row(1, { id: null, number: '', title: '', place: '', unit: null })] })
  await open()
  expect(screen.getByText('看不到的件')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^打开/ })).toBeNull()
})

test('somebody else’s is said not to be there', async () => {
  server.on(batchApi.batch, () => refuses(404, { code: 'notForYou', message: '没有这件，或者不是您的。' }))
  await open()
  expect(screen.getByText(/没有这件，或者不是您的/)).toBeTruthy()
})

test('what was not started says why, and can be started again', async () => {
  answers()
  server.on(batchApi.startBatch, () => refuses(429, { code: 'tooMany', message: '操作太频繁了，请过一会儿再试。' }))
  await open()
  await press('派单 2 件')
  await settle()
  expect(screen.getByRole('button', { name: '派单 2 件' }).getAttribute('aria-disabled')).toBeNull()
})
