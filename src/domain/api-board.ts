/** The contract of the public board (公示), its moderation, and of bars (暂停提交). */
import * as v from 'valibot'
import { Cursor, Empty, Id, Now, type Endpoint } from './api'
import { PERIODS, Sums } from './figures/figures'
import { BarBody, BarView } from './people/bar'
import { Decision, ModerationItem, SHELVES } from './publication/moderation'
import { GridCount, PublicCase, PublicSummary, Publicity } from './publication/publication'
import { CATEGORY_IDS } from './report/categories'
import { text } from './ticket/evidence'

/** Narrows the board: `place` is a community or a grid, `only` open leaves out what is done. */
const Narrowed = v.object({
  after: Cursor,
  words: v.optional(v.pipe(v.string(), v.maxLength(40, 'tooLong'))),
  category: v.optional(v.picklist(CATEGORY_IDS)),
  place: v.optional(v.pipe(v.string(), v.maxLength(40))),
  only: v.optional(v.picklist(['open'])),
})
const LiftBody = v.object({ note: v.pipe(text(200), v.minLength(1, 'missing')) })

// prettier-ignore
export const boardApi = {
  // what anyone may see
  publicCases: { method: 'GET',  path: '/board/cases',           for: ['anyone'], query: Narrowed, reply: v.object({ rows: v.array(PublicSummary), next: v.nullable(v.string()), now: Now }) },
  publicCase:  { method: 'GET',  path: '/board/cases/:id',       for: ['anyone'], params: Id, reply: v.object({ case: PublicCase, now: Now }) },
  publicGrids: { method: 'GET',  path: '/board/grids',           for: ['anyone'], reply: v.object({ grids: v.array(GridCount), now: Now }) },
  figures:     { method: 'GET',  path: '/board/figures',         for: ['anyone'], query: v.object({ period: v.picklist(PERIODS) }), reply: v.object({ from: v.string(), to: v.string(), sums: Sums, summedAt: v.nullable(Now), now: Now }) },
  // the reporter's own say
  publicity:   { method: 'GET',  path: '/tickets/:id/publicity', for: ['resident', 'code'], params: Id, reply: Publicity },
  consent:     { method: 'POST', path: '/tickets/:id/publicity', for: ['resident', 'code'], params: Id, body: v.object({ consent: v.boolean() }), reply: Publicity, allowance: { max: 20, minutes: 60, per: 'person' } },
  // the moderator's
  moderation:  { method: 'GET',  path: '/moderation',            for: ['staff'], duty: 'dispatcher', query: v.object({ shelf: v.picklist(SHELVES), after: Cursor }), reply: v.object({ rows: v.array(ModerationItem), next: v.nullable(v.string()), now: Now }) },
  decide:      { method: 'POST', path: '/moderation/:id',        for: ['staff'], duty: 'dispatcher', params: Id, body: Decision, reply: Empty, allowance: { max: 300, minutes: 60, per: 'person' } },
  // misuse
  bars:        { method: 'GET',  path: '/bars',                  for: ['staff'], duty: 'dispatcher', query: v.object({ after: Cursor }), reply: v.object({ rows: v.array(BarView), next: v.nullable(v.string()), now: Now }) },
  barReporter: { method: 'POST', path: '/tickets/:id/bar',       for: ['staff'], duty: 'dispatcher', params: Id, body: BarBody, reply: BarView, allowance: { max: 30, minutes: 60, per: 'person' } },
  liftBar:     { method: 'POST', path: '/bars/:id/lift',         for: ['staff'], duty: 'dispatcher', params: Id, body: LiftBody, reply: BarView, allowance: { max: 30, minutes: 60, per: 'person' } },
} as const satisfies Record<string, Endpoint>
