/**
 * What a leader (领导) meets on their phone: five cards about the units they answer for (分管口), what waits for them first. Never who is best,
 * never a person: units, in the order of the register.
 */
import { FEW } from '../figures/readers'
import type { Rate, Row } from '../figures/tables'

/** Figures of a week for several units together; of what people answered only totals of ten or more are told. */
type WeekRates = { onTime: Rate; solved: Rate | null }

/** Of the rows of these units, added up; null where one of them has no row, for a sum without it would say something else. */
export function weekOf(rows: readonly Row[], units: readonly string[]): WeekRates | null {
  const own = units.map((unit) => rows.find(({ key }) => key === unit))
  if (own.length === 0 || own.some((row) => row === undefined)) return null
  const sum = (id: keyof WeekRates): Rate => addedUp(own.map((row) => row!.rates[id] ?? NOTHING))
  return { onTime: sum('onTime'), solved: told(sum('solved')) }
}

const NOTHING: Rate = { n: 0, of: 0 }
const addedUp = (rates: readonly Rate[]): Rate => rates.reduce((sum, { n, of }) => ({ n: sum.n + n, of: sum.of + of }), NOTHING)
const told = (rate: Rate): Rate | null => (rate.of >= FEW ? rate : null)

/** Units that lie below another of them say the same again and are left out. */
export function topmost(ids: readonly string[], isWithin: (unit: string, of: string) => boolean): string[] {
  const each = [...new Set(ids)]
  return each.filter((id) => !each.some((other) => other !== id && isWithin(id, other)))
}
