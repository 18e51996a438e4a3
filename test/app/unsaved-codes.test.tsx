/** The query code of an anonymous report that went out of the queue: 进度 and home lead to it until it is saved, and nobody else sees it. */
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import ProgressPage from '../../src/app/pages/progress'
import HomePage from '../../src/app/pages/home'
import CodePage from '../../src/app/mine/code'
import ReportPage from '../../src/app/resident/report'
import SignInPage from '../../src/app/mine/signin'
import { sendSoon } from '../../src/app/sending/send'
import { changeDraft } from '../../src/app/sending/drafts'
import { useUnsavedCodes } from '../../src/app/sending/unsavedCodes'
import { outbox } from '../../src/app/sending/waiting'
import { endSession, takeCode } from '../../src/app/remote/session'
import { api } from '../../src/domain/api'
import { blocksOf } from '../../src/domain/people/code'
import { aPage, aView, newPhone, openPage, press, signIn, write, type FakeServer } from '../helpers/app'
import { phone } from '../helpers/taro'

const CODE = '7K2M9QWE3XF05RTYAB6C'
const FILED = aView({ relations: ['reporter'], identity: 'anonymous' })
const LEADS = /查询码还没存好/

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  act(() => useUnsavedCodes.setState({ codes: [] }))
  server
    .on(api.fileReport, () => FILED)
    .on(api.myTickets, () => aPage())
    .on(api.neighbours, () => ({ neighbours: [], now: 0 }))
})

/** An anonymous report is written without a network and waits. */
async function writeOffline() {
  await openPage(<ReportPage />, { route: 'resident/report/index', category: 'public_facility' })
  await press('路灯', 'radio')
  await write('怎么回事', '三号楼前的路灯不亮，晚上很黑')
  await write('在哪里，写楼号、单元、路口', '三号楼前')
  act(() => (changeDraft({ identity: 'anonymous', code: CODE }), takeCode(CODE)))
  server.down = true
  await press('提交')
  cleanup()
  server.down = false
}
async function goesOut() {
  await act(async () => sendSoon())
  await waitFor(() => expect(outbox.all()).toEqual({}))
}
async function isLedTo(page: 'home' | 'progress' = 'progress'): Promise<boolean> {
  await openPage(page === 'home' ? <HomePage /> : <ProgressPage />, { route: `pages/${page}/index` })
  const led = screen.queryByText(LEADS) !== null
  cleanup()
  await openPage(<CodePage />, { route: 'mine/code/index' })
  const shown = screen.queryByText(FILED.number, { exact: false }) !== null && screen.queryByText(blocksOf(CODE)[1]!) !== null
  cleanup()
  expect(shown).toBe(led)
  return led
}

test('sent later, 进度 and home lead to number and code, until it is saved', async () => {
  await writeOffline()
  expect(await isLedTo()).toBe(false)
  await goesOut()
  expect([await isLedTo(), await isLedTo('home')]).toEqual([true, true])
  await openPage(<ProgressPage />, { route: 'pages/progress/index' })
  await press('去存')
  expect(phone.went).toContain('/mine/code/index')
  cleanup()
  await openPage(<CodePage />, { route: 'mine/code/index' })
  await press('我存好了')
  cleanup()
  expect([await isLedTo(), await isLedTo('home')]).toEqual([false, false])
})

test('written by nobody, it is shown to nobody who signs in, nor to whoever holds the phone after they signed out', async () => {
  await writeOffline()
  await goesOut()
  expect(await isLedTo()).toBe(true)
  signIn('resident')
  expect(await isLedTo()).toBe(false)
  act(() => endSession('resident'))
  expect([await isLedTo(), await isLedTo('home')]).toEqual([false, false])
})

test('written by nobody and sent while another is signed in, it is not shown to them, nor after they signed out', async () => {
  await writeOffline()
  signIn('resident')
  await goesOut()
  expect(await isLedTo()).toBe(false)
  act(() => endSession('resident'))
  expect(await isLedTo()).toBe(false)
})

test('written by somebody who was signed in, they alone see it: not signed out, nor the next', async () => {
  signIn('resident')
  await writeOffline()
  await goesOut()
  expect(await isLedTo()).toBe(true)
  act(() => endSession('resident'))
  expect(await isLedTo()).toBe(false)
  signIn('resident', 'of somebody else', 'resident-2')
  expect(await isLedTo()).toBe(false)
  signIn('resident')
  expect(await isLedTo()).toBe(true)
})

test('who is about to sign in is told that it will be hidden', async () => {
  await writeOffline()
  await goesOut()
  await openPage(<SignInPage />, { route: 'mine/signin/index' })
  expect(screen.getByText('有查询码还没存好。登录后，这部手机上就不再显示。')).toBeTruthy()
})
