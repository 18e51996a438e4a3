/** Whoever is under 14 signs in once a guardian has agreed, and that is kept; nobody else is asked for anything. */
import { screen, waitFor } from '@testing-library/react'
import SignInPage from '../../src/app/mine/signin'
import { api } from '../../src/domain/api'
import { accountApi } from '../../src/domain/api-account'
import { PRIVACY } from '../../src/domain/people/privacy'
import { newPhone, openPage, press, write, type FakeServer } from '../helpers/app'

let server: FakeServer
const ME = {
  kind: 'resident' as const,
  id: 'r',
  name: null,
  phone: '139****0014',
  posts: [],
  mustChangePassword: false,
  wechatBound: false,
}
beforeEach(async () => {
  server = newPhone()
  server
    .on(api.signInPhone, () => ({ token: 'token', me: ME }))
    .on(accountApi.giveConsent, () => ({ consent: null, leaving: null, looks: [], sessions: 1, phone: ME.phone, texts: false }))
  await openPage(<SignInPage />, { route: 'mine/signin/index' })
  await write('手机号', '13912340014')
  await write('验证码', '123456')
  await press('我看过并同意隐私规则', 'checkbox')
})
const agreed = () => server.sent(accountApi.giveConsent)

test('a child is let in by a guardian alone', async () => {
  await press('我不满 14 周岁', 'checkbox')
  await press('登录')
  expect(screen.getByText(/要监护人同意才能接着办/)).toBeTruthy()
  expect(server.sent(api.signInPhone)).toEqual([])
  await press('我是孩子的监护人，同意他用', 'checkbox')
  await press('登录')
  await waitFor(() => expect(agreed()).toEqual([{ version: PRIVACY.version, byGuardian: true }]))
})

test('anybody else is asked for nothing more', async () => {
  await press('登录')
  await waitFor(() => expect(agreed()).toEqual([{ version: PRIVACY.version, byGuardian: false }]))
})
