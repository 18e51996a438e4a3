import type { Summary } from '../../domain/ticket/views'

/** Rows as somebody has them before their eyes, and whether that was all there is. */
export type Held = { rows: Summary[]; complete: boolean }
type Rows = { rows: Summary[]; next: string | null }

export const heldOf = ({ rows, next }: Rows): Held => ({ rows, complete: next === null })

/** What arrived since: new rows among or above those on show. Rows that only moved up from a later page did not arrive. */
export function arrivedIn(page: Rows, held: Held): Summary[] {
  const known = new Set(held.rows.map((row) => row.id))
  const last = page.rows.reduce((at, row, index) => (known.has(row.id) ? index : at), -1)
  return page.rows.filter((row, index) => !known.has(row.id) && (held.complete || index < last))
}

/** The same rows in the same places, with what is known of them now. */
export function refreshed(held: Held, page: Rows): Held {
  const newest = new Map(page.rows.map((row) => [row.id, row]))
  return { ...held, rows: held.rows.map((row) => newest.get(row.id) ?? row) }
}
