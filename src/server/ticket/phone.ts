/** The reporter's phone (看电话): given out only here, for a reason the reporter reads in the history. */
import type { Contact, RevealBody } from '../../domain/api-desk'
import { actorKey } from '../../domain/people/actors'
import { refusal } from '../../domain/ticket/lifecycle'
import { audit } from '../audit/log'
import type { Look } from '../deps'
import { contactOf } from '../people/store'
import { partiesOf, reporterAmong } from './parties'
import { findTicket } from './rows'
import { situationOf } from './situation'
import { actWithin } from './act'
import { refusedBy } from './steps'
import { working } from './work'

/** History line, audit entry and number in one transaction. The same request again gives the number again, with no second line. */
export async function revealPhone(look: Look, id: string, { reason, ...rest }: RevealBody): Promise<Contact> {
  const contact = await working(look, async (work) => {
    const isFirst = (await actWithin(work, id, { ...rest, action: 'reveal', given: { callReason: reason } })).length > 0
    // sent again, maybe long after: only while they still may
    const refused = refusal(await situationOf(work, await findTicket(work, id)), 'reveal')
    if (refused) throw refusedBy(refused)
    await audit(work, { actor: actorKey(work.actor), what: `revealPhone:${id}`, result: isFirst ? 'ok' : 'again' })
    const { personId, identity } = reporterAmong(await partiesOf(work.db, work, id))
    return contactOf(work, personId!, identity === 'named')
  })
  look.changes.announce(id)
  return contact
}
