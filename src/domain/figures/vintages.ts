/**
 * Vintages (版本): figures of a period as they were frozen. First cut at the end of the period, then for good when units may no longer
 * object. A new one may be added with its reason; none ever changes.
 */
import type { Calendar } from '../calendar/workdays'
import { MEASURE_IDS, measureOf } from './measures'
import { cutOf, endedBetween, finalOf, type Span } from './spans'
import type { Row, Tables } from './tables'

export const STAGES = ['provisional', 'final', 'corrected'] as const
/** provisional 暂定, final 定稿; corrected 更正: by a person, with a reason. */
export type Stage = (typeof STAGES)[number]
export const STAGE_WORDS: Record<Stage, string> = { provisional: '暂定', final: '定稿', corrected: '更正' }

/** What is to be frozen: a period, which of its vintages, and when it is cut. */
type DueVintage = { span: Span; stage: Exclude<Stage, 'corrected'>; cutAt: number }
type Frozen = Pick<Span, 'kind' | 'from'> & { stage: Stage }

/** Periods that ended longer ago were never frozen, and are not frozen any more. */
const BACK_MS = 62 * 86_400_000

/** All that is to be frozen by now, the first to be cut first; `since`: the first report there is. */
export function dueVintages(now: number, since: number, frozen: readonly Frozen[], calendar: Calendar): DueVintage[] {
  const has = new Set(frozen.map(({ kind, from, stage }) => `${kind} ${from} ${stage}`))
  const due = endedBetween(Math.max(since, now - BACK_MS), now).flatMap((span): DueVintage[] => [
    { span, stage: 'provisional', cutAt: cutOf(span) },
    { span, stage: 'final', cutAt: finalOf(span, calendar) },
  ])
  return due
    .filter(({ span, stage, cutAt }) => cutAt <= now && !has.has(`${span.kind} ${span.from} ${stage}`))
    .sort((a, b) => a.cutAt - b.cutAt)
}

/** Where two tables differ, row by row: "第三街道 按期办结率 15/17，现在 15/16". */
export function differencesBetween(then: Tables, now: Tables, nameOf: (key: string) => string): string[] {
  const rows = (tables: Tables) => [tables.total, ...tables.units, ...tables.categories]
  const later = rows(now)
  return rows(then).flatMap((row, index) => differencesIn(row, later[index], nameOf(row.key)))
}

function differencesIn(then: Row, now: Row | undefined, name: string): string[] {
  if (!now || now.key !== then.key) return [`${name} 那一行没有了`]
  const flows = (Object.keys(then.flow) as (keyof Row['flow'])[])
    .filter((part) => then.flow[part] !== now.flow[part])
    .map((part) => `${name} ${part} ${then.flow[part]}，现在 ${now.flow[part]}`)
  const told = (rate: Row['rates'][keyof Row['rates']]) => (rate ? `${rate.n}/${rate.of}` : '—')
  const rates = MEASURE_IDS.filter((id) => told(then.rates[id]) !== told(now.rates[id])).map(
    (id) => `${name} ${measureOf(id).name} ${told(then.rates[id])}，现在 ${told(now.rates[id])}`,
  )
  const time = JSON.stringify(then.time) === JSON.stringify(now.time) ? [] : [`${name} 净用时不同`]
  return [...flows, ...rates, ...time]
}
