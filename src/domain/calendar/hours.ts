/**
 * Working hours (作息): spells of a day, "08:30" to "12:00". 24:00 is midnight at its end; a last spell that ends before it begins is a
 * night shift and ends the next morning; from 00:00 to 24:00 somebody is there round the clock, and no day is a day off.
 */
import * as v from 'valibot'
import { list } from '../bounds'

const DAY = 86_400_000
const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/
const Time = v.pipe(v.string('invalid'), v.regex(TIME, 'invalid'))
/** More spells than anybody's day has are a mistake. */
export const MOST_SPELLS = 6

/** ms after midnight, where a day's work begins and ends; a night shift ends after 24 h. */
export type Spell = readonly [open: number, close: number]
export type HourPair = readonly [string, string]

export const Hours = v.pipe(
  list(v.tuple([Time, Time]), MOST_SPELLS),
  v.minLength(1, 'invalid'),
  v.check((hours) => areInOrder(spellsOf(hours)), 'hours: spells in order, none empty'),
)
export type Hours = v.InferOutput<typeof Hours>

export const spellsOf = (hours: readonly HourPair[]): Spell[] =>
  hours.map(([open, close], index) => {
    const [from, to] = [msOf(open), msOf(close)]
    return [from, to < from && index === hours.length - 1 ? to + DAY : to]
  })

/** Somebody is there at every hour. */
export const isRoundTheClock = ([[open, close] = [0, 0]]: readonly Spell[]): boolean => close - open === DAY

/** A last spell that ends the next morning. */
export const isNightShift = (spells: readonly Spell[]): boolean => spells[spells.length - 1]![1] > DAY

/** Each begins after the one before has ended, and the last ends before the first of the next day begins. */
function areInOrder(spells: readonly Spell[]): boolean {
  const ends = spells.flat()
  return ends.every((time, index) => index === 0 || ends[index - 1]! < time) && ends[0]! < DAY && ends[ends.length - 1]! - DAY <= ends[0]!
}

const msOf = (time: string): number => Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000
