/**
 * What may come in (收进来的值): one bounded type for each kind of value in the contract. No body, query or address of it has a bare string,
 * number or list; a house test walks them all. What is refused is refused by a code, never by a validator's words.
 */
import * as v from 'valibot'
import { visible } from './text/visible'

/** What no database keeps: NUL, and half a letter (a surrogate without its other half). */
const UNKEPT = /[\0\uD800-\uDFFF]/u

/** Whether all that is written in a value can be kept, names of fields included. */
export function isKept(value: unknown): boolean {
  if (typeof value === 'string') return !UNKEPT.test(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, one]) => !UNKEPT.test(key) && isKept(one))
}

/** A name, a code, a key: of at most `max` letters, never cut. */
export const word = (max: number) => v.pipe(v.string('invalid'), v.maxLength(max, 'tooLong'))

/** Text of at most `max` characters as people count them (code points), without what cannot be seen, trimmed. */
export const text = (max: number) =>
  v.pipe(
    v.string('invalid'),
    v.transform(visible),
    v.trim(),
    v.check((words) => [...words].length <= max, 'tooLong'),
  )

/** How many characters too many (多了几个字): counted as `text` counts them. */
export const lettersOver = (words: string, max: number): number => Math.max(0, [...visible(words).trim()].length - max)

export const UUID = v.pipe(v.string('invalid'), v.uuid('invalid'))
/** The id of a unit. */
export const UNIT_ID = word(40)

/** What a column of whole numbers holds. */
const MOST = 2_147_483_647
/** A whole number from `min` on. */
export const whole = (min: number, max = MOST) =>
  v.pipe(v.number('invalid'), v.integer('invalid'), v.minValue(min, 'invalid'), v.maxValue(max, 'invalid'))
export const real = (min: number, max: number) => v.pipe(v.number('invalid'), v.minValue(min, 'invalid'), v.maxValue(max, 'invalid'))

/** The last instant that is written with four digits of a year. */
const LAST = 253_402_300_799_999
/** An instant, UTC ms. */
export const INSTANT = whole(0, LAST)

/** A day there is: 2026-11-31 is none. */
export const DATE = v.pipe(v.string('invalid'), v.regex(/^2[01]\d{2}-\d{2}-\d{2}$/, 'invalid'), v.check(isDay, 'invalid'))

function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** Where a page of a list goes on: what it is sorted by, and which one. */
const cursor = (pattern: string) =>
  v.optional(
    v.pipe(
      v.string('after'),
      v.regex(new RegExp(`^${pattern}$`), 'after'),
      v.check((after) => Number(/\d{2,15}(?=_)/.exec(after)?.[0] ?? 0) <= LAST, 'after'),
    ),
  )
export const Cursor = cursor(`\\d{1,15}_${ID}`)
/** A desk's: what presses goes before time, so the rank leads. */
export const DeskCursor = cursor(`\\d_\\d{1,15}_${ID}`)
/** A list of codes to scan. */
export const SceneCursor = cursor('\\d{1,15}_[0-9A-Z]{8}')

/** At most `max` of them. */
export const list = <const S extends v.GenericSchema>(of: S, max: number, tooMany = 'invalid') =>
  v.pipe(v.array(of, 'invalid'), v.maxLength(max, tooMany))
