import { act, screen } from '@testing-library/react'
import SigninPage from '../../src/app/worker/signin'
import { keepMe, useSession } from '../../src/app/remote/session'
import type { Me } from '../../src/domain/api'
import { factorApi, type FactorView } from '../../src/domain/api-factor'
import { entry, newPhone, openPage, press, refuses, settle, signIn, startingWith, write, type FakeServer } from '../helpers/app'
import { phone } from '../helpers/taro'

const SECRET = 'JBSWY3DPEHPK3PXP'
const BEGUN = { secret: SECRET, address: `otpauth://totp/x?secret=${SECRET}`, path: 'M0 0h1v1z', size: 21 }
const CODES = ['K2M9Q-WE4TR', 'P7XHC-3NVDA']
const DIGITS = '验证器上的 6 位数字'
const PROOF = '验证器上的数字'
const AGAIN = '现在验证器上的数字，或一个恢复码'

let server: FakeServer
let me: Me
beforeEach(() => {
  server = newPhone()
  signIn('staff')
  me = useSession.getState().staff!.me
})

const owes = (factor: Me['factor']) => act(() => keepMe({ ...me, factor }))
async function open(view: Partial<FactorView>, params: Record<string, string> = {}) {
  server.on(factorApi.factor, () => ({ enrolled: false, codesLeft: 0, proved: false, ...view }))
  await openPage(<SigninPage />, { route: 'worker/signin/index', ...params })
  await settle()
}
const stillOwed = () => useSession.getState().staff?.me.factor
const codesShown = () => screen.getAllByRole('listitem').map((one) => one.textContent)

describe('whoever has to set up the second factor', () => {
  beforeEach(async () => {
    server.on(factorApi.startFactor, () => BEGUN).on(factorApi.enrolFactor, () => ({ me, codes: CODES }))
    owes('enrol')
    await open({})
  })

  test('is told so, and gets it to scan, to copy and to type', async () => {
    expect(screen.getByText(/^您的岗位要先设好两步验证/)).toBeTruthy()
    expect(screen.getByRole('img', { name: '给验证器扫的二维码' })).toBeTruthy()
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy()
    await press('复制密钥')
    expect(phone.copied).toBe(SECRET)
    expect(phone.went).toEqual([])
  })

  test('goes on only after the recovery codes were seen', async () => {
    await write(DIGITS, '123 456')
    await press('设好')
    expect(server.sent(factorApi.enrolFactor)).toEqual([{ code: '123 456' }])
    expect(codesShown()).toEqual(CODES)
    expect([stillOwed(), phone.went]).toEqual(['enrol', []])
    await press('复制')
    expect(phone.copied).toBe(CODES.join('\n'))
    await press('我抄好了')
    expect(stillOwed()).toBeUndefined()
    expect(phone.went).toEqual(['/worker/inbox/index'])
  })

  test('who types what is no code is told at the field, and nothing is sent', async () => {
    await write(DIGITS, '12345')
    await press('设好')
    expect(screen.getByRole('alert').textContent).toBe('是 6 位数字，或 10 位恢复码。')
    expect(server.sent(factorApi.enrolFactor)).toEqual([])
  })
})

describe('whoever has to prove it', () => {
  beforeEach(async () => {
    owes('prove')
    await open({ enrolled: true, codesLeft: 8 })
  })

  for (const code of ['123456', 'k2m9q-we4tr'])
    test(`goes on with ${code}`, async () => {
      server.on(factorApi.proveFactor, () => me)
      await write(PROOF, code)
      await press('验证')
      expect(server.sent(factorApi.proveFactor)).toEqual([{ code }])
      expect(stillOwed()).toBeUndefined()
      expect(phone.went).toEqual(['/worker/inbox/index'])
    })

  test('stays with a wrong one, and reads why', async () => {
    server.on(factorApi.proveFactor, () => refuses(422, { code: 'wrongCode', message: '不对，请看验证器上现在的数字。' }))
    await write(PROOF, '000000')
    await press('验证')
    expect(screen.getByRole('alert').textContent).toBe('不对，请看验证器上现在的数字。')
    expect(entry(PROOF).value).toBe('000000')
    expect([stillOwed(), phone.went]).toEqual(['prove', []])
  })
})

describe('whoever looks after it', () => {
  const look = () => open({ enrolled: true, proved: true, codesLeft: 2 }, { factor: '1' })

  test('reads how many recovery codes are left, and goes back where they came from', async () => {
    await look()
    expect(screen.getByText(/恢复码还有/).textContent).toContain('2')
    // the page's own arrow is called the same, and says it to the ear only
    await act(async () => screen.getByText('返回').click())
    expect(phone.went).toEqual(['back'])
  })

  test('gets other recovery codes only for a proof', async () => {
    server.on(factorApi.renewCodes, () => ({ me, codes: CODES }))
    await look()
    await press('换一批恢复码')
    await press('换恢复码')
    expect(server.sent(factorApi.renewCodes)).toEqual([])
    await write(AGAIN, '123456')
    await press('换恢复码')
    expect(server.sent(factorApi.renewCodes)).toEqual([{ code: '123456' }])
    expect(codesShown()).toEqual(CODES)
  })

  test('sets up another authenticator with a proof of the one before', async () => {
    server.on(factorApi.startFactor, () => BEGUN)
    await look()
    await press('换一个验证器')
    await write(AGAIN, '123456')
    await press('换验证器')
    expect(server.sent(factorApi.startFactor)).toEqual([{ code: '123456' }])
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy()
    expect(screen.queryByText(/^您的岗位要先/)).toBeNull()
  })
})

test('without a network it says so, and can be tried again', async () => {
  owes('prove')
  server.down = true
  await open({ enrolled: true })
  server.down = false
  await press('再试一次')
  expect(screen.getByRole('textbox', { name: startingWith(PROOF) })).toBeTruthy()
})
