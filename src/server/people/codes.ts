/**
 * One-time codes by text message: 6 digits, good for 5 minutes, 5 tries and one use. Every number is answered alike, so
 * nobody learns which ones are known here.
 */
import { randomInt, timingSafeEqual } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import { instant } from '../database/open'
import type { Deps } from '../deps'
import { count } from '../plugins/allowance'
import { Refused } from '../refused'

/** Who brings a code to a phone. */
export type CodeSender = { send(phone: string, code: string): Promise<void> }

const MINUTE = 60_000
const VALID_MS = 5 * MINUTE
const TRIES = 5
const SENDS = { max: 5, windowMs: 15 * MINUTE }
const TIMEOUT_MS = 5_000

/** Demo mode: nothing is sent, the reply carries the code. Neither number nor code is logged. */
export const logSender = (log: Pick<FastifyBaseLogger, 'info'>): CodeSender => ({
  send: async () => log.info('code sent'),
})

/** A provider (短信网关) that takes POST {phone, code} with a bearer token; any 2xx means sent. */
export const httpSender = ({ url, token, fetch: fetchIt = fetch }: { url: string; token?: string; fetch?: typeof fetch }): CodeSender => ({
  async send(phone, code) {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const request = { method: 'POST', headers, body: JSON.stringify({ phone, code }), signal: AbortSignal.timeout(TIMEOUT_MS) }
    const response = await fetchIt(url, request).catch(() => null)
    if (!response?.ok) throw new Refused(502, 'smsFailed')
  },
})

/** Makes a code and sends it; the one before is void. */
export async function sendCode(deps: Deps, phone: string): Promise<string> {
  const phoneLookup = deps.keys.lookupOf('phone', phone)
  const sends = await count(deps, `code ${phoneLookup.toString('hex')}`, SENDS.windowMs)
  if (sends.current > SENDS.max) throw new Refused(429, 'tooManyCodes')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await keep(deps, phone, code)
  await deps.codes.send(phone, code)
  return code
}

/** Uses a code up, or refuses with `wrongCode`, whatever the reason. */
export async function redeemCode(deps: Deps, phone: string, code: string): Promise<void> {
  const stored = await takeTry(deps, phone)
  const given = codeLookup(deps, phone, code)
  if (!stored || !timingSafeEqual(stored, given) || !(await useUp(deps, phone, given))) throw new Refused(401, 'wrongCode')
}

async function keep(deps: Deps, phone: string, code: string) {
  const fresh = { code_lookup: codeLookup(deps, phone, code), expires_at: new Date(deps.clock() + VALID_MS), tries: 0 }
  await deps.db
    .insertInto('phone_code')
    .values({ district_id: deps.district, phone_lookup: deps.keys.lookupOf('phone', phone), ...fresh })
    .onConflict((row) => row.columns(['district_id', 'phone_lookup']).doUpdateSet(fresh))
    .execute()
}

/** The code a try may be held against; the try is counted first, so many at once do not slip by. */
async function takeTry(deps: Deps, phone: string): Promise<Buffer | undefined> {
  const row = await deps.db
    .updateTable('phone_code')
    .set({ tries: sql`tries + 1` })
    .where('district_id', '=', deps.district)
    .where('phone_lookup', '=', deps.keys.lookupOf('phone', phone))
    .where('expires_at', '>', instant(deps.clock()))
    .where('tries', '<', TRIES)
    .returning('code_lookup')
    .executeTakeFirst()
  return row?.code_lookup
}

/** False when someone else used it a moment ago. */
async function useUp(deps: Deps, phone: string, lookup: Buffer): Promise<boolean> {
  const gone = await deps.db
    .deleteFrom('phone_code')
    .where('district_id', '=', deps.district)
    .where('phone_lookup', '=', deps.keys.lookupOf('phone', phone))
    .where('code_lookup', '=', lookup)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

const codeLookup = (deps: Deps, phone: string, code: string): Buffer => deps.keys.lookupOf('phone-code', `${phone}/${code}`)
