import { hashPassword, isPassword, NO_PASSWORD, passwordProblem } from '../../../src/server/people/passwords'

test('a password opens its own hash and no other word does', async () => {
  const stored = await hashPassword('chuishao2026')
  expect(await isPassword('chuishao2026', stored)).toBe(true)
  expect(await isPassword('chuishao2027', stored)).toBe(false)
  expect(await isPassword('', stored)).toBe(false)
})

test('the same password is never stored twice alike, and its cost is written beside it', async () => {
  const [one, other] = await Promise.all([hashPassword('chuishao2026'), hashPassword('chuishao2026')])
  expect(one).not.toBe(other)
  expect(one).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
})

test('a password stored with an older, lower cost still opens', async () => {
  const { scryptSync } = await import('node:crypto')
  const salt = Buffer.alloc(16, 1)
  const hash = scryptSync('chuishao2026', salt, 32, { N: 1024, r: 8, p: 1 })
  expect(await isPassword('chuishao2026', `scrypt$1024$8$1$${salt.toString('base64url')}$${hash.toString('base64url')}`)).toBe(true)
})

test('an account without a password opens to none, and takes as long to say so', async () => {
  const time = async (stored: string | undefined) => {
    const before = performance.now()
    expect(await isPassword('none', stored)).toBe(false)
    return performance.now() - before
  }
  const stored = await hashPassword('chuishao2026')
  await time(stored)
  const [known, unknown, closed] = [await time(stored), await time(undefined), await time(NO_PASSWORD)]
  expect(unknown).toBeGreaterThan(known / 3)
  expect(closed).toBeGreaterThan(known / 3)
})

const HOLDER = { account: 'zhoumin', name: '周敏', old: 'lantern-Boat-42' }

// prettier-ignore
const WORDS: [password: string, problem: string | undefined, why: string][] = [
  ['x7Kp2mQ9v',          undefined,        'nothing one could guess'],
  ['Lamp-7-river-Kite',  undefined,        'several words of one’s own'],
  ['xue hua 3 piao qi 9', undefined,       'a line of pinyin, long enough'],
  ['abc1234',            'passwordShort',  'seven are too few'],
  ['abcdefgh',           'passwordSimple', 'digits are missing'],
  ['12345678',           'passwordSimple', 'letters are missing'],
  ['lantern-Boat-42',    'passwordSame',   'the old one again'],
  ['lantern-Boat-43',    'passwordSame',   'the old one counted up'],
  ['zhoumin-7Kp2mQ',     'passwordOwn',    'the account in it'],
  ['ZhouMin2026x',       'passwordOwn',    'the account, in capitals'],
  ['z.h.o.u.m.i.n.77',   'passwordOwn',    'the account with dots between'],
  ['nimuohz-7Kp2mQ',     'passwordOwn',    'the account backwards'],
  ['周敏abc77Kp2',        'passwordOwn',    'the name in it'],
  ['abc12345',           'passwordWeak',   'two runs'],
  ['password1',          'passwordWeak',   'the commonest of all'],
  ['P@ssw0rd2026',       'passwordWeak',   'the same in disguise'],
  ['1qaz2wsx3edc',       'passwordWeak',   'columns of keys'],
  ['qwertyuiop123456',   'passwordWeak',   'rows of keys, however long'],
  ['aaaa1111',           'passwordWeak',   'repetitions'],
  ['a1b2c3d4',           'passwordWeak',   'runs through each other'],
  ['woaini1314520',      'passwordWeak',   'love in digits and pinyin'],
  ['zhanglei1990',       'passwordWeak',   'a name and a year of birth'],
  ['lijun19900307',      'passwordWeak',   'a name and a birthday'],
  ['wang13812345206',    'passwordWeak',   'a name and a phone number'],
  ['chuishao2026',       'passwordWeak',   'what the demo uses'],
  ['shequ123456',        'passwordWeak',   'the office'],
  ['Admin@123',          'passwordWeak',   'what every machine is delivered with'],
]
for (const [password, problem, why] of WORDS)
  test(`${password} is ${problem ? 'refused' : 'taken'}: ${why}`, () => expect(passwordProblem(password, HOLDER)).toBe(problem))
