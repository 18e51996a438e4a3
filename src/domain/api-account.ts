/**
 * The contract, continued: what a resident may do with their own account. Rows like those of `api`, kept apart because the tabs
 * never call them and need not carry their checks.
 */
import * as v from 'valibot'
import type { Endpoint } from './api'
import { word } from './bounds'
import { CALL_REASONS } from './ticket/evidence'
import { TicketNumber } from './ticket/number'

const Empty = v.object({})
const At = v.number()
/** Sent as it is read, and checked by nobody. */
const File = v.custom<unknown>(() => true)

/** One look at the resident's phone (看电话): where, when, why. A clerk is not named, a grid worker is. */
const PhoneLook = v.object({
  ticketId: v.string(),
  title: v.string(),
  at: At,
  unit: v.nullable(v.string()),
  person: v.nullable(v.string()),
  reason: v.picklist(CALL_REASONS),
})
export type PhoneLook = v.InferOutput<typeof PhoneLook>

export const Account = v.object({
  /** The consent that holds now. */
  consent: v.nullable(v.object({ version: v.string(), at: At })),
  /** Leaving (注销) was asked for: until `dueAt` it may be taken back. */
  leaving: v.nullable(v.object({ askedAt: At, dueAt: At })),
  /** The newest looks at the phone, at most 50. */
  looks: v.array(PhoneLook),
})
export type Account = v.InferOutput<typeof Account>

const ByNumber = v.object({ number: TicketNumber })

// prettier-ignore
export const accountApi = {
  account:         { method: 'GET',  path: '/my/account',          for: ['resident'],         reply: Account },
  giveConsent:     { method: 'POST', path: '/my/consent',          for: ['resident'],         body: v.object({ version: word(20) }), reply: Account, allowance: { max: 30, minutes: 60, per: 'person' } },
  withdrawConsent: { method: 'POST', path: '/my/consent/withdraw', for: ['resident'],         body: Empty, reply: Account, allowance: { max: 30, minutes: 60, per: 'person' } },
  exportMine:      { method: 'GET',  path: '/my/export',           for: ['resident'],         reply: File, allowance: { max: 5, minutes: 60, per: 'person' } },
  leave:           { method: 'POST', path: '/my/account/leave',    for: ['resident'],         body: Empty, reply: Account, allowance: { max: 10, minutes: 60, per: 'person' } },
  stay:            { method: 'POST', path: '/my/account/stay',     for: ['resident'],         body: Empty, reply: Account, allowance: { max: 10, minutes: 60, per: 'person' } },
  findMine:        { method: 'GET',  path: '/my/numbers/:number',  for: ['resident', 'code'], params: ByNumber, reply: v.object({ id: v.string() }), allowance: { max: 60, minutes: 10, per: 'person' } },
} as const satisfies Record<string, Endpoint>
