/** 统一社会信用代码 (GB 32100-2015): 18 letters, the last made of the others. */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18

/** As people type it: spaces, dashes and small letters go. */
export const readCreditCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

export function isCreditCode(typed: string): boolean {
  const values = [...readCreditCode(typed)].map((letter) => LETTERS.indexOf(letter))
  if (values.length !== LENGTH || values.includes(-1)) return false
  // each place weighs three times the one before it, modulo 31
  let weight = 1
  let sum = 0
  for (const value of values.slice(0, -1)) {
    sum += value * weight
    weight = (weight * 3) % LETTERS.length
  }
  return values[LENGTH - 1] === (LETTERS.length - (sum % LETTERS.length)) % LETTERS.length
}
