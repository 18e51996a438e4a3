import { act, screen, waitFor } from '@testing-library/react'
import MePage from '../../src/app/pages/me'
import NoticesPage from '../../src/app/mine/notices'
import SubmittedPage from '../../src/app/mine/submitted'
import TicketPage from '../../src/app/resident/ticket'
import VerdictPage from '../../src/app/resident/verdict'
import CalendarPage from '../../src/app/supervise/calendar'
import DeadLettersPage from '../../src/app/supervise/deadletters'
import InboxPage from '../../src/app/worker/inbox'
import StaffNoticesPage from '../../src/app/worker/notices'
import WorkTicketPage from '../../src/app/worker/ticket'
import { loadStart } from '../../src/app/stores/reference'
import { endSession, keepSession, useSession } from '../../src/app/remote/session'
import { api } from '../../src/domain/api'
import { noticesApi, type Notice } from '../../src/domain/api-notices'
import { superviseApi, type DeadLetter } from '../../src/domain/api-supervise'
import { problemWords } from '../../src/domain/problems'
import { aPage, aView, comeBack, newPhone, openPage, press, refuses, settle, signIn, START, type FakeServer } from '../helpers/app'
import { phone, scrollDown } from '../helpers/taro'
import { at, aTicket, MONDAY } from '../helpers/tickets'

const ID = aTicket().id
const OTHER = '0193a1b2-0000-7000-8000-000000000002'
const aNotice = (n: number, some: Partial<Notice> = {}): Notice => ({
  id: `0193a1b2-0000-7000-8000-0000000000${n}`,
  ticketId: ID,
  at: MONDAY,
  read: false,
  number: '20261123-7K2M',
  category: 'public_facility',
  item: 'lamp',
  line: { action: 'accept', by: { unit: '天和社区', clock: false, own: false }, to: null, choices: [] },
  ...some,
})
const rows = () => [
  aNotice(10),
  aNotice(11, {
    at: at('2026-11-22 18:00'),
    read: true,
    ticketId: OTHER,
    line: { action: 'escalate', by: { unit: '天和社区', clock: false, own: false }, to: '第三街道', choices: [] },
  }),
  aNotice(12, {
    at: at('2026-11-19 08:05'),
    line: {
      action: 'resolve',
      by: { unit: '天和社区', clock: false, own: false },
      to: null,
      choices: [{ field: 'outcome', value: 'solved' }],
    },
  }),
]
const page = (some = rows(), next: string | null = null) => ({ rows: some, next, now: MONDAY })
const COUNTS = { todo: 0, check: 0, waiting: 0, passed: 0, done: 0 }

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  server.on(api.unread, () => ({ unread: 2 }))
})
afterEach(() => {
  process.env.TARO_ENV = 'h5'
  jest.useRealTimers()
})
const open = () => openPage(<NoticesPage />, { route: 'mine/notices/index' })

