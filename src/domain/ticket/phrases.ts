/**
 * Blanks in a phrase (留空): what a worker fills in before it goes out. The marks are rare on purpose: nobody writes them by hand, and
 * what still holds one is refused, on the phone and by the server.
 */
import type { Field, Given } from './given'

export const BLANKS = {
  day: '〔填哪天〕',
  what: '〔填做了什么〕',
  who: '〔填哪个单位〕',
  why: '〔填为什么〕',
  rule: '〔填哪条规定〕',
  phone: '〔填电话〕',
} as const

const MARKS: readonly string[] = Object.values(BLANKS)

/** The fields in which a blank was left. */
export const unfilledIn = (given: Given): Field[] =>
  (Object.entries(given) as [Field, unknown][]).flatMap(([field, value]) =>
    typeof value === 'string' && MARKS.some((mark) => value.includes(mark)) ? [field] : [],
  )
