/** Structured logs: of an error its kind, words and place, never what hangs on it (a database client, a row's values). */
import pino, { type DestinationStream } from 'pino'

export const openLog = (level: string, to?: DestinationStream) => pino({ level, serializers: { err: plainly } }, to)

const plainly = (error: Error & { code?: unknown }) => ({ type: error.name, message: error.message, code: error.code, stack: error.stack })
