import { act, screen, within } from '@testing-library/react'
import CasePage from '../../src/app/board/case'
import CasesPage from '../../src/app/board/cases'
import TicketPage from '../../src/app/resident/ticket'
import BarsPage from '../../src/app/supervise/bars'
import PublishPage from '../../src/app/supervise/publish'
import { api, type ReplyOf } from '../../src/domain/api'
import { boardApi } from '../../src/domain/api-board'
import { moderationApi } from '../../src/domain/api-moderation'
import { publicityApi } from '../../src/domain/api-publicity'
import { toldWords } from '../../src/domain/problems-told'
import { aView, entry, newPhone, openPage, press, refuses, settle, signIn, write, type FakeServer } from '../helpers/app'
import { aModerationItem, aPublicCase } from '../helpers/cases'
import { GRID_3, GRID_5 } from '../helpers/people'
import { phone } from '../helpers/taro'
import { aTicket, MONDAY } from '../helpers/tickets'

const square = (unitId: string, west: number) => ({
  type: 'Feature' as const,
  properties: { unitId },
  geometry: { type: 'Polygon' as const, coordinates: [[[west, 49], [west + 0.01, 49], [west + 0.01, 49.01], [west, 49.01], [west, 49]]] as [number, number][][] },
}) // prettier-ignore
const NONE = { received: 0, closed: 0, answered: 0, solved: 0, satisfied: 0, due: 0, onTime: 0 }

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  server
    .on(boardApi.publicCases, () => ({ noLetter: false, rows: [aPublicCase()], next: null, now: MONDAY }))
    .on(boardApi.publicGrids, () => ({
      grids: [
        { gridId: GRID_3, open: 3, overdue: 1 },
        { gridId: null, open: 1, overdue: 0 },
      ],
      now: MONDAY,
    })) // prettier-ignore
    .on(boardApi.figures, () => ({ from: '2026-11-01', to: '2026-11-23', sums: NONE, summedAt: MONDAY, now: MONDAY }))
    .on(api.grids, () => ({ type: 'FeatureCollection' as const, features: [square(GRID_3, 117), square(GRID_5, 117.01)] }))
})
afterEach(() => jest.useRealTimers())
const asked = () =>
  server.heard.filter(({ url }) => url.includes('/board/cases')).map(({ url }) => decodeURIComponent(url.split('?')[1] ?? ''))
const board = () => openPage(<CasesPage />, { route: 'board/cases/index' })
/** Until somebody who types has stopped for a moment. */
const afterTyping = async () => {
  await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 450))))
  await settle()
}

describe('the public board', () => {
  test('is narrowed by words, category and what is open, once typing has stopped', async () => {
    await board()
    await write('找公开的事', '路灯')
    expect(asked()).toEqual([''])
    await afterTyping()
    await press('只看在办', 'checkbox')
    await afterTyping()
    expect(asked()).toEqual(['', 'words=路灯', 'words=路灯&only=open'])
    await press('全部类别', 'checkbox')
    await press(/^公共设施/)
    await afterTyping()
    expect(asked().at(-1)).toBe('words=路灯&only=open&category=public_facility')
    // pressed again it is off, and what was asked a moment ago need not be asked again
    await press('公共设施', 'checkbox')
    await afterTyping()
    expect(asked()).toHaveLength(4)
    expect(screen.getByRole('checkbox', { name: '全部类别' }).getAttribute('aria-checked')).toBe('false')
  })

  test('with nothing on it, or nothing found, says which, and the way back to all', async () => {
    server.on(boardApi.publicCases, () => ({ noLetter: false, rows: [], next: null, now: MONDAY }))
    await board()
    expect(screen.getByText('现在还没有公开的')).toBeTruthy()
    await write('找公开的事', '没有')
    await afterTyping()
    await press('看全部')
    expect(entry('找公开的事').value).toBe('')
  })

  test('a late case names its unit and says that it is late, in words', async () => {
    const late = aPublicCase()
    server.on(boardApi.publicCases, () => ({
      noLetter: false,
      rows: [{ ...late, clock: { ...late.clock!, dueAt: MONDAY - 5 * 3_600_000 } }],
      next: null,
      now: MONDAY,
    }))
    await board()
    expect(screen.getByRole('button', { name: '已受理，已超时 5 小时，三号楼前的路灯不亮，公共设施 · 天和社区第 3 网格在办' })).toBeTruthy()
  })

  test('everything on the map stands in the list below it, and leads to its cases', async () => {
    await board()
    await press(/^看网格/, 'radio')
    await settle()
    expect(screen.getByRole('img', { name: '全区网格图，在办 3 件，1 件超时；下面的单子里都有' })).toBeTruthy()
    expect(screen.getByRole('button', { name: '没有分到网格的，在办 1 件' })).toBeTruthy()
    await press('天和社区，在办 3 件，1 件超时')
    expect(screen.getByRole('button', { name: '天和社区第 5 网格，没有在办的' })).toBeTruthy()
    await press('天和社区第 3 网格，在办 3 件，1 件超时')
    await afterTyping()
    expect(asked().at(-1)).toBe(`place=${GRID_3}&only=open`)
    expect(screen.getByRole('checkbox', { name: '天和社区第 3 网格' }).getAttribute('aria-checked')).toBe('true')
  })

  test('figures say what they rest on: none, few, enough', async () => {
    server.on(boardApi.figures, (_, { url }) => {
      const few = url.includes('lastMonth')
      const sums = few ? { ...NONE, answered: 9, solved: 8, satisfied: 9 } : { ...NONE, due: 437, onTime: 412 }
      return { from: '2026-11-01', to: '2026-11-23', sums, summedAt: MONDAY, now: MONDAY }
    })
    await board()
    await press(/^看数字/, 'radio')
    await settle()
    expect(screen.getByRole('img', { name: '按期办完 94.3%，到期 437 件，按期办完 412 件' })).toBeTruthy()
    expect(screen.getByRole('img', { name: '解决 —，评价 0 件，说解决了 0 件' })).toBeTruthy()
    await press(/^上月/, 'radio')
    await settle()
    expect(screen.getByRole('img', { name: '解决 8/9，件数少，评价 9 件，说解决了 8 件' })).toBeTruthy()
  })
})

