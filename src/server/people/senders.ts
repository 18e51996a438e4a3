/** Text messages (短信): how they leave the server. */
import type { FastifyBaseLogger } from 'fastify'
import { Refused } from '../refused'

/** Who brings a code to a phone, or a sentence that tells of a ticket (短信通知). */
export type CodeSender = { send(phone: string, code: string): Promise<void>; tell(phone: string, text: string): Promise<void> }

const TIMEOUT_MS = 5_000

/** Demo mode: nothing is sent, the reply carries the code. Neither number nor code is logged. */
export const logSender = (log: Pick<FastifyBaseLogger, 'info'>): CodeSender => ({
  send: async () => log.info('code sent'),
  tell: async () => log.info('text sent'),
})

/** A provider (短信网关) that takes POST {phone, code} or {phone, text} with a bearer token; any 2xx means sent. */
export function httpSender({ url, token, fetch: fetchIt = fetch }: { url: string; token?: string; fetch?: typeof fetch }): CodeSender {
  const post = async (body: { phone: string; code: string } | { phone: string; text: string }) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const request = { method: 'POST', headers, body: JSON.stringify(body), redirect: 'error' as const }
    const response = await fetchIt(url, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null)
    if (!response?.ok) throw new Refused(502, 'smsFailed')
  }
  return { send: (phone, code) => post({ phone, code }), tell: (phone, text) => post({ phone, text }) }
}
