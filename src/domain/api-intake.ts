/**
 * The contract, continued: staff file for others (登记) and print, and callers make a matter theirs. Rows like those of `api`, kept apart
 * because the tabs never call them.
 */
import * as v from 'valibot'
import { Empty, Id, Near, Now, type Endpoint } from './api'
import { UUID } from './bounds'
import { HANDLING } from './people/actors'
import { CLAIM_CODE } from './people/claim'
import { Registration } from './report/intake'
import { Summary } from './ticket/views'

/** What to tell the caller. `code`: by which they make it theirs. `merged`: the number it goes on with. `sees`: the clerk may open it. */
const Receipt = v.object({
  id: v.string(),
  number: v.string(),
  unit: v.object({ name: v.string(), phone: v.nullable(v.string()) }),
  acceptBy: v.nullable(v.number()),
  code: v.nullable(v.string()),
  merged: v.nullable(v.string()),
  sees: v.boolean(),
  now: Now,
})
export type Receipt = v.InferOutput<typeof Receipt>

const PRINTS = ['order', 'file'] as const
/** order 交办单 · file 卷宗: all that this reader reads of the ticket. */
export type Printed = (typeof PRINTS)[number]

export const intakeApi = {
  registerReport: {
    method: 'POST',
    path: '/registrations',
    for: ['staff'],
    duties: HANDLING,
    // `same`: the ticket it is one with
    body: v.intersect([Registration, v.object({ same: v.optional(UUID) })]),
    reply: Receipt,
    // a desk with a phone files one in a minute, and tries again on a bad network
    allowance: { max: 240, minutes: 60, per: 'person' },
  },
  similarHere: {
    method: 'POST',
    path: '/registrations/similar',
    for: ['staff'],
    duties: HANDLING,
    body: Near,
    reply: v.object({ tickets: v.array(Summary), now: Now }),
    allowance: { max: 600, minutes: 10, per: 'person' },
  },
  claimTicket: {
    method: 'POST',
    path: '/my/claims',
    for: ['resident'],
    body: v.object({ code: CLAIM_CODE }),
    reply: Id,
    allowance: { max: 10, minutes: 1440, per: 'person' },
  },
  notePrint: {
    method: 'POST',
    path: '/tickets/:id/print',
    for: ['staff'],
    params: Id,
    body: v.object({ what: v.picklist(PRINTS) }),
    reply: Empty,
    allowance: { max: 120, minutes: 10, per: 'person' },
  },
} as const satisfies Record<string, Endpoint>
