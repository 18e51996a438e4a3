/** 检索: the line and the form say the same, the count comes apart, a number asks for a reason first. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import FindPage from '../../src/app/worker/find'
import { keepSession } from '../../src/app/remote/session'
import { forgetTickets } from '../../src/app/stores/tickets'
import { findApi, type Found } from '../../src/domain/api-find'
import type { Duty } from '../../src/domain/people/actors'
import { summaryOf } from '../../src/domain/ticket/views'
import { entry, newPhone, openPage, press, settle, write, type FakeServer } from '../helpers/app'
import { UNITS } from '../helpers/people'
import { aTicket, firstClocks, MONDAY } from '../helpers/tickets'

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  forgetTickets('staff')
  server.on(findApi.findViews, () => ({ views: [] }))
})

const signInAs = (duty: Duty) =>
  act(() =>
    keepSession({
      token: 'a',
      me: {
        ...{ kind: 'staff', id: 'staff-1', name: '周敏', phone: null, mustChangePassword: false, wechatBound: false },
        posts: [{ unitId: 'centre', unit: '区中心', duty }],
      },
    }),
  )
const TICKET = aTicket({ title: '窨井盖松了' })
const ROW = summaryOf(TICKET, firstClocks(TICKET), '南门口', UNITS, 'handler')
const answer = (some: Partial<Found> = {}): Found => ({ rows: [ROW], next: null, problems: [], whole: true, now: MONDAY, ...some })
const open = async (line?: string) => {
  await openPage(<FindPage />, { route: 'worker/find/index', ...(line && { line: encodeURIComponent(line) }) })
  await settle()
}
const asked = () => server.heard.filter(({ url }) => /\/find\?/.test(url)).map(({ url }) => decodeURIComponent(url.split('line=')[1]!))
const enter = async (line: string) => {
  await write('找什么', line)
  await press(/^找$/)
  await settle()
}

test('nothing is asked before something is, and then the count comes beside what was found', async () => {
  signInAs('clerk')
  server.on(findApi.find, () => answer()).on(findApi.countFound, () => ({ count: 10_001 }))
  await open()
  expect(screen.getByText('写两个字就能找')).toBeTruthy()
  expect(asked()).toEqual([])
  await enter('窨井')
  await waitFor(() => expect(screen.getByText('窨井盖松了')).toBeTruthy())
  expect(screen.getByText('超过 1 万件')).toBeTruthy()
  expect(asked()).toEqual(['窨井'])
  expect(screen.queryByRole('button', { name: '按电话找' })).toBeNull()
})

test('an address that somebody sent asks the same', async () => {
  signInAs('clerk')
  server.on(findApi.find, () => answer()).on(findApi.countFound, () => ({ count: 1 }))
  await open('窨井 状态:在办')
  await waitFor(() => expect(screen.getByText('1 件')).toBeTruthy())
  expect(entry('找什么').value).toBe('窨井 状态:在办')
})

test('the form says what the line says, and the line what the form says', async () => {
  signInAs('clerk')
  server.on(findApi.find, () => answer()).on(findApi.countFound, () => ({ count: 1 }))
  await open('窨井 单位:住建局')
  await press('用表单找')
  expect([entry('词').value, entry('在哪个单位').value]).toEqual(['窨井', '住建局'])
  await write('细项', '路灯')
  await press('办完', 'radio')
  await act(async () => void fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '找' })))
  expect(entry('找什么').value).toBe('窨井 单位:住建局 细项:路灯 状态:办完')
  expect(asked().at(-1)).toBe('窨井 单位:住建局 细项:路灯 状态:办完')
})

test('what was not understood, what is not cut yet, nothing found, and no network, each in words', async () => {
  signInAs('clerk')
  server.on(findApi.countFound, () => ({ count: 0 }))
  server.on(findApi.find, () => answer({ rows: [], problems: [{ code: 'unknownKey', at: '颜色:红' }], whole: false }))
  await open()
  await enter('颜色:红')
  await waitFor(() => expect(screen.getByText(/没有这个检索项/)).toBeTruthy())
  expect(screen.getByText(/还在编入检索/)).toBeTruthy()
  server.on(findApi.find, () => answer({ rows: [] }))
  await enter('井盖')
  await waitFor(() => expect(screen.getByText('没有找到')).toBeTruthy())
  server.down = true
  await enter('路灯')
  await waitFor(() => expect(screen.getByText('现在没有网络')).toBeTruthy())
})

test('a number leads the centre to the reason, and is in no line that is asked', async () => {
  signInAs('dispatcher')
  server.on(findApi.find, () => answer()).on(findApi.countFound, () => ({ count: 1 })).on(findApi.findByPhone, () => answer()) // prettier-ignore
  await open()
  await enter('13800005206')
  expect(screen.getByText(/只找得到实名报的普通件/)).toBeTruthy()
  expect(asked()).toEqual([])
  await press('记下原因')
  expect(server.sent(findApi.findByPhone)).toEqual([])
  await press('来电话的人问自己的件', 'radio')
  await press('记下原因')
  expect(server.sent(findApi.findByPhone)).toEqual([{ phone: '13800005206', reason: 'caller' }])
  expect(within(screen.getByRole('dialog')).getByText('窨井盖松了')).toBeTruthy()
})

test('a view is kept under a name, shared with the unit, and opened by one press', async () => {
  signInAs('dispatcher')
  const view = { id: 'v1', name: '窨井', line: '窨井', unit: '区中心', mine: true }
  server.on(findApi.find, () => answer()).on(findApi.countFound, () => ({ count: 1 })).on(findApi.saveView, () => view) // prettier-ignore
  await open('窨井')
  await press('存成视图')
  await write('名字', '窨井')
  await press('区中心共用', 'radio')
  server.on(findApi.findViews, () => ({ views: [view] })).on(findApi.viewCounts, () => ({ counts: { v1: 37 } }))
  await press('存下')
  expect(server.sent(findApi.saveView)).toEqual([{ name: '窨井', line: '窨井', unitId: 'centre' }])
  await waitFor(() => expect(screen.getByRole('radio', { name: '共 窨井 37' })).toBeTruthy())
  await enter('路灯')
  await press('共 窨井 37', 'radio')
  expect(entry('找什么').value).toBe('窨井')
})
