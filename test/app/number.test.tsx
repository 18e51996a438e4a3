import { act, screen } from '@testing-library/react'
import NumberPage from '../../src/app/mine/number'
import { useSession } from '../../src/app/remote/session'
import { api, type Me } from '../../src/domain/api'
import { accountApi, type Account } from '../../src/domain/api-account'
import { problemWords } from '../../src/domain/problems'
import { toldWords } from '../../src/domain/problems-told'
import { entry, newPhone, openPage, press, refuses, settle, signIn, startingWith, write, type FakeServer } from '../helpers/app'
import { phone } from '../helpers/taro'

const NEW = '13900001234'
const OLD_CODE = '138****0000 收到的验证码'
const NEW_CODE = '新号码收到的验证码'
const ACCOUNT: Account = { consent: null, leaving: null, looks: [], sessions: 1, phone: '138****0000', texts: false }
const ME: Me = { kind: 'resident', id: 'resident-1', name: null, phone: NEW, posts: [], mustChangePassword: false, wechatBound: false }

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  useSession.setState({}, true)
  signIn('resident')
  server
    .on(accountApi.account, () => ACCOUNT)
    .on(accountApi.changeNumber, () => ({ me: ME, account: { ...ACCOUNT, phone: '139****1234' } }))
})

const open = () => openPage(<NumberPage />, { route: 'mine/number/index' })
async function fillIn() {
  await write('新的手机号', NEW)
  await write(NEW_CODE, '222222')
}
const change = () => press('换成这个号码')
const asked = () => server.sent(accountApi.changeNumber)

describe('换手机号', () => {
  test('without anybody signed in it leads to the sign-in', async () => {
    useSession.setState({}, true)
    await open()
    await press('登录')
    expect(phone.went).toEqual(['/mine/signin/index'])
  })

  test('both numbers are proved, and this phone goes on with the new one', async () => {
    await open()
    await write(OLD_CODE, '111111')
    await fillIn()
    await change()
    expect(asked()).toEqual([{ phone: NEW, code: '222222', oldCode: '111111', take: false }])
    expect(useSession.getState().resident?.me.phone).toBe(NEW)
    expect(phone.toasts).toEqual(['手机号换好了'])
  })

  test('what is missing is said at its field, and nothing is sent', async () => {
    await open()
    await change()
    const said = screen.getAllByRole('alert').map((alert) => alert.textContent)
    expect(said).toEqual([problemWords('code'), problemWords('phone'), problemWords('code')])
    expect(asked()).toEqual([])
  })

  test('each code goes to its own number; the phone knows the old one only masked', async () => {
    server.on(accountApi.sendOldCode, () => ({ demoCode: '111111' })).on(api.sendCode, () => ({ demoCode: '222222' }))
    await open()
    await write('新的手机号', NEW)
    for (const button of screen.getAllByRole('button', { name: '获取验证码' })) await act(async () => button.click())
    expect(server.sent(accountApi.sendOldCode)).toEqual([{}])
    expect(server.sent(api.sendCode)).toEqual([{ phone: NEW }])
    expect([entry(OLD_CODE).value, entry(NEW_CODE).value]).toEqual(['111111', '222222'])
  })

  test('a lost number is not asked for its code; the server decides whether this phone stands for it', async () => {
    server.on(accountApi.changeNumber, () => refuses(403, { code: 'notYetKnown', message: '这部手机还不够久。' }))
    await open()
    await press('原来的号码用不了了', 'switch')
    expect(screen.queryByRole('textbox', { name: startingWith(OLD_CODE) })).toBeNull()
    await fillIn()
    await change()
    expect(asked()).toEqual([{ phone: NEW, code: '222222', lost: true, take: false }])
    expect(screen.getByText('这部手机还不够久。')).toBeTruthy()
    expect(entry('新的手机号').value).toBe(NEW)
  })

  for (const says of [true, false])
    test(`a number with an account is asked about first; ${says ? 'yes takes it over' : 'no changes nothing'}`, async () => {
      phone.says = says
      server.on(accountApi.changeNumber, (body: { take?: boolean }) =>
        body.take ? { me: ME, account: ACCOUNT } : refuses(409, { code: 'numberTaken', message: toldWords('numberTaken') }),
      )
      await open()
      await write(OLD_CODE, '111111')
      await fillIn()
      await change()
      await settle()
      expect(phone.modals).toMatchObject([{ title: '这个号码已经有账号了' }])
      expect(asked().map(({ take }) => take)).toEqual(says ? [false, true] : [false])
      expect(useSession.getState().resident?.me.phone).toBe(says ? NEW : '13800000000')
    })

  test('a wrong code is said at the field it stands in, and what was typed stays', async () => {
    const message = toldWords('wrongCode')
    server.on(accountApi.changeNumber, () => refuses(422, { code: 'wrongCode', message, fields: { oldCode: 'wrongCode' } }))
    await open()
    await write(OLD_CODE, '111111')
    await fillIn()
    await change()
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([message])
    expect(entry(OLD_CODE).getAttribute('aria-label')).toBe(`${OLD_CODE}，${message}`)
    expect(entry('新的手机号').value).toBe(NEW)
  })

  test('an account without a number gets its first: no old one is asked for', async () => {
    server.on(accountApi.account, () => ({ ...ACCOUNT, phone: null }))
    await open()
    expect(screen.getByRole('heading', { name: '加上手机号' })).toBeTruthy()
    expect(screen.queryByRole('switch')).toBeNull()
    await fillIn()
    await change()
    expect(asked()).toEqual([{ phone: NEW, code: '222222', lost: false, take: false }])
  })
})
