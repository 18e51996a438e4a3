/**
 * Tables of figures (统计表): what was carried over, came, went and is still open, and the measures beside it, by unit and by category; one
 * pure function for what is counted now and for what is frozen. Each row closes: carried over + new = done + still open.
 */
import * as v from 'valibot'
import type { CategoryId } from '../report/categories'
import { bitOf, type MarkKind } from './marks'
import { MEASURE_IDS, measureOf, type MeasureId } from './measures'

/** Marks counted together. */
export type Cell = { kind: MarkKind; unit: string; from: string | null; category: CategoryId; flags: number; n: number }
/** What was in hand at a unit. */
export type Stock = { unit: string; category: CategoryId; n: number }

/**
 * carried 结转, filed 新收, back 退回重办, passedIn 转来, done 办结, ended 其他了结, passedOut 转出, open 还在办 by the marks; counted: the same,
 * counted from the tickets.
 */
export const Flow = v.object({
  carried: v.number(),
  filed: v.number(),
  back: v.number(),
  passedIn: v.number(),
  done: v.number(),
  ended: v.number(),
  passedOut: v.number(),
  open: v.number(),
  counted: v.number(),
})
export type Flow = v.InferOutput<typeof Flow>

export const Rate = v.object({ n: v.number(), of: v.number() })
export type Rate = v.InferOutput<typeof Rate>
/** Net time of what was done, ms; null where nothing was. */
export const Time = v.object({ n: v.number(), median: v.nullable(v.number()), ninth: v.nullable(v.number()) })
export type Time = v.InferOutput<typeof Time>

/** `rates`: null where so few may not be told to this reader. */
export const Row = v.object({
  key: v.string(),
  flow: Flow,
  rates: v.record(v.picklist(MEASURE_IDS), v.nullable(Rate)),
  time: Time,
})
export type Row = v.InferOutput<typeof Row>

export const Tables = v.object({ total: Row, units: v.array(Row), categories: v.array(Row) })
export type Tables = v.InferOutput<typeof Tables>

export const NO_TIME: Time = { n: 0, median: null, ninth: null }
export const TOTAL = 'total'

/** `groupOf`: the row a unit's marks go to, undefined where they are not asked for. `times` by key of the row. */
export type Counted = { carried: readonly Stock[]; cells: readonly Cell[]; open: readonly Stock[]; times: ReadonlyMap<string, Time> }
export type GroupOf = (unit: string) => string | undefined

export const timeKey = (by: 'unit' | 'category', key: string): string => `${by}:${key}`

/** The tables of what was counted, rows in the order of `keys`. */
export function tablesOf(counted: Counted, groupOf: GroupOf, keys: { units: readonly string[]; categories: readonly string[] }): Tables {
  const inside = (unit: string) => (groupOf(unit) === undefined ? undefined : TOTAL)
  const ofCategory =
    (category: string): GroupOf =>
    (unit) =>
      inside(unit) && category
  const rowFor = (key: string, group: GroupOf, only?: string, time = counted.times.get(TOTAL)) =>
    rowOf(only === undefined ? counted : onlyOf(counted, only), { key, group, time: time ?? NO_TIME })
  return {
    total: rowFor(TOTAL, inside),
    units: keys.units.map((key) => rowFor(key, groupOf, undefined, counted.times.get(timeKey('unit', key)) ?? NO_TIME)),
    categories: keys.categories.map((key) => rowFor(key, ofCategory(key), key, counted.times.get(timeKey('category', key)) ?? NO_TIME)),
  }
}

const onlyOf = ({ carried, cells, open, times }: Counted, category: string): Counted => {
  const isOf = (one: { category: string }) => one.category === category
  return { carried: carried.filter(isOf), cells: cells.filter(isOf), open: open.filter(isOf), times }
}

type Asked = { key: string; group: GroupOf; time: Time }

function rowOf({ carried, cells, open }: Counted, { key, group, time }: Asked): Row {
  const isMine = (unit: string | null) => unit !== null && group(unit) === key
  const mine = cells.filter(({ unit }) => isMine(unit))
  const sum = (kind: MarkKind) => total(mine.filter((cell) => cell.kind === kind))
  const passed = cells.filter(({ kind, unit, from }) => kind === 'pass' && isMine(unit) !== isMine(from))
  const flow = {
    carried: total(carried.filter(({ unit }) => isMine(unit))),
    filed: sum('filed'),
    back: sum('back'),
    passedIn: total(passed.filter(({ unit }) => isMine(unit))),
    done: sum('done'),
    ended: sum('ended'),
    passedOut: total(passed.filter(({ from }) => isMine(from))),
  }
  const left = flow.carried + flow.filed + flow.back + flow.passedIn - flow.done - flow.ended - flow.passedOut
  return {
    key,
    flow: { ...flow, open: left, counted: total(open.filter(({ unit }) => isMine(unit))) },
    rates: Object.fromEntries(MEASURE_IDS.map((id) => [id, rateIn(mine, id)])) as Record<MeasureId, Rate>,
    time,
  }
}

const total = (all: readonly { n: number }[]): number => all.reduce((sum, { n }) => sum + n, 0)

/** A measure over marks: how many of how many. */
function rateIn(cells: readonly Cell[], id: MeasureId): Rate {
  const { of, among, without, n } = measureOf(id)
  const has = (flags: number, flag: Parameters<typeof bitOf>[1]) => (flags & bitOf(of, flag)) !== 0
  const base = cells.filter(
    ({ kind, flags }) => kind === of && (among === undefined || has(flags, among)) && (without === undefined || !has(flags, without)),
  )
  return { n: total(base.filter(({ flags }) => has(flags, n))), of: total(base) }
}

/** Does it add up: what is left by the marks is what lies there by the tickets. */
export const closes = ({ open, counted }: Flow): boolean => open === counted

/** Median and ninth tenth of times, as PostgreSQL takes them: values that occur. */
export function timeOf(all: readonly number[]): Time {
  if (all.length === 0) return NO_TIME
  const sorted = [...all].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
  return { n: sorted.length, median: at(0.5), ninth: at(0.9) }
}

/** A row of which nothing is to be said: nothing lay there, came or fell due. */
export const isEmpty = ({ flow, rates }: Row): boolean =>
  flow.carried === 0 && flow.filed === 0 && flow.back === 0 && flow.passedIn === 0 && Object.values(rates).every((rate) => rate?.of === 0)
