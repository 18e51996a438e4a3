/**
 * The contract, continued: what a resident may do with their own account. Rows like those of `api`, kept apart because the tabs
 * never call them and need not carry their checks.
 */
import * as v from 'valibot'
import { Me, type Endpoint } from './api'
import { word } from './bounds'
import { ONE_TIME_CODE, PHONE } from './people/phone'
import { CALL_REASONS } from './ticket/given'
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
  /** On how many phones and browsers somebody is signed in as this person, this one among them. */
  sessions: v.number(),
  /** The number, masked. */
  phone: v.nullable(v.string()),
  /** Text messages tell of what matters, for this person asked for them; an older server does not say. */
  texts: v.optional(v.boolean(), false),
})
export type Account = v.InferOutput<typeof Account>

const ByNumber = v.object({ number: TicketNumber })

/** 换手机号: the new number with its code; of the old one its code too, or `lost`. `take`: from the account that has it. */
const NewNumber = v.object({
  phone: PHONE,
  code: ONE_TIME_CODE,
  oldCode: v.optional(ONE_TIME_CODE),
  lost: v.optional(v.boolean()),
  take: v.optional(v.boolean()),
})
/** `byGuardian`: a parent agrees for a child under 14. */
const Agreed = v.object({ version: word(20), byGuardian: v.optional(v.boolean(), false) })
const Wish = v.object({ on: v.boolean() })
const OFTEN = { max: 30, minutes: 60, per: 'person' } as const
const RARELY = { max: 20, minutes: 60, per: 'person' } as const

// prettier-ignore
export const accountApi = {
  account:         { method: 'GET',  path: '/my/account',          for: ['resident'],         reply: Account },
  giveConsent:     { method: 'POST', path: '/my/consent',          for: ['resident'], body: Agreed, reply: Account, allowance: OFTEN },
  withdrawConsent: { method: 'POST', path: '/my/consent/withdraw', for: ['resident'], body: Empty, reply: Account, allowance: OFTEN },
  exportMine:      { method: 'GET',  path: '/my/export',           for: ['resident'],         reply: File, allowance: { max: 5, minutes: 60, per: 'person' } },
  /** 短信通知: on or off; to the number the account has. */
  askTexts:        { method: 'POST', path: '/my/texts',            for: ['resident'], body: Wish, reply: Account, allowance: OFTEN },
  leave:           { method: 'POST', path: '/my/account/leave',    for: ['resident'], body: Empty, reply: Account, allowance: { max: 10, minutes: 60, per: 'person' } },
  stay:            { method: 'POST', path: '/my/account/stay',     for: ['resident'], body: Empty, reply: Account, allowance: { max: 10, minutes: 60, per: 'person' } },
  findMine:        { method: 'GET',  path: '/my/numbers/:number',  for: ['resident', 'code'], params: ByNumber, reply: v.object({ id: v.string() }), allowance: { max: 60, minutes: 10, per: 'person' } },
  /** A code to the number of now, which the phone itself does not know. */
  sendOldCode:     { method: 'POST', path: '/my/phone/code',       for: ['resident'], body: Empty, reply: v.object({ demoCode: v.nullable(v.string()) }), allowance: RARELY },
  changeNumber:    { method: 'POST', path: '/my/phone',            for: ['resident'], body: NewNumber, reply: v.object({ me: Me, account: Account }), allowance: RARELY },
  /** Everywhere, here too; no device is known any more. */
  signOutEverywhere: { method: 'POST', path: '/signout/everywhere', for: ['resident', 'staff'], body: Empty, reply: Empty, allowance: RARELY },
} as const satisfies Record<string, Endpoint>
