/** Structured logs: of an error its kind, words and place, never what hangs on it (a database client, a row's values). */
import pino, { type DestinationStream } from 'pino'

export const openLog = (level: string, to: DestinationStream = standardOut()) => pino({ level, serializers: { err: plainly } }, to)

/** A log that cannot be written (the disk is full, its reader is gone) is no reason to stop serving. */
function standardOut() {
  const to = pino.destination(1)
  to.on('error', () => undefined)
  return to
}

const plainly = (error: Error & { code?: unknown }) => ({ type: error.name, message: error.message, code: error.code, stack: error.stack })
