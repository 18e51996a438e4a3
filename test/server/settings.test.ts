import { readSettings } from '../../src/server/settings'

const REAL = { SECRET_FILE: '/etc/secret', SMS_URL: 'https://sms.example' }

test('every wrong setting is named, with what it should be', () => {
  expect(() => readSettings({ ...REAL, PORT: 'http', DATABASE_URL: 'mysql://x', DISTRICT: '15' })).toThrow(
    /PORT 要写端口号[\s\S]*DATABASE_URL 要以 postgresql[\s\S]*DISTRICT 要写六位/,
  )
})

test.each([
  ['a secret file', { SMS_URL: REAL.SMS_URL }, /SECRET_FILE 没有写/],
  ['a sender of one-time codes', { SECRET_FILE: REAL.SECRET_FILE }, /SMS_URL 没有写/],
  ['both WeChat settings or none', { ...REAL, WECHAT_APPID: 'wx1' }, /要么都写，要么都不写/],
  ['an address where WeChat fetches photos', { ...REAL, WECHAT_PUSH_TOKEN: 'abc' }, /PUBLIC_URL 没有写/],
  ['a push token WeChat takes', { ...REAL, WECHAT_PUSH_TOKEN: '中' }, /WECHAT_PUSH_TOKEN 要写 3 到 32 位/],
])('outside demo mode it needs %s', (_, environment, message) => {
  expect(() => readSettings(environment)).toThrow(message)
})

test.each([
  ['no', false],
  ['yes', true],
  ['127.0.0.1, 10.0.0.0/8', '127.0.0.1, 10.0.0.0/8'],
])('TRUST_PROXY=%s', (word, trust) => {
  expect(readSettings({ ...REAL, TRUST_PROXY: word }).TRUST_PROXY).toBe(trust)
})

test('TRUST_PROXY=1 believes the nearest proxy alone; anything else is refused', () => {
  const trust = readSettings({ ...REAL, TRUST_PROXY: '1' }).TRUST_PROXY as (address: string, hop: number) => boolean
  expect([trust('10.0.0.1', 0), trust('10.0.0.1', 1)]).toEqual([true, false])
  expect(() => readSettings({ ...REAL, TRUST_PROXY: 'true' })).toThrow(/TRUST_PROXY 只能写 yes、no/)
})

test('the public address is kept without a stroke at its end', () => {
  expect(readSettings({ ...REAL, PUBLIC_URL: 'https://chuishao.example/' }).PUBLIC_URL).toBe('https://chuishao.example')
})

test.each(['http://sms.example/send', 'http://10.0.0.5:9100/send', 'http://127.0.0.1.example/send', 'ftp://127.0.0.1/send'])(
  'codes are not handed to %s: https, or this very machine',
  (address) => expect(() => readSettings({ ...REAL, SMS_URL: address })).toThrow(/SMS_URL 要以 https/),
)
test.each(['https://sms.example/send', 'http://127.0.0.1:9100/send', 'http://localhost/send', 'http://[::1]:9100/send'])(
  'codes may be handed to %s',
  (address) => expect(readSettings({ ...REAL, SMS_URL: address }).SMS_URL).toBe(address),
)
