/** The contract of the moderator's desk (公示审核) and of bars (暂停提交). */
import * as v from 'valibot'
import { Empty, Id, Now, type Endpoint } from './api'
import { Cursor, text } from './bounds'
import { BarBody, BarView } from './people/bar'
import { Decision, ModerationItem, SHELVES } from './publication/moderation'

const LiftBody = v.object({ note: v.pipe(text(200), v.minLength(1, 'missing')) })

// prettier-ignore
export const moderationApi = {
  // the moderator's
  moderation:  { method: 'GET',  path: '/moderation',            for: ['staff'], duties: ['dispatcher'], query: v.object({ shelf: v.picklist(SHELVES), after: Cursor }), reply: v.object({ rows: v.array(ModerationItem), next: v.nullable(v.string()), now: Now }) },
  decide:      { method: 'POST', path: '/moderation/:id',        for: ['staff'], duties: ['dispatcher'], params: Id, body: Decision, reply: Empty, allowance: { max: 300, minutes: 60, per: 'person' } },
  // misuse
  bars:        { method: 'GET',  path: '/bars',                  for: ['staff'], duties: ['dispatcher'], query: v.object({ after: Cursor }), reply: v.object({ rows: v.array(BarView), next: v.nullable(v.string()), now: Now }) },
  barReporter: { method: 'POST', path: '/tickets/:id/bar',       for: ['staff'], duties: ['dispatcher'], params: Id, body: BarBody, reply: BarView, allowance: { max: 30, minutes: 60, per: 'person' } },
  liftBar:     { method: 'POST', path: '/bars/:id/lift',         for: ['staff'], duties: ['dispatcher'], params: Id, body: LiftBody, reply: BarView, allowance: { max: 30, minutes: 60, per: 'person' } },
} as const satisfies Record<string, Endpoint>
