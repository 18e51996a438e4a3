/** 统计: what is told, what stands apart, what opens a list and for whom, and what stands there when nothing came. */
import { act, fireEvent, screen } from '@testing-library/react'
import FiguresPage from '../../src/app/supervise/figures'
import { keepSession } from '../../src/app/remote/session'
import { figuresApi, type DeskFigures } from '../../src/domain/api-figures'
import { MEASURE_IDS, type MeasureId } from '../../src/domain/figures/measures'
import type { Flow, Rate, Row } from '../../src/domain/figures/tables'
import type { Duty } from '../../src/domain/people/actors'
import { newPhone, openPage, type FakeServer } from '../helpers/app'
import { HOUSING, STREET_3 } from '../helpers/people'
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

const flow = (some: Partial<Flow>): Flow => ({
  carried: 0,
  filed: 0,
  back: 0,
  passedIn: 0,
  done: 0,
  ended: 0,
  passedOut: 0,
  open: 0,
  counted: 0,
  ...some,
})
const row = (key: string, rates: Partial<Record<MeasureId, Rate | null>>, some: Partial<Flow> = {}): Row => ({
  key,
  flow: flow(some),
  rates: { ...(Object.fromEntries(MEASURE_IDS.map((id) => [id, { n: 0, of: 0 }])) as Row['rates']), ...rates },
  time: { n: 0, median: null, ninth: null },
})
const SUM = { carried: 131, filed: 149, done: 157, open: 123, counted: 123 }
const TOTAL = row('total', { onTime: { n: 412, of: 437 }, satisfied: { n: 8, of: 9 }, solved: null }, SUM)
const DATA: DeskFigures = {
  ...{ from: '2026-11-01', to: '2026-11-30', unit: null, stale: 0, filled: true, now: MONDAY },
  units: [
    { id: STREET_3, name: '第三街道' },
    { id: HOUSING, name: '住建局' },
  ],
  tables: {
    total: TOTAL,
    units: [row(STREET_3, { onTime: { n: 19, of: 20 } }), row(HOUSING, { onTime: { n: 4, of: 5 } })],
    categories: [],
  },
  before: {
    from: '2026-10-01',
    to: '2026-10-31',
    tables: { total: row('total', { onTime: { n: 90, of: 100 } }), units: [], categories: [] },
  },
}
const open = (change: Partial<DeskFigures> = {}) => {
  server.on(figuresApi.deskFigures, () => ({ ...DATA, ...change }))
  return openPage(<FiguresPage />, { route: 'supervise/figures/index' })
}

test('the sum closes and says so; rates stand with what they rest on, and beside the period before', async () => {
  signInAs('supervisor')
  await open()
  expect(screen.getByText('加得起来：280 = 280')).toBeTruthy()
  expect(screen.getAllByText('94.3%').length).toBeGreaterThan(0)
  expect(screen.getAllByText('412 ÷ 437').length).toBeGreaterThan(0)
  expect(screen.getByText('比上期高 4.3 个百分点')).toBeTruthy()
  // few: no rate; none to this reader: no number
  expect(screen.getAllByText('8/9').length).toBeGreaterThan(0)
  expect(screen.getAllByText('整月满 10 件才列').length).toBeGreaterThan(0)
  expect(screen.queryByText('88.9%')).toBeNull()
})

test('a sum that does not close says by how many', async () => {
  signInAs('supervisor')
  await open({ tables: { ...DATA.tables, total: row('total', {}, { ...SUM, counted: 121 }) } })
  expect(screen.getByText('对不上：差 2 件')).toBeTruthy()
})

test('units that rest on fewer than ten stand apart, as raw numbers', async () => {
  signInAs('supervisor')
  await open()
  const [enough, few] = [screen.getByText('各单位'), screen.getByText('不到 10 件的单位')]
  expect(enough.parentElement!.parentElement!.textContent).toContain('第三街道')
  expect(few.parentElement!.parentElement!.textContent).toContain('住建局')
  expect(few.parentElement!.parentElement!.textContent).toContain('4/5')
})

test('a figure opens its list, and says how many are not shown', async () => {
  signInAs('supervisor')
  server.on(figuresApi.figureCases, () => ({ rows: [], next: null, hidden: 3, now: MONDAY }))
  await open()
  await act(async () => void fireEvent.click(screen.getByLabelText('149 新收，看清单')))
  expect(await screen.findByText('另有 3 件，您看不到')).toBeTruthy()
  const { url } = server.heard.find((request) => request.url.includes('/figures/cases'))!
  expect(url).toContain('list=filed')
})

test('a unit opens no list behind what reporters answered', async () => {
  signInAs('clerk')
  await open({ unit: { id: STREET_3, name: '第三街道' } })
  expect(screen.getByText('第三街道办理情况')).toBeTruthy()
  expect(screen.queryByLabelText(/^满意率.*看清单/)).toBeNull()
  expect(screen.getAllByLabelText(/^按期办结率.*看清单/).length).toBeGreaterThan(0)
})

test('another period is asked for anew, of the same unit', async () => {
  signInAs('supervisor')
  await open()
  await act(async () => void fireEvent.click(screen.getByLabelText('第三街道，看下面的单位')))
  await act(async () => void fireEvent.click(screen.getByText('上周')))
  const { url } = server.heard.filter((request) => request.url.includes('/figures/desk')).at(-1)!
  expect(url).toContain(`unit=${STREET_3}`)
  expect(url).toMatch(/from=20\d\d-\d\d-\d\d/)
})

test('what is not in yet is said', async () => {
  signInAs('supervisor')
  await open({ stale: 2 })
  expect(screen.getByText('有 2 件刚有进展，几秒后算进来。')).toBeTruthy()
})

test('nothing could be had: says so, with a way to try again', async () => {
  server.down = true
  signInAs('supervisor')
  await openPage(<FiguresPage />, { route: 'supervise/figures/index' })
  expect(await screen.findByText('再试一次')).toBeTruthy()
})
