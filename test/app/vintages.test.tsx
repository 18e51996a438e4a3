/** 冻结的版本: each period with all its vintages, one opened with when it was cut and by whom, and a correction with its reason. */
import { act, fireEvent, screen } from '@testing-library/react'
import VintagesPage from '../../src/app/supervise/vintages'
import { keepSession } from '../../src/app/remote/session'
import { figuresApi, type Vintage, type VintageView } from '../../src/domain/api-figures'
import { MEASURE_IDS } from '../../src/domain/figures/measures'
import type { Row } from '../../src/domain/figures/tables'
import type { Duty } from '../../src/domain/people/actors'
import { newPhone, openPage, type FakeServer } from '../helpers/app'
import { at, MONDAY } from '../helpers/tickets'

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

const WEEK: Vintage = {
  ...{ id: '0193a1b2-0000-7000-8000-000000000001', kind: 'week', from: '2026-11-16', to: '2026-11-22', edition: 1, stage: 'provisional' },
  ...{
    cutAt: at('2026-11-23 00:00'),
    frozenAt: at('2026-11-23 00:02'),
    definition: 1,
    cases: 149,
    hash: '7be2'.padEnd(64, '0'),
    by: null,
    reason: '',
  },
}
const FINAL: Vintage = {
  ...WEEK,
  id: '0193a1b2-0000-7000-8000-000000000002',
  edition: 2,
  stage: 'corrected',
  by: '陈岚',
  reason: '两件算错了单位',
}
const TOTAL: Row = {
  key: 'total',
  flow: { carried: 131, filed: 149, back: 0, passedIn: 0, done: 157, ended: 0, passedOut: 0, open: 123, counted: 123 },
  rates: Object.fromEntries(MEASURE_IDS.map((id) => [id, { n: 143, of: 152 }])) as Row['rates'],
  time: { n: 157, median: 3_600_000 * 5, ninth: 3_600_000 * 50 },
}
const VIEW: VintageView = { ...FINAL, units: [], tables: { total: TOTAL, units: [], categories: [] }, before: null, now: MONDAY }

const open = () => {
  server.on(figuresApi.vintages, () => ({ rows: [FINAL, WEEK], now: MONDAY }))
  server.on(figuresApi.vintage, () => VIEW)
  return openPage(<VintagesPage />, { route: 'supervise/vintages/index' })
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByLabelText(name)))

test('a period stands with all its vintages, corrected with the reason', async () => {
  signInAs('dispatcher')
  await open()
  expect(screen.getByText('2026 年第 47 周')).toBeTruthy()
  for (const words of ['第 1 版 · 暂定', '第 2 版 · 更正', '149 件']) expect(screen.getAllByText(words).length).toBeGreaterThan(0)
  expect(screen.getByText(/两件算错了单位/)).toBeTruthy()
})

test('opened it shows its numbers, when it was cut, by whom and the mark of its list', async () => {
  signInAs('dispatcher')
  await open()
  await press(/第 2 版 · 更正/)
  expect(await screen.findByText('加得起来：280 = 280')).toBeTruthy()
  for (const words of ['149 件，7be2000000000000…', '两件算错了单位', '第 1 版']) expect(screen.getByText(words)).toBeTruthy()
  // the centre reads it, and corrects nothing
  expect(screen.queryByText('更正，另出一版')).toBeNull()
})

test('supervision makes another, with a reason', async () => {
  signInAs('supervisor')
  server.on(figuresApi.correctVintage, () => ({ ...FINAL, edition: 3 }))
  await open()
  await press(/第 2 版 · 更正/)
  await act(async () => void fireEvent.click(await screen.findByText('更正，另出一版')))
  await act(async () => void fireEvent.input(screen.getByRole('textbox'), { target: { value: '依据复核表' } }))
  await act(async () => void fireEvent.click(screen.getByText('另出一版')))
  expect(server.sent(figuresApi.correctVintage)).toEqual([{ reason: '依据复核表' }])
})

test('a clerk sees none of it, and nothing is asked for', async () => {
  signInAs('clerk')
  await open()
  expect(screen.getByText('这里只有区中心和督查能看')).toBeTruthy()
  expect(server.heard.filter(({ url }) => url.includes('/figures/vintages'))).toEqual([])
})
