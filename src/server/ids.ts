/** Ids that others than their owner come to see. */
import { randomBytes } from 'node:crypto'
import { UUID } from 'uuidv7'
import { dayOf, startOf } from '../domain/calendar/workdays'

/** The id of what a request makes: the same request makes the same. */
export const idOfRequest = (requestId: string): string => requestId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/**
 * An id made on the day of `now` (ms): UUID version 7 (RFC 9562) whose instant is the beginning of that day in Beijing, everything else chance.
 * Rows of a day stay together in an index, and whoever is shown one on the board or joins it does not learn the minute of filing.
 */
export function idOfDay(now: number): string {
  const chance = randomBytes(10)
  return UUID.fromFieldsV7(
    startOf(dayOf(now)),
    chance.readUInt16BE(0) & 0xfff,
    chance.readUInt32BE(2) & 0x3fffffff,
    chance.readUInt32BE(6),
  ).toString()
}
