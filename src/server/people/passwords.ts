/** Staff passwords: scrypt with a salt each, its parameters stored beside it so that they can be raised later. */
import { randomBytes, randomInt, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { WORTH_MIN, worthOf } from './guessable'

/** 32 MB and about a tenth of a second per try. */
const COST = { N: 2 ** 15, r: 8, p: 1 }
const LENGTH = 32

/** Stored for an account that nobody can open with a password. */
export const NO_PASSWORD = 'none'

export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const DIGITS = '23456789'
/** For one of 58 random bits, of which many are made at once: nobody guesses it, however quick a try is. */
const COST_OF_RANDOM = { ...COST, N: 2 ** 10 }

/** Read aloud and typed without mistakes: twelve letters and digits, none that look alike. `many`: one of hundreds. */
export async function temporaryPassword(many = false): Promise<{ password: string; hash: string }> {
  const one = (from: string) => from[randomInt(from.length)]
  const password = [one(LETTERS), one(DIGITS), ...Array.from({ length: 10 }, () => one(LETTERS + DIGITS))].join('')
  return { password, hash: await hashPassword(password, many ? COST_OF_RANDOM : COST) }
}

/** Is this the password? Without a stored one (unknown account) it takes the same work and says no. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [kind, N, r, p, salt, hash] = (stored ?? NO_PASSWORD).split('$')
  if (kind !== 'scrypt') {
    await derive(password, randomBytes(16), COST)
    return false
  }
  const wanted = Buffer.from(hash!, 'base64url')
  return timingSafeEqual(await derive(password, Buffer.from(salt!, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) }), wanted)
}

type PasswordProblem = 'passwordShort' | 'passwordSimple' | 'passwordSame' | 'passwordOwn' | 'passwordWeak'
type Holder = { account: string; name?: string | null; old?: string }

/**
 * Why this cannot be somebody's password, or undefined: 8 characters with letters and digits (等保: complexity), not the old one over again, nothing of
 * their own account or name, nothing that is guessed quickly.
 */
export function passwordProblem(password: string, { account, name, old = '' }: Holder): PasswordProblem | undefined {
  if ([...password].length < 8) return 'passwordShort'
  if (!/[A-Za-z]/.test(password) || !/\d/.test(password)) return 'passwordSimple'
  if (isAlike(password, old)) return 'passwordSame'
  if ([account, name ?? ''].some((own) => holds(password, own))) return 'passwordOwn'
  return worthOf(password) < WORTH_MIN ? 'passwordWeak' : undefined
}

/** The same letters but for the digits and marks around them: one counted up is the old one. */
const isAlike = (password: string, old: string): boolean => {
  const [now, before] = [core(password), core(old)]
  return password === old || (now.length >= 4 && now === before)
}
const core = (password: string): string => password.toLowerCase().replace(/^[^a-z]+|[^a-z]+$/g, '')

/** Does it hold this name, as it is or backwards? Letters alone count, for digits and marks are put between. */
function holds(password: string, own: string): boolean {
  const [inside, word] = [password, own].map((text) => text.toLowerCase().replace(/[^a-z0-9\u4e00-\u9fff]/g, ''))
  if (word!.length < 3 && !/[\u4e00-\u9fff]{2}/.test(word!)) return false
  return inside!.includes(word!) || inside!.includes([...word!].reverse().join('')) || word!.includes(inside!)
}

const derive = (password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r }
    scrypt(password, salt, LENGTH, options, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