describe('one public case', () => {
  const open = () => openPage(<CasePage />, { route: 'board/case/index', id: aPublicCase().id })
  const shows = (some: Parameters<typeof aPublicCase>[0]) =>
    server.on(boardApi.publicCase, () => ({ case: aPublicCase(some), now: MONDAY }))

  test('tells the five steps, the unit and its limit, and what came of it once that is approved', async () => {
    shows({ state: 'verified', step: 4, clock: null, outcome: { kind: 'solved', words: '' } })
    await open()
    expect(screen.getByText('已办结，等评价')).toBeTruthy()
    expect(screen.getByText('解决了')).toBeTruthy()
    expect(screen.getByText('办理结果的说明正在审核，过后放上来。')).toBeTruthy()
    expect(screen.getByRole('img', { name: '共五步，现在第 4 步 已办结' })).toBeTruthy()
  })

  test('that is not public any more is not there, whatever was shown before', async () => {
    server.on(boardApi.publicCase, () => refuses(404, { code: 'notForYou', message: toldWords('notForYou') }))
    await open()
    expect(screen.getByText('这件现在不公开')).toBeTruthy()
    await press('看别的')
    expect(phone.went).toEqual(['/board/cases/index'])
  })
})

describe('the reporter’s say', () => {
  const says = (some: Partial<ReplyOf<typeof publicityApi.publicity>>) => ({
    consent: true,
    state: 'approved' as const,
    reason: '',
    possible: true,
    caseId: 'a',
    ...some,
  })
  const open = async (some: Partial<ReplyOf<typeof publicityApi.publicity>>) => {
    signIn('resident')
    server.on(api.ticket, () => ({ ticket: aView({ relations: ['reporter'] }), now: MONDAY }))
    server.on(publicityApi.publicity, () => says(some))
    await openPage(<TicketPage />, { route: 'resident/ticket/index', id: aTicket().id })
    await settle()
  }
  const theSwitch = () => screen.getByRole('switch', { name: startsWith('同意公开这件事') })

  test('can be taken back, after asking once; what is public can be looked at', async () => {
    await open({})
    server.on(publicityApi.consent, () => says({ consent: false, state: 'withdrawn', caseId: null }))
    await press('看公开的样子')
    expect(phone.went).toEqual(['/board/case/index?id=a'])
    await press(/^同意公开这件事/, 'switch')
    expect(phone.modals).toHaveLength(1)
    expect(server.sent(publicityApi.consent)).toEqual([{ consent: false }])
    expect(theSwitch().getAttribute('aria-checked')).toBe('false')
    expect(screen.queryByText('看公开的样子')).toBeNull()
  })

  test('a change of mind in the question changes nothing', async () => {
    await open({})
    phone.says = false
    await press(/^同意公开这件事/, 'switch')
    expect(server.sent(publicityApi.consent)).toEqual([])
  })

  test('why it was not published is told; what may never be is said plainly', async () => {
    await open({ state: 'refused', reason: '说的是邻居家的私事', caseId: null })
    expect(theSwitch().getAttribute('aria-label')).toBe('同意公开这件事，没有公开。说的是邻居家的私事')
  })

  test('what may never be public has no switch', async () => {
    await open({ consent: false, state: null, possible: false, caseId: null })
    expect(screen.getByText('这类事一律不公开。')).toBeTruthy()
    expect(screen.queryByRole('switch')).toBeNull()
  })
})

