/**
 * Counting straight from histories (从事件数): slow, and beholden to nothing that was kept. Vintages are counted by it, and what is kept day by
 * day is compared with it. What is still open is counted from the states of the tickets, not from their marks.
 */
import { dayAfter, startOf } from '../calendar/workdays'
import type { CategoryId } from '../report/categories'
import { categoryBy, isInHand, linesBy, marksOf, type Cut, type Story } from './fold'
import type { Mark } from './marks'
import type { Days } from './spans'
import { timeKey, timeOf, TOTAL, type Cell, type Counted, type GroupOf, type Stock } from './tables'

/** Adds up stories one by one for some days, by a cut. */
export class Tally {
  private readonly start: number
  private readonly end: number
  private readonly cells = new Map<string, Cell>()
  private readonly carried = new Map<string, Stock>()
  private readonly open = new Map<string, Stock>()
  private readonly times = new Map<string, number[]>()

  constructor(
    days: Days,
    private readonly cut: Cut,
    private readonly groupOf: GroupOf,
  ) {
    this.start = startOf(days.from)
    this.end = Math.min(startOf(dayAfter(days.to)), cut.at)
  }

  /** Returns what of the story belongs to the period, a line for each part. */
  add(story: Story): string[] {
    const category = categoryBy(story, this.cut)
    const marks = marksOf(story, this.cut).filter(({ at }) => at < this.end)
    for (const mark of marks.filter(({ at }) => at < this.start)) this.carry(mark, category)
    const within = marks.filter(({ at }) => at >= this.start)
    for (const mark of within) this.count(mark, category)
    const last = linesBy(story, { ...this.cut, at: this.end }).at(-1)
    const stays = last && isInHand(last.to) ? last.toUnit : undefined
    if (stays !== undefined) put(this.open, { unit: stays, category }, 1)
    return [
      ...within.map(({ kind, at, unit, from, flags, ms }) =>
        [story.number, category, kind, at, unit, from ?? '', flags, ms ?? ''].join(' '),
      ),
      ...(stays === undefined ? [] : [[story.number, category, 'open', stays].join(' ')]),
    ]
  }

  counted(): Counted {
    return {
      cells: [...this.cells.values()],
      carried: [...this.carried.values()].filter(({ n }) => n !== 0),
      open: [...this.open.values()],
      times: new Map([...this.times].map(([key, all]) => [key, timeOf(all)])),
    }
  }

  private carry({ kind, unit, from }: Mark, category: CategoryId) {
    if (kind === 'filed' || kind === 'back' || kind === 'pass') put(this.carried, { unit, category }, 1)
    if (kind === 'done' || kind === 'ended') put(this.carried, { unit, category }, -1)
    if (kind === 'pass') put(this.carried, { unit: from!, category }, -1)
  }

  private count({ kind, unit, from, flags, ms }: Mark, category: CategoryId) {
    put(this.cells, { kind, unit, from, category, flags }, 1)
    const row = this.groupOf(unit)
    if (ms === null || row === undefined) return
    for (const key of [TOTAL, timeKey('unit', row), timeKey('category', category)]) {
      if (!this.times.has(key)) this.times.set(key, [])
      this.times.get(key)!.push(ms)
    }
  }
}

function put<Key extends object>(sums: Map<string, Key & { n: number }>, of: Key, n: number) {
  const key = JSON.stringify(of)
  const sum = sums.get(key)
  if (sum) sum.n += n
  else sums.set(key, { ...of, n })
}
