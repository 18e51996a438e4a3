/** Text messages that tell of a ticket (短信通知), off the outbox: number and state alone, few a day to one phone, within the cap. */
import { TEXTS, textWords, type TextKind } from '../../domain/notices/texts'
import type { Deps } from '../deps'
import { identitiesOf } from '../people/store'
import { countText } from '../people/texts'
import { count } from '../plugins/allowance'
import { partiesOf, reporterAmong } from '../ticket/parties'
import { findTicket } from '../ticket/rows'
import { byClock } from '../ticket/work'

const DAY_MS = 24 * 60 * 60_000

/** Ids alone: what is said is put together when it is sent. */
export type Text = { personId: string; ticketId: string; kind: TextKind }

/** The outbox handler of topic `text`. Whoever has no phone here, has left, or has disowned it meanwhile gets none. */
export const textHandler =
  (deps: Deps) =>
  async ({ personId, ticketId, kind }: Text) => {
    const phone = (await identitiesOf(deps, personId, ['phone'])).get('phone')
    if (!phone || reporterAmong(await partiesOf(deps.db, deps, ticketId)).personId !== personId) return
    const { number, state } = await findTicket(byClock(deps), ticketId)
    const { current } = await count(deps, `text ${kind} ${deps.keys.lookupOf('phone', phone).toString('hex')}`, DAY_MS)
    if (current > TEXTS[kind].aDay) return
    await countText(deps, false)
    await deps.codes.tell(phone, textWords(kind, { number, state }))
  }
