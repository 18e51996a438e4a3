/** The contract, continued: what the desks of staff ask for beside their lists. Rows kept apart because the tabs never call them. */
import * as v from 'valibot'
import { Id, Now, Stage, type Endpoint } from './api'
import { list, UUID, word } from './bounds'
import { CALL_REASONS, REQUEST_ID } from './ticket/given'
import { Summary, TicketView } from './ticket/views'

const Similar = v.object({ ...Summary.entries, metres: v.number() })

/** How an objection to an order was ruled on (派单异议裁定): who said it is not theirs and why, whom it was given to and why. */
const Precedent = v.object({
  id: v.string(),
  number: v.string(),
  at: v.number(),
  from: v.string(),
  basis: v.string(),
  to: v.object({ id: v.string(), name: v.string() }),
  reason: v.string(),
})
export type Precedent = v.InferOutput<typeof Precedent>

/** Tickets a phone may ask for at once, to keep them for where there is no network. */
export const MOST_KEPT_AT_ONCE = 10
/** Their ids with commas between. */
const TicketIds = v.pipe(
  word(MOST_KEPT_AT_ONCE * 37),
  v.check((ids) => v.is(list(UUID, MOST_KEPT_AT_ONCE), ids.split(',')), 'invalid'),
)

export const RevealBody = v.object({ requestId: REQUEST_ID, stage: Stage, reason: v.picklist(CALL_REASONS) })
export type RevealBody = v.InferOutput<typeof RevealBody>

/** How the reporter is reached; the name only of one who reported 实名. */
export const Contact = v.object({ phone: v.string(), name: v.nullable(v.string()) })
export type Contact = v.InferOutput<typeof Contact>

export const deskApi = {
  revealPhone: {
    method: 'POST',
    path: '/tickets/:id/phone',
    for: ['staff'],
    params: Id,
    body: RevealBody,
    reply: Contact,
    proved: true,
    allowance: { max: 60, minutes: 60, per: 'person' },
  },
  similar: {
    method: 'GET',
    path: '/tickets/:id/similar',
    for: ['staff'],
    params: Id,
    reply: v.object({ tickets: v.array(Similar), now: Now }),
  },
  precedents: {
    method: 'GET',
    path: '/tickets/:id/precedents',
    for: ['staff'],
    params: Id,
    reply: v.object({ precedents: v.array(Precedent), now: Now }),
  },
  deskTickets: {
    method: 'GET',
    path: '/inbox/tickets',
    for: ['staff'],
    query: v.object({ ids: TicketIds }),
    reply: v.object({ tickets: v.array(TicketView), now: Now }),
  },
} as const satisfies Record<string, Endpoint>
