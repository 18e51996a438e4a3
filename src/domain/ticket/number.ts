/**
 * Public numbers (编号): the Beijing day and six random letters, 20261123-7K2M9Q, some thousand million a day. Those of before had four, and
 * are good for ever.
 */
import * as v from 'valibot'

/** None that is mistaken for another. */
export const NUMBER_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const NUMBER_LENGTH = 6
/** What stands behind the day, in the ways of a regular expression: of today, and of before. */
export const NUMBER_CODE = '[2-9A-HJ-NP-Z]{4}(?:[2-9A-HJ-NP-Z]{2})?'

const NUMBER = new RegExp(`^\\d{8}-${NUMBER_CODE}$`)

/** The number of this day that these random bytes make; five bits of each are used. */
export const numberOf = (day: string, bytes: Uint8Array): string =>
  `${day}-${Array.from(bytes.slice(0, NUMBER_LENGTH), (byte) => NUMBER_LETTERS[byte & 31]).join('')}`

/** A number as it was typed, read out or pasted; nothing when it is none. Width, case, blanks and dashes do not matter. */
export function readNumber(typed: string): string | undefined {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_·.,:#—–−‐编号]/g, '')
  const number = `${bare.slice(0, 8)}-${bare.slice(8)}`
  return NUMBER.test(number) ? number : undefined
}

/** A number in a request, however it was typed. */
export const TicketNumber = v.pipe(
  v.string('invalid'),
  v.maxLength(40, 'tooLong'),
  v.transform((typed) => readNumber(typed) ?? ''),
  v.minLength(1, 'invalid'),
)
