/**
 * Who reads which figures (谁看得到): the centre and supervision all of the district, a unit its own with all below it. What is behind
 * satisfaction is the centre's and supervision's; a unit sees its own totals of ten or more, of months that have ended.
 */
import { OVERSEEING, unitsOf, type Actor, type Duty } from '../people/actors'
import type { Units } from '../people/units'
import { MEASURE_IDS, measureOf, type MeasureId } from './measures'
import { cutOf, spanOf, type Days } from './spans'
import type { Row } from './tables'

/** They read the figures of their units, with all below those. */
const OF_UNITS: readonly Duty[] = ['clerk', 'leader']
export const FIGURE_READERS: readonly Duty[] = [...OVERSEEING, ...OF_UNITS]

/** Below it a rate says more about chance than about work. */
export const FEW = 10

export const seesEverything = (actor: Actor): boolean => unitsOf(actor, OVERSEEING).length > 0

/**
 * Whose rows are asked for: null for the whole district, undefined where this reader may not. A grid is one person's, and has no figures.
 */
export function rootFor(actor: Actor, asked: string | undefined, units: Units): string | null | undefined {
  const own = unitsOf(actor, OF_UNITS)
  if (asked === undefined) return seesEverything(actor) ? null : own[0]
  const unit = units.find(asked)
  if (!unit || unit.kind === 'grid') return undefined
  return seesEverything(actor) || own.some((id) => units.isWithin(asked, id)) ? asked : undefined
}

type Asked = { actor: Actor; root: string | null; days: Days; now: number }

/**
 * May totals of what reporters answered be told? To a unit of itself alone, and of calendar months that have ended: those never overlap
 * and never grow, so no two of them differ by one answer.
 */
function mayTellTotals({ actor, root, days, now }: Asked): boolean {
  const month = spanOf('month', days.from)
  const isWhole = month.from === days.from && month.to === days.to && cutOf(month) <= now
  return isWhole && root !== null && unitsOf(actor, OF_UNITS).includes(root)
}

/**
 * Rows that make up one whole, as this reader may read them: where one of them is too few to be told, none is, or the rest would tell it.
 */
export function readable(rows: readonly Row[], asked: Asked): Row[] {
  if (seesEverything(asked.actor)) return [...rows]
  const isTold = (id: MeasureId) => mayTellTotals(asked) && rows.every(({ rates }) => rates[id]!.of === 0 || rates[id]!.of >= FEW)
  const hidden = MEASURE_IDS.filter((id) => measureOf(id).private && !isTold(id))
  const nothing = Object.fromEntries(hidden.map((id) => [id, null]))
  return rows.map((row) => ({ ...row, rates: { ...row.rates, ...nothing } }))
}

/** The row a unit's marks go to, within `root` (null: the district): whatever lies right below it, with all below that; never a grid. */
export function groupIn(units: Units, root: string | null): (unit: string) => string | undefined {
  const groups = new Map(units.all.map(({ id }) => [id, groupFor(units, root, id)]))
  return (unit) => groups.get(unit)
}

function groupFor(units: Units, root: string | null, id: string): string | undefined {
  if (root !== null && !units.isWithin(id, root)) return undefined
  const top = root ?? units.centre.id
  const line = [units.get(id), ...units.above(id)]
  const at = line.findIndex((unit) => unit.id === top)
  const found = line[at < 0 ? line.length - 1 : Math.max(0, at - 1)]!
  return found.kind === 'grid' ? (found.parentId ?? undefined) : found.id
}
