/** Text messages that tell of a ticket (短信通知), off the outbox: number and state alone, few a day to one phone, within the cap. */
import { TEXTS, textWords, type TextKind } from '../../domain/notices/texts'
import type { Deps } from '../deps'
import { unreadLine } from '../notices/store'
import { identitiesOf } from '../people/store'
import { textsAsked } from '../people/text-asks'
import { countText } from '../people/texts'
import { count } from '../plugins/allowance'
import { partiesOf, reporterAmong } from '../ticket/parties'
import { findTicket } from '../ticket/rows'
import { byClock } from '../ticket/work'

const DAY_MS = 24 * 60 * 60_000

/** Ids alone: what is said is put together when it is sent. `seq`: the line that is told; the version before wrote none. */
export type Text = { personId: string; ticketId: string; kind: TextKind; seq?: number }

/** The outbox handler of topic `text`. Whoever has no phone here, has left, or need not be told any more gets none. */
export const textHandler = (deps: Deps) => async (text: Text) => {
  const { personId, ticketId, kind } = text
  const phone = (await identitiesOf(deps, personId, ['phone'])).get('phone')
  if (!phone || !(await isStillTold(deps, text))) return
  const { number, state } = await findTicket(byClock(deps), ticketId)
  const { current } = await count(deps, `text ${TEXTS[kind].to} ${deps.keys.lookupOf('phone', phone).toString('hex')}`, DAY_MS)
  if (current > TEXTS[kind].aDay) return
  await countText(deps, false)
  await deps.codes.tell(phone, textWords(kind, { number, state }))
}

/** Somebody it was filed for may have disowned it; whoever asked may have taken that back, or read it in the app. */
async function isStillTold(deps: Deps, { personId, ticketId, kind, seq }: Text): Promise<boolean> {
  if (TEXTS[kind].to === 'represented') return reporterAmong(await partiesOf(deps.db, deps, ticketId)).personId === personId
  const asked = (await textsAsked(deps, personId)) !== null
  return asked && (await unreadLine(deps, { kind: 'resident', personId }, ticketId, seq!)) !== undefined
}
