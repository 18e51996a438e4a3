/** Tables of figures (统计的表): sums of days, marks of tickets, vintages. */
import type { At, D } from './columns'
import type { MarkKind } from '../../domain/figures/marks'
import type { SpanKind } from '../../domain/figures/spans'
import type { Stage } from '../../domain/figures/vintages'
import type { CategoryId } from '../../domain/report/categories'

export type FigureTables = {
  figure_day: D & { day: string; summed_at: At } & Record<
      'received' | 'closed' | 'answered' | 'solved' | 'satisfied' | 'due' | 'on_time',
      number
    >
  /** Tickets whose marks are no longer what their history says. */
  figure_stale: D & { ticket_id: string; since: At }
  figure_mark: D & {
    ticket_id: string
    no: number
    kind: MarkKind
    at: At
    unit_id: string
    from_unit: string
    category: CategoryId
    flags: number
    ms: number | null
  }
  figure_sum: D & { day: string; kind: MarkKind; unit_id: string; from_unit: string; category: CategoryId; flags: number; n: number }
  /** Frozen figures of a period: written once. `numbers`: what was counted, as JSON; `person_id` null: the system froze it. */
  vintage: D & {
    id: string
    span: SpanKind
    first_day: string
    last_day: string
    edition: number
    stage: Stage
    cut_at: At
    frozen_at: At
    definition: number
    numbers: string
    cases: number
    cases_hash: string
    person_id: string | null
    reason: string
  }
}
