/** Numbers as people type and paste them: phones and one-time codes. The phone shows and the server checks the same reading. */
import * as v from 'valibot'

/** Longer than any way to write a number, so that nothing pasted is cut. */
export const TYPED_MAX = 60

/** Spaces (also those nobody sees), dashes, dots, brackets and marks between digits. */
const BETWEEN = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\-‐-―−_~.·•・。,，、:：;；/\\|()[\]{}（）【】「」《》<>'"]/g
const PREFIX = /^(?:\+|00)?86(?=1\d{10}$)|^0(?=1\d{10}$)/
const LABEL = /^(?:tel|手机号?码?|电话|验证码)/i

/** The digits of what was typed, whatever stands between them; other letters stay and make it wrong. */
export const readDigits = (typed: string): string => typed.normalize('NFKC').replace(BETWEEN, '').replace(LABEL, '')

/** A mobile number as 11 digits: without spaces, dashes, +86 or 0086, full-width digits as plain ones. */
export const readPhone = (typed: string): string => readDigits(typed).replace(PREFIX, '')

const MOBILE = /^1[3-9]\d{9}$/
const ONE_TIME = /^\d{6}$/
export const isPhone = (typed: string): boolean => MOBILE.test(readPhone(typed))
export const isOneTimeCode = (typed: string): boolean => ONE_TIME.test(readDigits(typed))

const typed = (wrong: string) => v.pipe(v.string(wrong), v.maxLength(TYPED_MAX, wrong))
export const PHONE = v.pipe(typed('phone'), v.transform(readPhone), v.regex(MOBILE, 'phone'))
export const ONE_TIME_CODE = v.pipe(typed('code'), v.transform(readDigits), v.regex(ONE_TIME, 'code'))
