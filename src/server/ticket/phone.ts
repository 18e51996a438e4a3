/** The reporter's phone (看电话): given out only here, for a reason the reporter reads in the history. */
import type { Contact, RevealBody } from '../../domain/api'
import { actorKey, type Actor } from '../../domain/people/actors'
import { refusal } from '../../domain/ticket/lifecycle'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { contactOf } from '../people/store'
import { partiesOf, reporterAmong } from './parties'
import { findTicket } from './rows'
import { situationOf } from './situation'
import { actWithin, refusedBy } from './write'

/** History line, audit entry and number in one transaction. The same request again gives the number again, with no second line. */
export async function revealPhone(deps: Deps, id: string, { reason, ...rest }: RevealBody, actor: Actor, now: number): Promise<Contact> {
  const contact = await inTransaction(deps.db, async (tx) => {
    const isFirst = (await actWithin(tx, deps, id, { ...rest, action: 'reveal', given: { callReason: reason } }, actor, now)).length > 0
    // sent again, maybe long after: only while they still may
    const refused = refusal(await situationOf(tx, deps, await findTicket(tx, deps, id, actor), actor, now), 'reveal')
    if (refused) throw refusedBy(refused)
    const within = { ...deps, db: tx }
    await audit(within, { actor: actorKey(actor), what: `revealPhone:${id}`, result: isFirst ? 'ok' : 'again' })
    const { personId, identity } = reporterAmong(await partiesOf(tx, deps, id))
    return contactOf(within, personId!, identity === 'named')
  })
  deps.changes.announce(id)
  return contact
}
