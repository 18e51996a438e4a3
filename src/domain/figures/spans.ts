/**
 * Periods (时段): week, half month, month, quarter, year, with the moments at which their figures are cut (截数) and become final. A week
 * belongs to the year of its Thursday (ISO 8601), so there is a 53rd now and then. Days are Beijing days, the last one included.
 */
import { addWorkdays, dayAfter, dayBefore, dayOf, startOf, type Calendar } from '../calendar/workdays'

export const SPAN_KINDS = ['week', 'half', 'month', 'quarter', 'year'] as const
export type SpanKind = (typeof SPAN_KINDS)[number]
export type Days = { from: string; to: string }
export type Span = Days & { kind: SpanKind }

type SpanRow = {
  name: string
  /** Working days in which units may object before it is final. */
  objection: number
  first: (day: string) => string
  last: (first: string) => string
  label: (first: string) => string
}

const DAY = 86_400_000
const plus = (day: string, days: number): string => dayOf(startOf(day) + days * DAY)
const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
const monthEnd = (day: string): string => dayBefore(`${dayOf(startOf(`${day.slice(0, 7)}-28`) + 4 * DAY).slice(0, 7)}-01`)
const yearOf = (day: string) => Number(day.slice(0, 4))
const monthOf = (day: string) => Number(day.slice(5, 7))
const twoDigits = (n: number) => String(n).padStart(2, '0')

export const SPANS: Record<SpanKind, SpanRow> = {
  week: {
    name: '周',
    objection: 5,
    first: (day) => plus(day, -weekday(day)),
    last: (first) => plus(first, 6),
    label: (first) => `${weekOf(first).year} 年第 ${weekOf(first).week} 周`,
  },
  half: {
    name: '半月',
    objection: 5,
    first: (day) => `${day.slice(0, 8)}${day.slice(8) <= '15' ? '01' : '16'}`,
    last: (first) => (first.endsWith('01') ? `${first.slice(0, 8)}15` : monthEnd(first)),
    label: (first) => `${yearOf(first)} 年 ${monthOf(first)} 月${first.endsWith('01') ? '上' : '下'}半月`,
  },
  month: {
    name: '月',
    objection: 10,
    first: (day) => `${day.slice(0, 8)}01`,
    last: monthEnd,
    label: (first) => `${yearOf(first)} 年 ${monthOf(first)} 月`,
  },
  quarter: {
    name: '季',
    objection: 10,
    first: (day) => `${day.slice(0, 5)}${twoDigits(monthOf(day) - ((monthOf(day) - 1) % 3))}-01`,
    last: (first) => monthEnd(`${first.slice(0, 5)}${twoDigits(monthOf(first) + 2)}-01`),
    label: (first) => `${yearOf(first)} 年第 ${(monthOf(first) + 2) / 3} 季度`,
  },
  year: {
    name: '年',
    objection: 10,
    first: (day) => `${day.slice(0, 4)}-01-01`,
    last: (first) => `${first.slice(0, 4)}-12-31`,
    label: (first) => `${yearOf(first)} 年`,
  },
}

/** The period of this kind that a day lies in. */
export function spanOf(kind: SpanKind, day: string): Span {
  const from = SPANS[kind].first(day)
  return { kind, from, to: SPANS[kind].last(from) }
}

export const spanBefore = ({ kind, from }: Span): Span => spanOf(kind, dayBefore(from))
export const labelOf = ({ kind, from }: Span): string => SPANS[kind].label(from)

/** The days before these, as many; of a period of a kind the one before. */
export function daysBefore({ from, to }: Days): Days {
  const kind = SPAN_KINDS.find((one) => {
    const span = spanOf(one, from)
    return span.from === from && span.to === to
  })
  if (kind) return daysOf(spanBefore({ kind, from, to }))
  const count = Math.round((startOf(to) - startOf(from)) / DAY) + 1
  return { from: plus(from, -count), to: dayBefore(from) }
}

const daysOf = ({ from, to }: Span): Days => ({ from, to })

/** Number and year of a week by its Monday. */
function weekOf(monday: string): { year: number; week: number } {
  const thursday = plus(monday, 3)
  return { year: yearOf(thursday), week: Math.floor((startOf(thursday) - startOf(`${thursday.slice(0, 4)}-01-01`)) / (7 * DAY)) + 1 }
}

/** When its figures are cut for the first time: midnight at its end. */
export const cutOf = ({ to }: Days): number => startOf(dayAfter(to))

/** When they are cut for good: at the end of the last day on which units may object. */
export const finalOf = (span: Span, calendar: Calendar): number =>
  startOf(dayAfter(addWorkdays(calendar, cutOf(span) - 1, SPANS[span.kind].objection)))

/** The periods of all kinds that have ended between two instants, the first to end first. */
export function endedBetween(since: number, now: number): Span[] {
  const all = SPAN_KINDS.flatMap((kind) => {
    const spans: Span[] = []
    for (let span = spanOf(kind, dayOf(since)); cutOf(span) <= now; span = spanOf(kind, dayAfter(span.to))) spans.push(span)
    return spans
  })
  return all.sort((a, b) => cutOf(a) - cutOf(b))
}
