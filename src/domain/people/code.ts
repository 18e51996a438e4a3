/**
 * Query codes (查询码): what an anonymous reporter (匿名) has in place of an account. Made on the phone from its own random bytes,
 * 19 characters of 5 bits each (95 bits) and one that checks them; read and written down in blocks of four.
 */

/** Crockford's alphabet: no I, L, O and U, so that nothing is mistaken for 1 and 0. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM = 19
const LENGTH = RANDOM + 1
/** How many random bytes a code is made of. */
export const CODE_BYTES = RANDOM

/** The code these random bytes make; five bits of each are used. */
export function codeFrom(bytes: Uint8Array): string {
  const values = Array.from(bytes.slice(0, RANDOM), (byte) => byte & 31)
  return [...values, checkOf(values)].map((value) => LETTERS[value]).join('')
}

/** A code as it was typed, or what is wrong with it: spaces, dashes and small letters do not matter, nor O for 0, I and L for 1. */
export function readCode(typed: string): { code: string } | { wrong: 'length' | 'typo' } {
  const code = typed
    .toUpperCase()
    .replace(/[\s\-_·.—－]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (code.length !== LENGTH) return { wrong: 'length' }
  return isCode(code) ? { code } : { wrong: 'typo' }
}

/** Whether this is a code as phones make them, letter for letter. */
export function isCode(code: string): boolean {
  const values = [...code].map((letter) => LETTERS.indexOf(letter))
  return values.length === LENGTH && !values.includes(-1) && checkOf(values.slice(0, RANDOM)) === values[RANDOM]
}

/** "7K2M 9QWE …": the blocks in which it is shown. */
export const blocksOf = (code: string): string[] => code.match(/.{1,4}/g) ?? []

/** A sum over GF(32) with another weight for each place: one wrong character, or two that changed places, always show. */
const checkOf = (values: readonly number[]): number => values.reduce((sum, value) => doubled(sum ^ value), 0)

const doubled = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0)