describe('a resident’s notices', () => {
  beforeEach(() => signIn('resident'))

  test('stand by day, in the reader’s words, and say which nobody looked at', async () => {
    server.on(noticesApi.notices, () => page())
    await open()
    expect(screen.getAllByRole('heading').map((one) => one.textContent)).toEqual(['消息', '今天', '昨天', '11月19日'])
    expect(screen.getByRole('button', { name: '没看过，10:24，天和社区已受理，公共设施 · 路灯不亮，编号 20261123-7K2M' })).toBeTruthy()
    expect(screen.getByRole('button', { name: /已报第三街道接着办/ })).toBeTruthy()
    expect(screen.getByText('2 条没看')).toBeTruthy()
  })

  test('a tap opens the ticket', async () => {
    server.on(noticesApi.notices, () => page())
    await open()
    await press(/天和社区办结了：解决了/)
    expect(phone.went).toEqual([`/resident/ticket/index?id=${ID}`])
  })

  test('all are marked as read, up to what was on the list', async () => {
    server.on(noticesApi.notices, () => page())
    server.on(noticesApi.readNotices, () => ({ unread: 0 }))
    await open()
    await press('全部看过')
    expect(server.sent(noticesApi.readNotices)).toEqual([{ until: MONDAY }])
    expect(screen.queryByText(/条没看/)).toBeNull()
    expect(screen.queryByRole('button', { name: /没看过/ })).toBeNull()
  })

  test('that could not be marked stay marked, and it says why', async () => {
    server.on(noticesApi.notices, () => page())
    await open()
    server.down = true
    await press('全部看过')
    expect(phone.toasts).toEqual([problemWords('offline')])
    expect(screen.getByText('2 条没看')).toBeTruthy()
  })

  test('more come at the end of the page, each once', async () => {
    server.on(noticesApi.notices, (_, { url }) =>
      url.includes('after=')
        ? page([aNotice(12), aNotice(13, { number: '20261101-AAAA', at: at('2026-11-01 08:00') })])
        : page(rows(), '1_x'),
    )
    await open()
    expect(screen.getByText('往下拉看更多')).toBeTruthy()
    await act(async () => scrollDown())
    await settle()
    expect(screen.getAllByRole('listitem')).toHaveLength(4)
    expect(screen.getByText('到底了，最多留一年')).toBeTruthy()
  })

  test('none yet: says what will stand there', async () => {
    server.on(api.unread, () => ({ unread: 0 }))
    server.on(noticesApi.notices, () => page([]))
    await open()
    expect(screen.getByText('还没有消息')).toBeTruthy()
    expect(screen.queryByText(/条没看/)).toBeNull()
  })

  test('a fault, no network, and a list that stays when the network goes', async () => {
    server.on(noticesApi.notices, () => refuses(500, { code: 'fault', message: problemWords('fault'), ref: 'E-7F2C' }))
    await open()
    expect(screen.getByText('报修这个问题时请念：E-7F2C')).toBeTruthy()
    server.down = true
    await press('再试一次')
    expect(screen.getByText('现在没有网络')).toBeTruthy()
    server.on(noticesApi.notices, () => page()).down = false
    await press('再试一次')
    expect(screen.getAllByRole('listitem')).toHaveLength(3)
    server.down = true
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000)
    await comeBack()
    jest.restoreAllMocks()
    expect(screen.getByText(/^没有网络，先看 \d\d:\d\d 存下的。$/)).toBeTruthy()
    expect(screen.getAllByRole('listitem')).toHaveLength(3)
  })

  test('of whoever has signed out nothing stays', async () => {
    server.on(noticesApi.notices, () => page())
    await open()
    act(() => endSession('resident'))
    expect(screen.queryByText(/天和社区/)).toBeNull()
    expect(screen.getByText('请先登录')).toBeTruthy()
    server.on(noticesApi.notices, () => page([]))
    signIn('resident', 'another')
    await comeBack()
    await settle()
    expect(screen.queryByText(/天和社区/)).toBeNull()
  })
})

test('nobody signed in: asked to, and nothing is asked of the server', async () => {
  await open()
  await press('登录')
  expect(phone.went).toEqual(['/mine/signin/index'])
  expect(server.heard.some((request) => request.url.includes('/notices'))).toBe(false)
})

describe('我的', () => {
  for (const [unread, said] of [
    [100, '100'],
    [999, '999'],
    [1000, '999+'],
  ] as const)
    test(`leads to the notices and says how many wait: ${said} of ${unread}`, async () => {
      signIn('resident')
      server.on(api.unread, () => ({ unread }))
      await openPage(<MePage />, { route: 'pages/me/index' })
      await press(`消息，${said} 条没看`)
      expect(phone.went).toEqual(['/mine/notices/index'])
    })

  test('without anybody signed in there are none', async () => {
    await openPage(<MePage />, { route: 'pages/me/index' })
    expect(screen.queryByRole('button', { name: /^消息/ })).toBeNull()
  })
})

describe('looking at a ticket', () => {
  test('marks what told of it as read, also what comes while it is looked at', async () => {
    signIn('resident')
    server.on(api.ticket, () => ({ ticket: aView({ relations: ['reporter'] }), now: MONDAY }))
    server.on(noticesApi.readNotices, () => ({ unread: 0 }))
    await openPage(<TicketPage />, { route: 'resident/ticket/index', id: ID })
    expect(server.sent(noticesApi.readNotices)).toEqual([{ ticket: ID, until: expect.any(Number) }])
  })

  test('of staff does the same', async () => {
    signIn('staff')
    server.on(api.ticket, () => ({ ticket: aView({ relations: ['handler'] }), now: MONDAY }))
    server.on(noticesApi.readNotices, () => ({ unread: 1 }))
    await openPage(<WorkTicketPage />, { route: 'worker/ticket/index', id: ID })
    expect(server.sent(noticesApi.readNotices)[0]).toEqual({ ticket: ID, until: expect.any(Number) })
  })

  test('a card of it names the number and nothing else', async () => {
    signIn('resident')
    server.on(api.ticket, () => ({ ticket: aView({ relations: ['reporter'] }), now: MONDAY }))
    await openPage(<TicketPage />, { route: 'resident/ticket/index', id: ID })
    expect(phone.card!()).toEqual({
      title: '我反映的事：20261123-7K2M',
      path: `/resident/ticket/index?id=${ID}`,
      imageUrl: '/resident/share.png',
    })
  })

  test('from a message, with nobody signed in: signing in leads back to it, and it is there', async () => {
    await openPage(<TicketPage />, { route: 'resident/ticket/index', id: ID })
    await press('登录')
    expect(phone.went).toEqual(['/mine/signin/index'])
    server.on(api.ticket, () => ({ ticket: aView({ relations: ['reporter'] }), now: MONDAY }))
    signIn('resident')
    await comeBack()
    expect(screen.getAllByText('三号楼前的路灯不亮').length).toBeGreaterThan(0)
  })

  test('staff from a message, with nobody signed in: the sign-in knows which ticket it was', async () => {
    await openPage(<WorkTicketPage />, { route: 'worker/ticket/index', id: ID })
    expect(phone.went).toEqual([`/worker/signin/index?to=${ID}`])
  })
})

