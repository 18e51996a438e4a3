/**
 * The contract, continued: finding tickets (检索) and the views somebody keeps. Rows like those of `api`, kept apart because the tabs never call
 * them and need not carry their checks.
 */
import * as v from 'valibot'
import { Now, type Endpoint } from './api'
import { Cursor, text } from './bounds'
import { PHONE_REASONS } from './find/by-phone'
import { LINE_PROBLEMS, MAX_LINE, type LineProblem } from './find/line'
import { HANDLING } from './people/actors'
import { PHONE } from './people/phone'
import { Summary } from './ticket/views'

const Line = text(MAX_LINE)
const Problems = v.array(v.object({ code: v.picklist(Object.keys(LINE_PROBLEMS) as LineProblem['code'][]), at: v.string() }))

/** `problems`: what of the line was not understood; then nothing was looked for. `whole`: tickets of before are all found already. */
const Found = v.object({ rows: v.array(Summary), next: v.nullable(v.string()), problems: Problems, whole: v.boolean(), now: Now })
export type Found = v.InferOutput<typeof Found>

/** Exact up to `MOST_COUNTED`; one more says that there are more. */
const Counted = v.object({ count: v.number() })
export const MOST_COUNTED = 10_000

const ByPhone = v.object({ phone: PHONE, reason: v.picklist(PHONE_REASONS), after: Cursor })

/** Whoever works on tickets or watches over them; an auditor reads no words and finds nothing by them. */
const FINDING = [...HANDLING, 'supervisor'] as const

// prettier-ignore
export const findApi = {
  find:        { method: 'GET',  path: '/find',       for: ['staff'], duties: FINDING, query: v.object({ line: Line, after: Cursor }), reply: Found, allowance: { max: 600, minutes: 10, per: 'person' } },
  countFound:  { method: 'GET',  path: '/find/count', for: ['staff'], duties: FINDING, query: v.object({ line: Line }), reply: Counted, allowance: { max: 600, minutes: 10, per: 'person' } },
  findByPhone: { method: 'POST', path: '/find/phone', for: ['staff'], duties: ['dispatcher'], body: ByPhone, proved: true, reply: Found, allowance: { max: 60, minutes: 60, per: 'person' } },
} as const satisfies Record<string, Endpoint>
