import { hashPassword, isPassword, isStrong, NO_PASSWORD } from '../../../src/server/people/passwords'

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

// prettier-ignore
const WORDS: [password: string, strong: boolean, why: string][] = [
  ['abc12345',  true,  'letters and digits, eight of them'],
  ['abc1234',   false, 'seven are too few'],
  ['abcdefgh',  false, 'digits are missing'],
  ['12345678',  false, 'letters are missing'],
  ['old12345',  false, 'the old one again'],
]
for (const [password, strong, why] of WORDS)
  test(`${password} is ${strong ? 'strong enough' : 'too weak'}: ${why}`, () => expect(isStrong(password, 'old12345')).toBe(strong))
