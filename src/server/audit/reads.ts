/**
 * Who read what is confidential (谁看过保密件): a line in the audit log for each reader and ticket, opened or seen in a list. A page that
 * reads itself again every half minute is one look.
 */
import { actorKey, type Actor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { count } from '../plugins/allowance'
import { audit } from './log'

const ONE_LOOK_MS = 10 * 60_000

type Read = { id: string; confidential: boolean; complainedOf: string | null }

/** Written before the answer goes out: what cannot be written down is not read. The reporter's own looks are not written. */
export async function noteReads(deps: Deps, actor: Actor, rows: readonly Read[], how: 'read' | 'listed') {
  if (actor.kind !== 'staff') return
  for (const { id } of rows.filter(isInConfidence)) {
    const what = `${how}:${id}`
    const { current } = await count(deps, `look ${actor.personId} ${what}`, ONE_LOOK_MS)
    if (current === 1) await audit(deps, { actor: actorKey(actor), what, result: 'confidential' })
  }
}

/** Handled in confidence, or a complaint about a unit. */
export const isInConfidence = ({ confidential, complainedOf }: Read): boolean => confidential || complainedOf !== null
