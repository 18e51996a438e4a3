/**
 * The second factor of staff (两步验证): six digits of an authenticator app (TOTP), or one of the recovery codes (恢复码) on paper.
 * Who needs it, and how what was typed is read; the secret itself is the server's.
 */
import { holdsOne, type Duty, type Post } from './actors'
import { readDigits } from './phone'

/** Duties that open nothing without it: the three administrators (三员). */
const GUARDED: readonly Duty[] = ['system', 'security', 'audit']

/** What has to be done before anything else. */
export const FACTOR_DUE = ['enrol', 'prove'] as const
export type FactorDue = (typeof FACTOR_DUE)[number]

/** What is known of somebody's second factor. `excused`: the demo, where only those who set one up are asked. */
export type Factor = { enrolled: boolean; proved: boolean; excused: boolean }

/** What a session owes before it opens anything. */
export function factorDue(posts: readonly Post[], { enrolled, proved, excused }: Factor): FactorDue | null {
  if (proved || !holdsOne(posts, GUARDED)) return null
  return owed({ enrolled, excused })
}

/** What a session owes before it gives away a phone number or a file of many. */
export const revealDue = ({ enrolled, proved, excused }: Factor): FactorDue | null => (proved ? null : owed({ enrolled, excused }))

const owed = ({ enrolled, excused }: Pick<Factor, 'enrolled' | 'excused'>): FactorDue | null =>
  enrolled ? 'prove' : excused ? null : 'enrol'

export const RECOVERY_CODES = 10
/** No 0, O, 1, I, L: nothing on paper is mistaken for another. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 10

/** A recovery code of these random bytes: about 49 bits. */
export const recoveryCodeFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.slice(0, LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('')

/** "K2M9Q-WE4TR": as it is printed. */
export const recoveryBlocks = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

/** What was typed: six digits, a recovery code, or nothing of the kind. Spaces, dashes, small letters and full width do not matter. */
export function readProof(typed: string): { digits: string } | { recovery: string } | undefined {
  const plain = readDigits(typed).toUpperCase()
  if (/^\d{6}$/.test(plain)) return { digits: plain }
  const isRecovery = plain.length === LENGTH && [...plain].every((letter) => LETTERS.includes(letter))
  return isRecovery ? { recovery: plain } : undefined
}
