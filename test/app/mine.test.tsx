import { act, screen } from '@testing-library/react'
import HomePage from '../../src/app/pages/home'
import ProgressPage from '../../src/app/pages/progress'
import TicketPage from '../../src/app/resident/ticket'
import { outbox } from '../../src/app/sending/waiting'
import { api, type MyPage } from '../../src/domain/api'
import { summaryOf } from '../../src/domain/ticket/views'
import type { Ticket } from '../../src/domain/ticket/ticket'
import { aPage, aView, newPhone, openPage, press, settle, signIn, type FakeServer } from '../helpers/app'
import { UNITS } from '../helpers/people'
import { phone } from '../helpers/taro'
import { aClock, aTicket, MONDAY } from '../helpers/tickets'

const DAY = 86_400_000
let server: FakeServer
beforeEach(() => {
  server = newPhone()
  signIn('resident')
})

const openProgress = () => openPage(<ProgressPage />, { route: 'pages/progress/index' })
const tab = (name: RegExp) => screen.getByRole('tab', { name })
/** A line of the resident's list, its clocks as they run once it is done: checked first, then rated. */
const line = (ticket: Partial<Ticket>, proxied = false) => ({
  ...summaryOf(aTicket(ticket), [aClock('verify', MONDAY + DAY), aClock('answer', MONDAY + 9 * DAY)], '', UNITS, 'reporter'),
  proxied,
})
const answersAll = (...rows: MyPage['rows']) => server.on(api.myTickets, () => ({ rows, next: null, now: MONDAY }))
/** The verdict is in the phone, on its way. */
const answer = (ticket: string, action: 'judge' | 'supplement' = 'judge') =>
  act(() =>
    outbox.put('request-1', {
      ...{ kind: 'action', as: 'resident', owner: 'resident-1', ticket, title: '', action },
      ...{ given: {}, photos: [], stage: 1, madeAt: 1 },
    }),
  )

describe('more reports than a page holds', () => {
  beforeEach(() =>
    server.on(api.myTickets, (_, { url }) => {
      const which = new URL(url, 'http://here').searchParams.get('which')
      const { rows } = which === 'you' ? aPage({ id: 'far-away', state: 'need_info' }) : aPage({})
      return { rows, next: which === 'you' ? null : 'more', now: MONDAY, counts: { all: 63, you: 7, open: 40, over: 23 } }
    }),
  )

  test('all of them are counted, and home says how many', async () => {
    await openProgress()
    for (const [name, count] of [
      ['全部', 63],
      ['该我了', 7],
      ['在办', 40],
      ['已结', 23],
    ] as const)
      // prettier-ignore
      expect(tab(new RegExp(`^${name} ${count} 件`))).toBeTruthy()
    await openPage(<HomePage />, { route: 'pages/home/index' })
    expect(screen.getByText('全部 63 件')).toBeTruthy()
  })

  test('a tab shows those of its kind, however far down they are', async () => {
    await openProgress()
    expect(screen.queryByRole('button', { name: /^去补充/ })).toBeNull()
    await press(/^该我了/, 'tab')
    await settle()
    expect(screen.getByRole('button', { name: /^去补充/ })).toBeTruthy()
  })

  test('without a network a tab shows those of its kind that are here', async () => {
    server.on(api.myTickets, () => ({ rows: [line({ state: 'need_info' })], next: 'more', now: MONDAY }))
    await openProgress()
    server.down = true
    await press(/^该我了/, 'tab')
    await settle()
    expect(screen.getByRole('button', { name: /^去补充/ })).toBeTruthy()
  })

  test('what was just answered here is taken off', async () => {
    answer('far-away', 'supplement')
    await openProgress()
    expect(tab(/^该我了 6 件/)).toBeTruthy()
  })
})

describe('该您了', () => {
  const done = line({ state: 'verified' })

  test('what waits to be rated is one’s turn', async () => {
    answersAll(done)
    await openProgress()
    expect(tab(/^该我了 1 件/)).toBeTruthy()
    await press(/^去评价/)
    expect(phone.went).toEqual([`/resident/verdict/index?id=${done.id}`])
  })

  test('an answer that waits in the phone settles it, on every page that said so', async () => {
    answersAll(done)
    answer(done.id)
    await openProgress()
    expect(tab(/^该我了 0 件/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^去评价/ })).toBeNull()
    expect(screen.getByText('您答过了，存在手机里，联网自动送出。')).toBeTruthy()
    const { unmount } = await openPage(<HomePage />, { route: 'pages/home/index' })
    expect(screen.getByText('我最近的一件')).toBeTruthy()
    unmount()
    server.on(api.ticket, () => ({ ticket: aView({ ticket: { state: 'verified' }, relations: ['reporter'] }), now: MONDAY }))
    await openPage(<TicketPage />, { route: 'resident/ticket/index', id: done.id })
    expect(screen.queryByText(/解决了吗/)).toBeNull()
  })

  test('an answer that was refused leaves it open', async () => {
    answersAll(done)
    answer(done.id)
    act(() => outbox.put('request-1', { ...outbox.get('request-1')!, refused: { code: 'stale', message: '' } }))
    await openProgress()
    expect(tab(/^该我了 1 件/)).toBeTruthy()
  })

  test('whoever filed it for another reads that the other answers', async () => {
    answersAll(line({ state: 'verified' }, true))
    await openProgress()
    expect(tab(/^该我了 0 件/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^去评价/ })).toBeNull()
    expect(screen.getByText(/由本人评价/)).toBeTruthy()
  })

  test('of the days that run once it is done, one’s own is the large one', async () => {
    const clocks = [aClock('verify', MONDAY + DAY), aClock('answer', MONDAY + 9 * DAY)]
    const view = { ...aView({ ticket: { state: 'resolved' }, relations: ['reporter'] }), clocks }
    server.on(api.ticket, () => ({ ticket: view, now: MONDAY }))
    await openPage(<TicketPage />, { route: 'resident/ticket/index', id: aTicket().id })
    expect(screen.getByText('离评价期限')).toBeTruthy()
    expect(screen.queryByText('离核查期限')).toBeNull()
  })
})
