/**
 * Faults that pass: the database is starting, full, hung, gone or out of connections, or the disk is full. Whoever asked is told to come
 * again (503 `busy`); a fault of ours stays one (500).
 */

/** What PostgreSQL calls them: by class, the first two letters, and one by one. */
const CLASSES = ['08', '53']
const CODES = [
  '57P01', // it is being shut down
  '57P02', // it crashed
  '57P03', // it is starting
  '57P04',
  '57P05',
  '57014', // a statement took too long
  '55P03', // a lock was not to be had in time
  '25P03', // a transaction stood still
  '25P04',
  '25006', // a standby, which takes no writing
  '58000',
  '58030', // the disk does not answer
  '40001', // gave way to others, twice
  '40003',
  '40P01',
]
/** Of the machine: no connection, no room, too many files open, a disk that takes no writing. */
const OF_THE_MACHINE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
].concat(['ENOTFOUND', 'EAGAIN', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM'])
/** What the driver says without a code. */
const SAID =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after|Connection ended|the database said nothing)/

type Coded = { code?: unknown; syscall?: unknown; message?: unknown; errors?: unknown; cause?: unknown }

/** Whether asking again in a moment may help. */
export function isBusy(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, syscall, message, errors, cause } = error as Coded
  const word = typeof code === 'string' ? code : ''
  return (
    CODES.includes(word) ||
    (/^[0-9A-Z]{5}$/.test(word) && CLASSES.includes(word.slice(0, 2))) ||
    OF_THE_MACHINE.includes(word) ||
    // the socket of a PostgreSQL that is not there
    (word === 'ENOENT' && syscall === 'connect') ||
    SAID.test(String(message)) ||
    (Array.isArray(errors) && errors.some(isBusy)) ||
    (cause !== undefined && isBusy(cause))
  )
}

/** One of several that wait for each other was chosen to give way; nothing of it was done. */
export const gaveWay = (error: unknown): boolean => ['40P01', '40001'].includes(String((error as Coded | null)?.code))
