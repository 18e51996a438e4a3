import { superviseApi, type Resend } from '../../../domain/api-supervise'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'

const ONE = 'all'
const letters = remote(() => call(superviseApi.deadLetters, { query: { after: undefined } }))

export const useLetters = () => letters.use(ONE)
export const loadLetters = () => letters.load(ONE, true)

export async function moreLetters() {
  const page = letters.peek(ONE)
  if (!page?.next) return
  const more = await call(superviseApi.deadLetters, { query: { after: page.next } })
  letters.put(ONE, { ...more, rows: [...page.rows, ...more.rows] })
}

/** How many went back into the line. */
export async function resend(which: Resend): Promise<number> {
  const { resent } = await call(superviseApi.resend, { body: which })
  await loadLetters()
  return resent
}
