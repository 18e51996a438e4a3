/**
 * Query codes (查询码) are not to be guessed at: one nobody has filed with is told so, and after too many of those an address, or
 * everybody, waits; a right code waits too, or the wait would tell which ones are right.
 */
import type { FastifyRequest } from 'fastify'
import { api } from '../../domain/api'
import type { Deps } from '../deps'
import { Refused } from '../refused'
import { count, giveBack, used } from './allowance'
import { networkOf } from './device'

const MINUTE = 60_000
const WINDOW_MS = 15 * MINUTE
/** One address: a service hall that mistypes. All addresses: far above what a district mistypes, far below what guessing 95 bits takes. */
export const GUESSES = { address: 300, everyone: 200_000 }
/** Here a new code is at its place. */
const BEGINS: readonly string[] = [api.uploadPhoto.path, api.uploadVoice.path, api.uploadPaper.path, api.fileReport.path]

/** Refuses a code that opens nothing, counting it; and all codes of an address that sent too many of those. */
export async function refuseGuesses(deps: Deps, { ip, routeOptions }: FastifyRequest, codeHash: string) {
  const endpoint = routeOptions.config.endpoint
  if (!endpoint?.for.includes('code') || BEGINS.includes(endpoint.path)) return
  const [mine, everyone] = [`code guesses ${networkOf(ip)}`, 'code guesses'] as const
  // counted before it is looked up: of many at once none is told more than its turn
  const { current } = await count(deps, mine, WINDOW_MS)
  if (current > GUESSES.address || (await used(deps, everyone, WINDOW_MS)) >= GUESSES.everyone) throw new Refused(429, 'tooMany')
  if (await isKnown(deps, codeHash)) return void (await giveBack(deps, mine))
  await count(deps, everyone, WINDOW_MS)
  throw new Refused(404, 'codeUnknown')
}

const isKnown = async (deps: Deps, codeHash: string): Promise<boolean> => {
  const party = deps.db
    .selectFrom('ticket_party')
    .select('id')
    .where('district_id', '=', deps.district)
    .where('code_hash', '=', Buffer.from(codeHash, 'hex'))
  return (await party.limit(1).executeTakeFirst()) !== undefined
}
