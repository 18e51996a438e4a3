/** The language of the resident's screens: chosen on home or in 我的, had from the server, and never forced on anybody. */
import { cleanup, screen } from '@testing-library/react'
import HomePage from '../../src/app/pages/home'
import MePage from '../../src/app/pages/me'
import InboxPage from '../../src/app/worker/inbox'
import { languageHere } from '../../src/app/stores/language'
import { useLook } from '../../src/app/stores/look'
import { api } from '../../src/domain/api'
import { LANGUAGES } from '../../src/domain/words/languages'
import { DICTIONARIES } from '../../src/domain/words/dictionaries'
import { newPhone, openPage, phoneSpeaks, press, signIn, type FakeServer } from '../helpers/app'
import { phone } from '../helpers/taro'

const ENGLISH = DICTIONARIES.en
const HOME = { route: 'pages/home/index' }
const REPORT = ENGLISH['我要吹哨']!
let server: FakeServer
beforeEach(() => {
  server = newPhone()
  // a browser draws the whole page anew; the tests open it again
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => jest.restoreAllMocks())

/** The page is drawn anew, as after choosing. */
const again = (page: JSX.Element, route: string) => {
  cleanup()
  return openPage(page, { route })
}

test('without its words the app stays Chinese and says so; with them it speaks English', async () => {
  await openPage(<HomePage />, HOME)
  await press('English')
  expect(phone.toasts).toEqual([LANGUAGES.en.lacking])
  expect(useLook.getState().language).toBeUndefined()
  expect(screen.getByText('我要吹哨')).toBeTruthy()

  server.on(api.words, () => ENGLISH)
  await press('English')
  await again(<HomePage />, HOME.route)
  expect(screen.getByText(REPORT)).toBeTruthy()
  expect(document.documentElement.lang).toBe('en')
  expect(phone.bars).toEqual({ title: ENGLISH['市民吹哨'], tabs: ['首页', '进度', '公开', '我的'].map((name) => ENGLISH[name]) })
  expect(screen.queryByText('我要吹哨')).toBeNull()
})

test('it goes back to Chinese in 我的', async () => {
  server.on(api.words, () => ENGLISH)
  await openPage(<MePage />, { route: 'pages/me/index' })
  await press('English', 'radio')
  await again(<MePage />, 'pages/me/index')
  expect(screen.getByText(ENGLISH['看得清']!)).toBeTruthy()
  await press('中文', 'radio')
  await again(<MePage />, 'pages/me/index')
  expect(screen.getByText('看得清')).toBeTruthy()
})

test('a phone set to another language is offered English until somebody has chosen; a Chinese one is not', async () => {
  await openPage(<HomePage />, HOME)
  expect(screen.queryByText(LANGUAGES.en.offer)).toBeNull()
  phoneSpeaks('fr-FR')
  await again(<HomePage />, HOME.route)
  expect(screen.getByText(LANGUAGES.en.offer)).toBeTruthy()
  await press('中文')
  expect(screen.queryByText(LANGUAGES.en.offer)).toBeNull()
  expect(screen.getByText('我要吹哨')).toBeTruthy()
})

test('staff’s pages stay Chinese on the same phone', async () => {
  server.on(api.words, () => ENGLISH)
  await openPage(<HomePage />, HOME)
  await press('English')
  signIn('staff')
  server.on(api.inbox, () => ({
    rows: [],
    next: null,
    now: 0,
    counts: { todo: 0, waiting: 0, passed: 0, done: 0 },
    overdue: 0,
    dueToday: 0,
  }))
  await again(<InboxPage />, 'worker/inbox/index')
  expect(document.documentElement.lang).toBe('zh-CN')
  expect(document.body.textContent).toMatch(/\p{Script=Han}/u)
  expect(document.body.textContent).not.toContain(ENGLISH['返回'])
})

test.each([
  ['worker/inbox/index', 'zh'],
  ['intake/register/index', 'zh'],
  ['visit/walk/index', 'zh'],
  ['bulletin/read/index', 'zh'],
  ['supervise/watch/index', 'zh'],
  ['bulletin/told/index', 'en'],
  ['mine/signin/index', 'en'],
  ['board/cases/index', 'en'],
] as const)('%s speaks %s to whoever chose English', async (route, language) => {
  useLook.setState({ language: 'en' })
  await openPage(<></>, { route })
  expect(languageHere()).toBe(language)
})
