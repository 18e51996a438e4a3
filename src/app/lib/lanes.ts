/** Rows of a list in lanes of a few: a row that comes, goes or changes makes only its own lane new. */
export type Row = { id: string }
export type Lane<R extends Row = Row> = { id: string; rows: readonly R[] }

let count = 0

/**
 * The rows in lanes of `size`; each stays in the lane it lay in before, as far as the order allows. A lane may grow to twice
 * as many before it is divided, and one left by all stays, empty.
 */
export function lanesOf<R extends Row>(rows: readonly R[], before: readonly Lane<R>[], size = 4): Lane<R>[] {
  if (before.length === 0) before = [{ id: `lane${++count}`, rows: [] }]
  const filled = shareOut(rows, before)
  return before.flatMap((lane, at) => {
    const now = filled[at]!
    if (now.length <= (at < before.length - 1 ? 2 * size : size)) return kept(lane, now)
    const more: Lane<R>[] = []
    for (let from = size; from < now.length; from += size) more.push({ id: `lane${++count}`, rows: now.slice(from, from + size) })
    return [kept(lane, now.slice(0, size)), ...more]
  })
}

/** What lies in each of the lanes there were. */
function shareOut<R extends Row>(rows: readonly R[], before: readonly Lane<R>[]): R[][] {
  const home: Record<string, number> = {}
  before.forEach((lane, at) => lane.rows.forEach(({ id }) => (home[id] = at)))
  const homeOf = (row: Row | undefined, otherwise: number) => (row && row.id in home ? home[row.id]! : otherwise)
  const filled = before.map((): R[] => [])
  let at = 0
  rows.forEach((row, index) => {
    const own = homeOf(row, at)
    // a row that moved lies with those before it now
    if (own > at && homeOf(rows[index + 1], own) >= own) at = own
    filled[at]!.push(row)
  })
  return filled
}

/** The lane as it was, when the same rows lie in it. */
const kept = <R extends Row>(lane: Lane<R>, rows: R[]): Lane<R> =>
  lane.rows.length === rows.length && rows.every((row, at) => row === lane.rows[at]) ? lane : { id: lane.id, rows }
