/** 撤销 above the desk's list: what was done last, as long as it can be taken back. */
import { screen } from '@testing-library/react'
import InboxPage from '../../src/app/worker/inbox'
import { forgetDeed, noteDeed } from '../../src/app/staff/lastDeed'
import { forgetTickets, tickets } from '../../src/app/stores/tickets'
import { api } from '../../src/domain/api'
import type { TicketView } from '../../src/domain/ticket/views'
import { aPage, aView, newPhone, openPage, press, refuses, settle, signIn, type FakeServer } from '../helpers/app'
import { aTicket, MONDAY } from '../helpers/tickets'

const ID = '01234567-89ab-7cde-8f01-23456789abcd'
const point = { seq: 2, at: MONDAY, isMine: true, before: aTicket(), clocks: [] }
const after = (some: Parameters<typeof aView>[0] = { undo: point }): TicketView =>
  aView({ relations: ['handler'], ...some, ticket: { id: ID, state: 'accepted', title: '路灯不亮' } })

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  forgetTickets('staff')
  forgetDeed()
  signIn('staff')
  server.on(api.inbox, () => ({ ...aPage(), counts: { todo: 0, check: 0, waiting: 0, passed: 0, done: 0 }, overdue: 0, dueToday: 0 }))
})

async function doneWith(view: TicketView) {
  server.on(api.ticket, () => ({ ticket: view, now: MONDAY }))
  await tickets('staff').load(ID, true)
  noteDeed(ID, 'accept')
  await openPage(<InboxPage />, { route: 'worker/inbox/index' })
  await settle()
}

test('says what was done and takes it back on the stage that was seen', async () => {
  await doneWith(after())
  expect(screen.getByText(/已受理：路灯不亮/)).toBeTruthy()
  server.on(api.act, () => ({ ticket: after({}), now: MONDAY }))
  await press('撤销')
  await settle()
  expect(server.sent(api.act)).toEqual([expect.objectContaining({ action: 'undo', given: {}, stage: after().stage })])
  expect(screen.queryByText(/已受理：路灯不亮/)).toBeNull()
})

test('says why not when somebody has done something since, and offers it no more', async () => {
  await doneWith(after())
  server.on(api.act, () => refuses(409, { code: 'undoable', message: '只能撤销自己刚做的那一步' }))
  await press('撤销')
  await settle()
  expect(screen.queryByText(/已受理：路灯不亮/)).toBeNull()
})

test('is not offered where nothing can be undone', async () => {
  await doneWith(after({}))
  expect(screen.queryByText('撤销')).toBeNull()
})
