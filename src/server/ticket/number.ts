/** A number no other ticket has: tried by writing it down, for looking first would let two at once take the same. */
import { randomBytes } from 'node:crypto'
import { numberOf } from '../../domain/ticket/number'
import { inBeijing } from '../beijing'

/** One in a thousand million is taken: nobody meets eight of them in a row, unless something is broken. */
const TRIES = 8

/** Runs `insert` with one number after another until it says that it wrote one. */
export async function withFreeNumber(now: number, insert: (number: string) => Promise<boolean>, bytes = randomBytes): Promise<string> {
  const day = inBeijing(now, 'YYYYMMDD')
  for (let tries = 0; tries < TRIES; tries++) {
    const number = numberOf(day, bytes(8))
    if (await insert(number)) return number
  }
  throw new Error(`no free number on ${day} after ${TRIES} tries`)
}