describe('the moderator', () => {
  const shelf = (...rows: ReturnType<typeof aModerationItem>[]) =>
    server.on(moderationApi.moderation, () => ({ rows, next: null, now: MONDAY }))
  const review = async (item = aModerationItem()) => {
    signIn('staff')
    shelf(item)
    server.on(moderationApi.decide, () => ({}))
    await openPage(<PublishPage />, { route: 'supervise/publish/index' })
    await press('三号楼前的路灯不亮')
  }

  test('sees original and proposal, mends it, and publishes what was written', async () => {
    await review()
    expect(screen.getByText('我叫李秀兰，三号楼前的路灯不亮')).toBeTruthy()
    expect(entry('内容').value).toBe('我叫〔姓名〕，三号楼前的路灯不亮')
    await write('内容', '三号楼前的路灯不亮')
    shelf()
    await press('照这样公开')
    expect(server.sent(moderationApi.decide)).toEqual([
      { version: 1, publish: true, title: '三号楼前的路灯不亮', text: '三号楼前的路灯不亮', outcome: '', photos: [], reason: '' },
    ])
    await settle()
    expect(screen.getByText('没有等审核的')).toBeTruthy()
  })

  test('gives a reason when it is not published', async () => {
    await review()
    await press('不公开')
    expect(screen.getByRole('button', { name: '不公开' }).getAttribute('aria-disabled')).toBe('true')
    await write('为什么不公开', '说的是邻居家的私事')
    await press('不公开')
    expect(server.sent(moderationApi.decide)).toMatchObject([{ publish: false, reason: '说的是邻居家的私事' }])
  })

  test('photos are not public unless ticked, and those that did not pass cannot be', async () => {
    const photo = (id: string, check: 'passed' | 'asked' | 'risky') => ({
      id,
      small: '/a',
      large: '/b',
      width: 1,
      height: 1,
      ticked: false,
      check,
    })
    await review(aModerationItem({ photos: [photo('p1', 'passed'), photo('p2', 'asked'), photo('p3', 'risky')] }))
    const chips = within(screen.getByRole('group', { name: '公开哪几张照片' })).getAllByRole('checkbox')
    expect(chips.map((chip) => [chip.getAttribute('aria-label'), chip.getAttribute('aria-disabled')])).toEqual([
      ['第 1 张', null],
      ['第 2 张（微信还在检查）', 'true'],
      ['第 3 张（微信认为有风险，不能公开）', 'true'],
    ])
    await press('第 1 张', 'checkbox')
    await press('照这样公开')
    expect(server.sent(moderationApi.decide)).toMatchObject([{ photos: ['p1'] }])
  })

  test('cannot publish before WeChat’s check has come back, and is told why', async () => {
    await review(aModerationItem({ check: 'asked' }))
    expect(screen.getByRole('button', { name: '照这样公开，微信还在检查' }).getAttribute('aria-disabled')).toBe('true')
  })

  test('too late: what was written stays until the newer version is there', async () => {
    await review()
    server.on(moderationApi.decide, () => refuses(409, { code: 'stale', message: toldWords('stale') }))
    await press('照这样公开')
    expect(phone.modals[0]!.content).toBe(toldWords('stale'))
  })
})

describe('bars', () => {
  const aBar = (some: object = {}) => ({ id: 'b', number: '20261123-7K2M', anonymous: false, reason: 'untrue' as const, note: '三次都没有', at: MONDAY, until: MONDAY + 3 * 86_400_000, liftedAt: null, liftNote: null, ...some }) // prettier-ignore

  test('need a reason, an end and what they rest on', async () => {
    signIn('staff')
    server
      .on(moderationApi.bars, () => ({ noLetter: false, rows: [], next: null, now: MONDAY }))
      .on(moderationApi.barReporter, () => aBar())
    await openPage(<BarsPage />, { route: 'supervise/bars/index', ticket: aTicket().id })
    await settle()
    expect(screen.getByRole('button', { name: '暂停提交' }).getAttribute('aria-disabled')).toBe('true')
    await press('发的是广告', 'radio')
    await press('7 天', 'radio')
    await write('依据', '五件都是卖酒的')
    await press('暂停提交')
    expect(server.sent(moderationApi.barReporter)).toEqual([{ reason: 'advert', days: '7', note: '五件都是卖酒的' }])
  })

  test('are listed with their end, and lifted with a reason', async () => {
    signIn('staff')
    const rows = [aBar(), aBar({ id: 'c', liftedAt: MONDAY, liftNote: '查过了' }), aBar({ id: 'd', until: MONDAY - 1, anonymous: true })]
    server.on(moderationApi.bars, () => ({ rows, next: null, now: MONDAY })).on(moderationApi.liftBar, () => aBar({ liftedAt: MONDAY }))
    await openPage(<BarsPage />, { route: 'supervise/bars/index' })
    await settle()
    expect(screen.getAllByRole('button', { name: '解除，出自 20261123-7K2M' })).toHaveLength(1)
    await press('解除，出自')
    await write('为什么解除', '弄错人了')
    await press(/^解除$/)
    expect(server.sent(moderationApi.liftBar)).toEqual([{ note: '弄错人了' }])
  })
})

const startsWith = (words: string) => new RegExp(`^${words}`)
