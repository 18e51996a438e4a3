/** 可能是同一件事: what lies near and sounds alike stands beside a ticket, and this one is merged into it by one press and a reason. */
import { screen } from '@testing-library/react'
import WorkTicketPage from '../../src/app/worker/ticket'
import { forgetTickets } from '../../src/app/stores/tickets'
import { api } from '../../src/domain/api'
import { deskApi } from '../../src/domain/api-desk'
import { ACTION_WORDS, fieldWords } from '../../src/domain/reading/words-acting'
import { summaryOf } from '../../src/domain/ticket/views'
import { aView, newPhone, openPage, press, settle, signIn, write, type FakeServer } from '../helpers/app'
import { GRID_3, UNITS } from '../helpers/people'
import { aTicket, MONDAY } from '../helpers/tickets'

const ID = '01234567-89ab-7cde-8f01-23456789abcd'
const OTHER = { ...summaryOf(aTicket({ id: '01234567-89ab-7cde-8f01-23456789abce', number: '20261120-7K2M9Q', title: '井盖缺一块' }), [], '', UNITS, 'handler'), metres: 40 } // prettier-ignore

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  forgetTickets('staff')
  signIn('staff')
})

async function opened(some: Parameters<typeof aView>[0] = {}, found = [OTHER]) {
  const view = aView({ relations: ['handler'], ...some, ticket: { id: ID, state: 'accepted', unitId: GRID_3, ...some.ticket } })
  server.on(api.ticket, () => ({ ticket: view, now: MONDAY }))
  server.on(deskApi.similar, () => ({ tickets: found, now: MONDAY }))
  await openPage(<WorkTicketPage />, { route: 'worker/ticket/index', id: ID })
  await settle()
  return view
}

test('it is looked at, and merged into with its number filled in', async () => {
  const view = await opened()
  expect(screen.getByText('可能是同一件事')).toBeTruthy()
  await press('并到 20261120-7K2M9Q')
  expect(screen.getByRole('textbox', { name: '并到哪一件' })).toHaveProperty('value', '20261120-7K2M9Q')
  await write(fieldWords('merge', 'reason').label, '同一个井盖')
  server.on(api.act, () => ({ ticket: view, now: MONDAY }))
  await press(ACTION_WORDS.merge.send)
  expect(server.sent(api.act)).toMatchObject([{ action: 'merge', given: { into: '20261120-7K2M9Q', reason: '同一个井盖' } }])
})

test('whoever may not merge only looks, and nothing near is nothing to say', async () => {
  await opened({ relations: ['formerUnit'] })
  expect(screen.getByText('可能是同一件事')).toBeTruthy()
  expect(screen.queryByText('并到 20261120-7K2M9Q')).toBeNull()
})

test.each([
  ['nothing lies near', {}, []],
  ['it is handled in confidence', { ticket: { confidential: true } }, [OTHER]],
  ['it is closed', { ticket: { state: 'closed' as const } }, [OTHER]],
])('no word of it where %s', async (_, some, found) => {
  await opened(some, found)
  expect(screen.queryByText('可能是同一件事')).toBeNull()
})
