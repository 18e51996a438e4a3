/** The contract of the public board (公示). */
import * as v from 'valibot'
import { Id, Now, type Endpoint } from './api'
import { Cursor, text, word } from './bounds'
import { PERIODS, Sums } from './figures/figures'
import { GridCount, PublicCase, PublicSummary } from './publication/publication'
import { CATEGORY_IDS } from './report/categories'

/** Narrows the board: `place` is a community or a grid, `only` open leaves out what is done. */
const Narrowed = v.object({
  after: Cursor,
  words: v.optional(text(40)),
  category: v.optional(v.picklist(CATEGORY_IDS)),
  place: v.optional(word(40)),
  only: v.optional(v.picklist(['open'])),
})

// prettier-ignore
export const boardApi = {
  publicCases: { method: 'GET',  path: '/board/cases',           for: ['anyone'], query: Narrowed, reply: v.object({ /** Asked in signs, without a letter to look for. */ noLetter: v.boolean(), rows: v.array(PublicSummary), next: v.nullable(v.string()), now: Now }) },
  publicCase:  { method: 'GET',  path: '/board/cases/:id',       for: ['anyone'], params: Id, reply: v.object({ case: PublicCase, now: Now }) },
  publicGrids: { method: 'GET',  path: '/board/grids',           for: ['anyone'], reply: v.object({ grids: v.array(GridCount), now: Now }) },
  figures:     { method: 'GET',  path: '/board/figures',         for: ['anyone'], query: v.object({ period: v.picklist(PERIODS) }), reply: v.object({ from: v.string(), to: v.string(), sums: Sums, summedAt: v.nullable(Now), now: Now }) },
} as const satisfies Record<string, Endpoint>
