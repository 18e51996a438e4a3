/**
 * The contract, continued: finding tickets (检索) and the views somebody keeps. Rows like those of `api`, kept apart because the tabs never
 * call them and need not carry their checks.
 */
import * as v from 'valibot'
import { Empty, Id, Now, type Endpoint } from './api'
import { Cursor, text, UNIT_ID } from './bounds'
import { PHONE_REASONS } from './find/by-phone'
import { LINE_PROBLEMS, MAX_LINE, type LineProblem } from './find/line'
import { MAX_VIEW_NAME } from './find/views'
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

/** `unit`: the name of the unit it is shared with. `mine`: the reader may take it down. */
export const FindView = v.object({ id: v.string(), name: v.string(), line: v.string(), unit: v.nullable(v.string()), mine: v.boolean() })
export type FindView = v.InferOutput<typeof FindView>

/** `unitId`: shared with everybody who works there. */
const NewView = v.object({ name: v.pipe(text(MAX_VIEW_NAME), v.minLength(1, 'missing')), line: Line, unitId: v.optional(UNIT_ID) })

/** Whoever works on tickets or watches over them; an auditor reads no words and finds nothing by them. */
const FINDING = [...HANDLING, 'supervisor', 'leader'] as const

export const findApi = {
  find: {
    method: 'GET',
    path: '/find',
    for: ['staff'],
    duties: FINDING,
    query: v.object({ line: Line, after: Cursor }),
    reply: Found,
    allowance: { max: 600, minutes: 10, per: 'person' },
  },
  countFound: {
    method: 'GET',
    path: '/find/count',
    for: ['staff'],
    duties: FINDING,
    query: v.object({ line: Line }),
    reply: Counted,
    allowance: { max: 600, minutes: 10, per: 'person' },
  },
  findByPhone: {
    method: 'POST',
    path: '/find/phone',
    for: ['staff'],
    duties: ['dispatcher'],
    body: ByPhone,
    proved: true,
    reply: Found,
    allowance: { max: 60, minutes: 60, per: 'person' },
  },
  findViews: { method: 'GET', path: '/find/views', for: ['staff'], duties: FINDING, reply: v.object({ views: v.array(FindView) }) },
  viewCounts: {
    method: 'GET',
    path: '/find/views/counts',
    for: ['staff'],
    duties: FINDING,
    reply: v.object({ counts: v.record(v.string(), v.number()) }),
    allowance: { max: 120, minutes: 10, per: 'person' },
  },
  saveView: {
    method: 'POST',
    path: '/find/views',
    for: ['staff'],
    duties: FINDING,
    body: NewView,
    reply: FindView,
    allowance: { max: 60, minutes: 60, per: 'person' },
  },
  endView: {
    method: 'POST',
    path: '/find/views/:id/end',
    for: ['staff'],
    duties: FINDING,
    params: Id,
    body: Empty,
    reply: Empty,
    allowance: { max: 60, minutes: 60, per: 'person' },
  },
} as const satisfies Record<string, Endpoint>
