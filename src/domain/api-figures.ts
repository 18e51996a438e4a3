/** The contract, continued: figures of units (统计), the lists behind them, and their vintages (版本). */
import * as v from 'valibot'
import { Id, Now, type Endpoint } from './api'
import { Cursor, DATE, text, UNIT_ID } from './bounds'
import { LISTS, PARTS } from './figures/lists'
import { FIGURE_READERS } from './figures/readers'
import { SPAN_KINDS } from './figures/spans'
import { Tables } from './figures/tables'
import { STAGES } from './figures/vintages'
import { OVERSEEING } from './people/actors'
import { CATEGORY_IDS } from './report/categories'
import { Summary } from './ticket/views'

const DaysAsked = { from: DATE, to: DATE, unit: v.optional(UNIT_ID) }
const Days = v.object({ from: v.string(), to: v.string() })
const UnitName = v.object({ id: v.string(), name: v.string() })

/** `before`: the same of the days before. `stale`: tickets whose last steps are not counted yet; `filled`: those of before are all in. */
const DeskFigures = v.object({
  ...Days.entries,
  /** Whose figures: null is the whole district. */
  unit: v.nullable(UnitName),
  units: v.array(UnitName),
  tables: Tables,
  before: v.object({ ...Days.entries, tables: Tables }),
  stale: v.number(),
  filled: v.boolean(),
  now: Now,
})
export type DeskFigures = v.InferOutput<typeof DeskFigures>

/** `hidden`: so many more belong to the figure that the reader may not see. */
const FigureCases = v.object({ rows: v.array(Summary), next: v.nullable(v.string()), hidden: v.number(), now: Now })
export type FigureCases = v.InferOutput<typeof FigureCases>

const CasesAsked = v.object({
  ...DaysAsked,
  list: v.picklist(LISTS),
  part: v.picklist(PARTS),
  /** A row of the table: one unit with all below it. */
  row: v.optional(UNIT_ID),
  category: v.optional(v.picklist(CATEGORY_IDS)),
  after: Cursor,
})
export type CasesAsked = v.InferOutput<typeof CasesAsked>

/** `by`: null where the system froze it; `hash`: of every part that was counted. */
const Vintage = v.object({
  id: v.string(),
  kind: v.picklist(SPAN_KINDS),
  ...Days.entries,
  edition: v.number(),
  stage: v.picklist(STAGES),
  cutAt: v.number(),
  frozenAt: v.number(),
  definition: v.number(),
  cases: v.number(),
  hash: v.string(),
  by: v.nullable(v.string()),
  reason: v.string(),
})
export type Vintage = v.InferOutput<typeof Vintage>

/** The newest periods first; of each all vintages. */
const VintageList = v.object({ rows: v.array(Vintage), now: Now })

/** `before`: the newest vintage of the period before, where there is one. */
const VintageView = v.object({
  ...Vintage.entries,
  units: v.array(UnitName),
  tables: Tables,
  before: v.nullable(v.object({ ...Vintage.entries, tables: Tables })),
  now: Now,
})
export type VintageView = v.InferOutput<typeof VintageView>

const Correction = v.object({ reason: v.pipe(text(200), v.minLength(1, 'missing')) })

export const figuresApi = {
  deskFigures: {
    method: 'GET',
    path: '/figures/desk',
    for: ['staff'],
    duties: FIGURE_READERS,
    query: v.object(DaysAsked),
    reply: DeskFigures,
  },
  figureCases: { method: 'GET', path: '/figures/cases', for: ['staff'], duties: FIGURE_READERS, query: CasesAsked, reply: FigureCases },
  vintages: { method: 'GET', path: '/figures/vintages', for: ['staff'], duties: OVERSEEING, reply: VintageList },
  vintage: { method: 'GET', path: '/figures/vintages/:id', for: ['staff'], duties: OVERSEEING, params: Id, reply: VintageView },
  correctVintage: {
    method: 'POST',
    path: '/figures/vintages/:id/correct',
    for: ['staff'],
    duties: ['supervisor'],
    params: Id,
    body: Correction,
    reply: Vintage,
    allowance: { max: 20, minutes: 60, per: 'person' },
  },
} as const satisfies Record<string, Endpoint>
