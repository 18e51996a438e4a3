import { act, screen } from '@testing-library/react'
import CasePage from '../../src/app/board/case'
import CasesPage from '../../src/app/board/cases'
import ProgressPage from '../../src/app/pages/progress'
import TicketPage from '../../src/app/resident/ticket'
import PublishPage from '../../src/app/supervise/publish'
import InboxPage from '../../src/app/worker/inbox'
import { useSession } from '../../src/app/remote/session'
import { api, type Endpoint } from '../../src/domain/api'
import { boardApi } from '../../src/domain/api-board'
import { moderationApi } from '../../src/domain/api-moderation'
import { problemWords } from '../../src/domain/problems'
import { toldWords } from '../../src/domain/problems-told'
import { aPage, aView, comeBack, newPhone, openPage, press, refuses, settle, signIn, type FakeServer } from '../helpers/app'
import { aModerationItem, aPublicCase } from '../helpers/cases'
import { phone } from '../helpers/taro'
import { MONDAY, aTicket } from '../helpers/tickets'

const ID = aTicket().id
const COUNTS = { todo: 1, waiting: 0, passed: 0, done: 0 }
const TITLE = '三号楼前的路灯不亮'

type PageUnderTest = {
  name: string
  as: 'resident' | 'staff'
  open: () => Promise<unknown>
  endpoint: Endpoint
  full: () => object
  loading: string
}
// prettier-ignore
const PAGES: PageUnderTest[] = [
  { name: 'my progress', as: 'resident', endpoint: api.myTickets, loading: '正在取您的记录', full: () => aPage({}),
    open: () => openPage(<ProgressPage />, { route: 'pages/progress/index' }) },
  { name: 'one ticket', as: 'resident', endpoint: api.ticket, loading: '正在取这件事的进展', full: () => ({ ticket: aView({ relations: ['reporter'] }), now: MONDAY }),
    open: () => openPage(<TicketPage />, { route: 'resident/ticket/index', id: ID }) },
  { name: 'the inbox', as: 'staff', endpoint: api.inbox, loading: '正在取，马上就好', full: () => ({ ...aPage({}), counts: COUNTS, overdue: 0, dueToday: 1 }),
    open: () => openPage(<InboxPage />, { route: 'worker/inbox/index' }) },
  { name: 'the public board', as: 'resident', endpoint: boardApi.publicCases, loading: '正在取公开的事', full: () => ({ noLetter: false, rows: [aPublicCase()], next: null, now: MONDAY }),
    open: () => openPage(<CasesPage />, { route: 'board/cases/index' }) },
  { name: 'one public case', as: 'resident', endpoint: boardApi.publicCase, loading: '正在取这件事', full: () => ({ case: aPublicCase(), now: MONDAY }),
    open: () => openPage(<CasePage />, { route: 'board/case/index', id: ID }) },
  { name: 'the moderator’s desk', as: 'staff', endpoint: moderationApi.moderation, loading: '正在取，马上就好', full: () => ({ rows: [aModerationItem()], next: null, now: MONDAY }),
    open: () => openPage(<PublishPage />, { route: 'supervise/publish/index' }) },
]

let server: FakeServer
beforeEach(() => {
  server = newPhone()
})
afterEach(() => jest.useRealTimers())

for (const { name, as, open, endpoint, full, loading } of PAGES)
  describe(name, () => {
    beforeEach(() => signIn(as))

    test('shows what the server has', async () => {
      server.on(endpoint, full as never)
      await open()
      expect(screen.getAllByText(TITLE).length).toBeGreaterThan(0)
    })

    test('says nothing for 300 ms while it loads, then that it does', async () => {
      jest.useFakeTimers()
      server.on(endpoint, () => new Promise(() => undefined) as never)
      await open()
      act(() => jest.advanceTimersByTime(299))
      expect(screen.queryByText(loading)).toBeNull()
      expect(document.querySelector('.bones')).toBeNull()
      act(() => jest.advanceTimersByTime(1))
      expect(screen.getByRole('status').textContent).toBe(loading)
      expect(document.querySelector('.bones')).not.toBeNull()
    })

    test('an answer within 300 ms shows no skeleton at all', async () => {
      jest.useFakeTimers()
      let answer = () => {}
      server.on(endpoint, () => new Promise((resolve) => (answer = () => resolve(full()))) as never)
      await open()
      act(() => jest.advanceTimersByTime(200))
      await act(async () => answer())
      expect(screen.queryByText(loading)).toBeNull()
      expect(screen.getAllByText(TITLE).length).toBeGreaterThan(0)
    })

    test('a fault is told with the code to read out on the phone, and can be tried again', async () => {
      server.on(endpoint, () => refuses(500, { code: 'fault', message: problemWords('fault'), ref: 'E-7F2C' }))
      await open()
      expect(screen.getByText('报修这个问题时请念：E-7F2C')).toBeTruthy()
      server.on(endpoint, full as never)
      await press('再试一次')
      expect(screen.getAllByText(TITLE).length).toBeGreaterThan(0)
    })

    test('without a network and without a copy it says so, and can be tried again', async () => {
      server.down = true
      await open()
      expect(screen.getByText('现在没有网络')).toBeTruthy()
      server.on(endpoint, full as never).down = false
      await press('再试一次')
      expect(screen.getAllByText(TITLE).length).toBeGreaterThan(0)
    })

    test('without a network it shows the phone’s own copy and says from when it is', async () => {
      server.on(endpoint, full as never)
      await open()
      server.down = true
      await comeBack()
      await settle()
      // a list that is fresh is not asked for again: pull it down
      if (!screen.queryByText(/^没有网络，先看/)) {
        jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000)
        await comeBack()
        jest.restoreAllMocks()
      }
      expect(screen.getByText(/^没有网络，先看 \d\d:\d\d 存下的。$/)).toBeTruthy()
      expect(screen.getAllByText(TITLE).length).toBeGreaterThan(0)
    })
  })

