/** Carrying out what somebody asks for, decided by the lifecycle table under the ticket's row lock. */
import type { ActBody } from '../../domain/api'
import type { Look, Work } from '../deps'
import { withLines } from '../erasure/erase'
import { lockHeads } from './children'
import { claimRequest } from './requests'
import { lockTicket } from './rows'
import { situationOf } from './situation'
import { refuseStale } from './stale'
import { writeSteps } from './steps'
import { working } from './work'

/** Carries out an action; whoever looks at the tickets it touched hears of it. Throws `Refused` when it may not be. */
export async function actOn(look: Look, id: string, body: ActBody): Promise<void> {
  const touched = await working(look, (work) => actWithin(work, id, body))
  for (const one of touched) look.changes.announce(one)
}

/** As `actOn`, within a transaction that does more; the tickets it touched, none when this very request was carried out before. */
export async function actWithin(work: Work, id: string, body: ActBody): Promise<string[]> {
  // what it is merged into is held as well, or it might be done meanwhile without its new child
  if (body.given.into) await lockHeads(work.db, work, id, body.given.into)
  const ticket = await lockTicket(work, id)
  if (await claimRequest(work, body.requestId, { id, ...body }, id)) return []
  await refuseStale(work, ticket, body)
  const situation = await situationOf(work, ticket, body.given)
  const given = body.action === 'erase' ? await withLines(work.db, work, id, body.given) : body.given
  return writeSteps(work, situation, { action: body.action, given, madeAt: body.madeAt ?? null })
}
