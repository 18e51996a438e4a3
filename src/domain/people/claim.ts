/** 登记码: what a caller is told, and by which they make the matter theirs. */
import * as v from 'valibot'
import { readDigits, TYPED_MAX } from './phone'

export const CLAIM_LENGTH = 6
const CODE = /^\d{6}$/

export const isClaimCode = (typed: string): boolean => CODE.test(readDigits(typed))

export const CLAIM_CODE = v.pipe(v.string('code'), v.maxLength(TYPED_MAX, 'code'), v.transform(readDigits), v.regex(CODE, 'code'))

/** A number as it is read aloud: 138 0013 8000. */
export const spokenPhone = (phone: string): string =>
  phone.replace(/^(\d{3})(\d{1,4})?(\d{1,4})?$/, (_, ...parts: (string | undefined)[]) => parts.slice(0, 3).filter(Boolean).join(' '))