describe('nothing to show', () => {
  test('my progress leads to the first report', async () => {
    signIn('resident')
    server.on(api.myTickets, () => aPage())
    await openPage(<ProgressPage />, { route: 'pages/progress/index' })
    expect(screen.getByText('还没有报过事')).toBeTruthy()
    await press('我要吹哨')
    expect(phone.went).toEqual(['/resident/report/index'])
  })

  test('an empty tab of my progress says which it is', async () => {
    signIn('resident')
    server.on(api.myTickets, () => aPage({}))
    await openPage(<ProgressPage />, { route: 'pages/progress/index' })
    await press('该我了', 'tab')
    expect(screen.getByText('该您的都办完了')).toBeTruthy()
    expect(screen.queryByText(TITLE)).toBeNull()
  })

  test('an empty desk says that it is', async () => {
    signIn('staff')
    server.on(api.inbox, () => ({ ...aPage(), counts: { ...COUNTS, todo: 0 }, overdue: 0, dueToday: 0 }))
    await openPage(<InboxPage />, { route: 'worker/inbox/index' })
    expect(screen.getByText('待办清空了，来了新的会自己出现')).toBeTruthy()
  })

  test('a ticket that is not mine is as if it were not there', async () => {
    signIn('resident')
    server.on(api.ticket, () => refuses(404, { code: 'notForYou', message: toldWords('notForYou'), ref: 'E-0001' }))
    await openPage(<TicketPage />, { route: 'resident/ticket/index', id: ID })
    expect(screen.getByText('没有这件，或者不是您的')).toBeTruthy()
    expect(screen.queryByText(TITLE)).toBeNull()
  })
})

describe('nobody signed in', () => {
  test('a resident is asked to, and nothing is asked of the server in their name', async () => {
    await openPage(<ProgressPage />, { route: 'pages/progress/index' })
    await press('登录')
    expect(phone.went).toEqual(['/mine/signin/index'])
    expect(server.heard.some((request) => request.url.includes('/my/'))).toBe(false)
  })

  test('staff are led to the sign-in', async () => {
    await openPage(<InboxPage />, { route: 'worker/inbox/index' })
    expect(phone.went).toEqual(['/worker/signin/index?to='])
  })

  test('a session that ends takes no page away from staff, and leads to the sign-in', async () => {
    signIn('staff')
    server.on(api.inbox, () => ({ ...aPage({}), counts: COUNTS, overdue: 0, dueToday: 1 }))
    await openPage(<InboxPage />, { route: 'worker/inbox/index' })
    await act(async () => useSession.setState({ staff: undefined }))
    expect(phone.went).toEqual(['/worker/signin/index?back=1'])
    expect(screen.getByText(TITLE)).toBeTruthy()
  })
})

describe('what a resident may do', () => {
  test('stands in the foot; what has to wait says why', async () => {
    signIn('resident')
    const urged = aView({ relations: ['reporter'], ticket: { urgedAt: MONDAY } })
    server.on(api.ticket, () => ({ ticket: urged, now: MONDAY }))
    await openPage(<TicketPage />, { route: 'resident/ticket/index', id: ID })
    const urge = screen.getByRole('button', { name: '催一催，今天已经催过了，明天可以再催。' })
    expect(urge.getAttribute('aria-disabled')).toBe('true')
    for (const name of ['撤回', '补充']) expect(screen.getByRole('button', { name }).getAttribute('aria-disabled')).toBeNull()
  })

  test('nobody else’s words: internal notes do not show', async () => {
    signIn('resident')
    const events = (['submit', 'note'] as const).map((action, index) => ({
      seq: index + 1, action, at: MONDAY, madeAt: null, doneBy: 'other' as const, unitId: 'tianhe3', person: null, duty: null, fromUnit: null, toUnit: 'tianhe3', given: { reason: '电话没打通' }, due: null,
    })) // prettier-ignore
    server.on(api.ticket, () => ({ ticket: aView({ relations: ['reporter'], events }), now: MONDAY }))
    await openPage(<TicketPage />, { route: 'resident/ticket/index', id: ID })
    expect(screen.getAllByRole('listitem')).toHaveLength(1)
    expect(screen.queryByText('电话没打通')).toBeNull()
  })
})
