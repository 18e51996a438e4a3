/** Staff passwords: scrypt with a salt each, its parameters stored beside it so that they can be raised later. */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

/** 32 MB and about a tenth of a second per try. */
const COST = { N: 2 ** 15, r: 8, p: 1 }
const LENGTH = 32

/** Stored for an account that nobody can open with a password. */
export const NO_PASSWORD = 'none'

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
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

/** At least 8 characters with letters and digits, and not the old one again (等保: complexity). */
export const isStrong = (password: string, old: string): boolean =>
  password.length >= 8 && /[A-Za-z]/.test(password) && /\d/.test(password) && password !== old

const derive = (password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r }
    scrypt(password, salt, LENGTH, options, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
