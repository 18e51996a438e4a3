/**
 * The contract, continued: the second factor of staff (两步验证). Rows like those of `api`, kept apart because the tabs never call them and need
 * not carry their checks.
 */
import * as v from 'valibot'
import { Me, SignedIn, WechatCode, type Endpoint } from './api'
import { word } from './bounds'
import { TYPED_MAX } from './people/phone'

export const FactorView = v.object({
  enrolled: v.boolean(),
  /** Recovery codes that have not been used. */
  codesLeft: v.number(),
  proved: v.boolean(),
})
export type FactorView = v.InferOutput<typeof FactorView>

/** To be taken up by an authenticator app: as a picture to scan (`path` in a square of `size`), as an address to open, as letters to type. */
const Begun = v.object({ secret: v.string(), address: v.string(), path: v.string(), size: v.number() })
export type Begun = v.InferOutput<typeof Begun>

/** Recovery codes (恢复码), shown this once. */
const Enrolled = v.object({ me: Me, codes: v.array(v.string()) })
export type Enrolled = v.InferOutput<typeof Enrolled>

const Typed = v.pipe(word(TYPED_MAX), v.minLength(1, 'missing'))
const Proof = v.object({ code: Typed })
const RARELY = { max: 30, minutes: 15, per: 'person' } as const

const Password = v.pipe(word(128), v.minLength(8, 'passwordShort'))

// prettier-ignore
export const factorApi = {
  changePassword:{ method: 'POST', path: '/staff/password',        for: ['staff'],             body: v.object({ old: word(128), new: Password }), reply: SignedIn, allowance: { max: 20, minutes: 15, per: 'person' } },
  bindWechat:    { method: 'POST', path: '/staff/wechat',          for: ['staff'],             body: v.object({ code: WechatCode }), reply: Me, allowance: { max: 20, minutes: 15, per: 'person' } },
  factor:      { method: 'GET',  path: '/staff/factor',       for: ['staff'], reply: FactorView },
  startFactor: { method: 'POST', path: '/staff/factor/start', for: ['staff'], body: v.object({ code: v.optional(Typed) }), reply: Begun, allowance: RARELY },
  enrolFactor: { method: 'POST', path: '/staff/factor/enrol', for: ['staff'], body: Proof, reply: Enrolled, allowance: RARELY },
  proveFactor: { method: 'POST', path: '/staff/factor/prove', for: ['staff'], body: Proof, reply: Me, allowance: RARELY },
  renewCodes:  { method: 'POST', path: '/staff/factor/codes', for: ['staff'], body: Proof, reply: Enrolled, allowance: RARELY },
} as const satisfies Record<string, Endpoint>
