/**
 * Whom a unit is told through at a moment: who has the ticket in hand (经手人) and is there, else their deputy, else whoever is on duty by
 * the roster (值班表). Where nobody is on duty the lead is told, and the level above hears of it too; a unit without a roster is told as a
 * whole, and so is every unit of what is 特急.
 */
import type { Urgency } from '../report/categories'
import type { OnDuty } from './who'

/** `only`: the one who is told; nobody: everybody there. `above`: the level above hears of it as well. */
type Through = { only: string | null; above: boolean }

type Asked = {
  urgency: Urgency
  /** Who has it in hand, or is there for them; null: nobody, or nobody who is there. */
  holder: string | null
  /** By the roster; `undefined`: the unit keeps none. */
  onDuty: OnDuty | undefined
}

export function toldThrough({ urgency, holder, onDuty }: Asked): Through {
  const isGap = holder === null && (onDuty?.rule === 'lead' || onDuty?.rule === 'nobody')
  const only = urgency === 'critical' ? null : (holder ?? onDuty?.person ?? null)
  return { only, above: isGap }
}
