/**
 * Hand-over sheets (交办单): every 派单 and 改派 is one, numbered under its ticket, with exactly 责任部门及单位, 落实责任人, 交办期限 and 预期成效, and
 * signed for by the unit's 签收. Source: seed E3. They are read from the history, so none can be changed afterwards.
 */
import * as v from 'valibot'
import type { Units } from '../people/units'
import type { Given } from './given'
import { standing } from './undo'

export const Order = v.object({
  /** 20261123-7K2M9Q-1 */
  number: v.string(),
  from: v.string(),
  at: v.number(),
  unit: v.string(),
  person: v.string(),
  /** A day, or empty: then the handling limit holds. */
  until: v.string(),
  goal: v.string(),
  signedAt: v.nullable(v.number()),
  signedBy: v.nullable(v.string()),
})
export type Order = v.InferOutput<typeof Order>

/** What gives an order; the latest of them is the one that runs. */
export const ORDERING = ['dispatch', 'reassign', 'conclude'] as const

export const givesOrder = (action: string): boolean => (ORDERING as readonly string[]).includes(action)

type Line = {
  seq: number
  action: string
  at: number
  fromUnit: string | null
  toUnit: string
  unitId: string | null
  person: string | null
  given: Given
}

/** The sheets of a ticket, oldest first. */
export function ordersOf(ticketNumber: string, history: readonly Line[], units: Units): Order[] {
  const lines = standing(history)
  const issued = lines.filter(isOrder)
  return issued.map((line, index) => {
    const later = lines.slice(lines.indexOf(line) + 1, issued[index + 1] && lines.indexOf(issued[index + 1]!))
    const signed = later.find(({ action, toUnit }) => action === 'sign' && toUnit === line.toUnit)
    // whoever gave it, which may be above the unit that had it
    const from = line.unitId ?? line.fromUnit
    return {
      number: `${ticketNumber}-${index + 1}`,
      from: from ? units.fullName(from) : '',
      at: line.at,
      unit: units.fullName(line.toUnit),
      person: signed?.given.person ?? line.given.person ?? '',
      until: line.given.until ?? '',
      goal: line.given.goal ?? '',
      signedAt: signed?.at ?? null,
      signedBy: signed?.person ?? null,
    }
  })
}

const isOrder = ({ action, fromUnit, toUnit }: Line): boolean => givesOrder(action) && fromUnit !== toUnit

/** The reporter's words for a sheet that leaves the house: phone numbers in them are masked. */
export const forPaper = (words: string): string =>
  words.replace(/\d(?:[ -]?\d)*/g, (run) => {
    const digits = run.replace(/\D/g, '')
    return /^1[3-9]\d{9}$/.test(digits) ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : run
  })