describe('staff', () => {
  test('have a bell with its number, that leads to their notices', async () => {
    signIn('staff')
    server.on(api.inbox, () => ({ ...aPage(), counts: COUNTS, overdue: 0, dueToday: 0 }))
    await openPage(<InboxPage />, { route: 'worker/inbox/index' })
    await press('消息，2 条没看')
    expect(phone.went).toEqual(['/worker/notices/index'])
  })

  test('read in their own words, and open the ticket in theirs', async () => {
    signIn('staff')
    server.on(noticesApi.notices, () =>
      page([aNotice(10, { line: { action: 'urge', by: { unit: null, clock: false, own: false }, to: null, choices: [] } })]),
    )
    await openPage(<StaffNoticesPage />, { route: 'worker/notices/index' })
    await press(/反映人催办/)
    expect(phone.went).toEqual([`/worker/ticket/index?id=${ID}`])
  })

  test('find nothing loaded in their own words', async () => {
    signIn('staff')
    server.down = true
    await openPage(<StaffNoticesPage />, { route: 'worker/notices/index' })
    expect(screen.getByText('连上网再试一次。期限照常走，急事先打电话。')).toBeTruthy()
  })
})

describe('messages through WeChat', () => {
  const asks = { filed: ['t1', 't2'], judged: ['t3'] }
  type Dice = { length: number; success: (said: { randomValues: ArrayBuffer }) => void }
  const wx = { getRandomValues: ({ length, success }: Dice) => success({ randomValues: new ArrayBuffer(length) }) }
  beforeEach(async () => {
    process.env.TARO_ENV = 'weapp'
    Object.assign(globalThis, { wx })
    signIn('resident')
    server.on(api.start, () => ({ ...START, asks }))
    server.on(noticesApi.subscribed, () => ({}))
    await startAnew()
  })
  /** The start page is kept for an hour: each time it is asked for another two have passed. */
  let hours = 0
  const startAnew = async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + (hours += 2) * 3_600_000)
    await act(async () => loadStart())
    jest.restoreAllMocks()
  }
  const submitted = async () => {
    server.on(api.ticket, () => ({ ticket: aView({ relations: ['reporter'] }), now: MONDAY }))
    await openPage(<SubmittedPage />, { route: 'mine/submitted/index', id: ID })
  }

  test('are offered when a report was sent; what was answered goes to the server', async () => {
    phone.consents = { t1: 'accept', t2: 'reject' }
    await submitted()
    await press('告诉我')
    expect(phone.asked).toEqual([['t1', 't2']])
    expect(server.sent(noticesApi.subscribed)).toEqual([{ answers: { t1: 'accept', t2: 'reject' } }])
    expect(screen.getByText('好，有进展微信告诉您。')).toBeTruthy()
  })

  test('refused, or not asked by WeChat: nothing is in the way', async () => {
    await submitted()
    await press('告诉我')
    expect(server.sent(noticesApi.subscribed)).toEqual([])
    expect(screen.getByText(/没有订阅也不要紧/)).toBeTruthy()
  })

  test('a district without templates offers none', async () => {
    server.on(api.start, () => START)
    await startAnew()
    await submitted()
    expect(screen.queryByText(/微信告诉您吗/)).toBeNull()
  })

  test('a browser offers none: there is no WeChat in it', async () => {
    process.env.TARO_ENV = 'h5'
    await submitted()
    expect(screen.queryByText(/微信告诉您吗/)).toBeNull()
  })

  const judge = async (solved: RegExp) => {
    const view = aView({ relations: ['reporter'], ticket: { state: 'verified', handledBy: 'tianhe', outcome: 'solved' } })
    server.on(api.ticket, () => ({ ticket: view, now: MONDAY }))
    server.on(api.act, () => ({ ticket: view, now: MONDAY }))
    server.on(api.myTickets, () => aPage())
    await openPage(<VerdictPage />, { route: 'resident/verdict/index', id: ID })
    await press(solved, 'radio')
    await press('满意', 'radio')
    await press('提交评价')
    await waitFor(() => expect(phone.went).toEqual(['/pages/home/index']))
  }

  test('are asked for with a verdict that sends it back, for there is more to come', async () => {
    phone.consents = { t3: 'accept' }
    await judge(/^没解决/)
    expect(phone.asked).toEqual([['t3']])
    expect(server.sent(noticesApi.subscribed)).toEqual([{ answers: { t3: 'accept' } }])
    expect(server.sent(api.act)).toHaveLength(1)
  })

  test('are not asked for when nothing more will come', async () => {
    await judge(/^解决了$/)
    expect(phone.asked).toEqual([])
  })

  test('a WeChat that cannot ask holds up no verdict', async () => {
    await judge(/^没解决/)
    expect(phone.asked).toEqual([['t3']])
    expect(server.sent(api.act)).toHaveLength(1)
    expect(server.sent(noticesApi.subscribed)).toEqual([])
  })
})

