/** Carries out again what was erased, after an older backup was restored; says how much that was. Done twice it changes nothing more. */
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { endPerson } from '../people/leaving'
import { eraseByRule } from '../ticket/write'
import { hereAgain } from './list'

export async function replayErasures(deps: Deps): Promise<{ tickets: number; people: number }> {
  const entries = await deps.erasures.all()
  const again = await hereAgain(deps, entries.flatMap((entry) => ('ticket' in entry ? entry : []))) // prettier-ignore
  for (const { entry, lines } of again)
    await inTransaction(deps.db, (tx) =>
      eraseByRule(tx, deps, entry.ticket, { eraseWhat: entry.what, eraseWhy: entry.why, lines }, deps.clock()),
    )
  let people = 0
  for (const entry of entries) if ('person' in entry && (await endPerson(deps, entry.person))) people++
  return { tickets: again.length, people }
}
