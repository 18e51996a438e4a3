/** The code of a first start (首次启用口令): printed where the server was started, good for one sitting, kept as a hash. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** None that look alike. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 10
/** Wrong ones before another is printed. */
const TRIES = 5

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest()
const plain = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')

export class FirstCode {
  private hash: Buffer = Buffer.alloc(32)
  private left = 0
  /** The browser it was typed into; whoever types it next takes the place over. */
  private session: string | undefined

  constructor(private readonly print: (code: string) => void) {
    this.renew()
  }

  /** Of the browser that may go on now, or nothing. */
  open(typed: string): string | undefined {
    if (!timingSafeEqual(hashOf(plain(typed)), this.hash)) {
      if (--this.left <= 0) this.renew()
      return undefined
    }
    this.session = randomBytes(24).toString('hex')
    return this.session
  }

  isOpen = (session: string | undefined): boolean => this.session !== undefined && session === this.session

  private renew() {
    const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    this.hash = hashOf(code)
    this.left = TRIES
    this.print(`${code.slice(0, 5)}-${code.slice(5)}`)
  }
}