describe('what could not be sent', () => {
  const letter = (n: number, some: Partial<DeadLetter> = {}): DeadLetter => ({
    id: `0193a1b2-0000-7000-8000-0000000000${n}`,
    topic: 'wechat',
    deadAt: MONDAY,
    attempts: 7,
    error: 'WeChat subscribe/send: errcode 47003',
    ...some,
  })
  let letters: DeadLetter[]
  beforeEach(() => {
    letters = [letter(10), letter(11, { topic: 'tell', error: 'x' })]
    server.on(superviseApi.deadLetters, () => ({ rows: letters, next: null, now: MONDAY }))
    server.on(superviseApi.resend, () => ({ resent: 1 }))
  })
  const administrator = () =>
    act(() =>
      keepSession({
        token: 'a',
        me: {
          kind: 'staff',
          id: 'system-1',
          name: '吴鹏',
          phone: null,
          posts: [{ unitId: 'centre', unit: '区中心', duty: 'system' }],
          mustChangePassword: false,
          wechatBound: false,
        },
      }),
    )
  const openLetters = () => openPage(<DeadLettersPage />, { route: 'supervise/deadletters/index' })

  test('stands by topic, with the reason in words', async () => {
    administrator()
    await openLetters()
    expect(screen.getByText('微信订阅消息')).toBeTruthy()
    expect(screen.getByText('模板的字段和微信后台的对不上，核对模板文件（47003）')).toBeTruthy()
    expect(screen.getByText('程序出错：x')).toBeTruthy()
  })

  test('one is sent again', async () => {
    administrator()
    await openLetters()
    await press('重发，模板的字段')
    expect(server.sent(superviseApi.resend)).toEqual([{ id: letters[0]!.id }])
    expect(phone.toasts).toEqual(['1 条重新发，没发出去的会再出现'])
  })

  test('all of a topic only after asking', async () => {
    administrator()
    await openLetters()
    phone.says = false
    await press('微信订阅消息，全部重发', 'link')
    expect(server.sent(superviseApi.resend)).toEqual([])
    phone.says = true
    await press('微信订阅消息，全部重发', 'link')
    await settle()
    expect(server.sent(superviseApi.resend)).toEqual([{ topic: 'wechat' }])
  })

  test('none: says so', async () => {
    letters = []
    administrator()
    await openLetters()
    expect(screen.getByText('都发出去了')).toBeTruthy()
  })

  test('is for the system administrator alone, and only they find the way', async () => {
    signIn('staff')
    await openLetters()
    expect(screen.getByText('这里只有系统管理员能看')).toBeTruthy()
    expect(server.heard.some((request) => request.url.includes('dead-letters'))).toBe(false)
  })

  test('is reached from the account, where the administrator works', async () => {
    administrator()
    await openPage(<CalendarPage />, { route: 'supervise/calendar/index' })
    await press('吴鹏的账号')
    await press('没发出去的')
    expect(phone.went).toEqual(['/supervise/deadletters/index'])
    expect(useSession.getState().staff).toBeTruthy()
  })
})
