/** Time as people read it (时间的说法): what is left, and by when. Always Beijing time, always against the server's now. */
import { dayEndedBy, dayOf, startOf } from '../calendar/workdays'
import { say } from '../words/say'
import { countsDays, type Limit } from '../ticket/limits'

export type TimeTone = 'ample' | 'near' | 'overdue' | 'paused'
type TimeLeft = { tone: TimeTone; text: string; by: string }
type Running = { startedAt: number; dueAt: number | null; nearAt?: number | null; limit: Limit; tentative: boolean }

export const WEEKDAY_WORDS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
export const MONTH_WORDS = ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'] as const
export const DAY_WORDS: readonly string[] = Array.from({ length: 31 }, (_, index) => `${index + 1}日`)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "还剩 3 天 7 小时", its tone, and "11月26日 周四 17:30 前". */
export function timeLeft(clock: Running, now: number): TimeLeft {
  if (clock.dueAt === null) return { tone: 'paused', text: say('暂停计时'), by: '' }
  const by = say(clock.tentative ? '{when} 前（暂定）' : '{when} 前', { when: whenWords(clock.dueAt, now) })
  return { tone: toneOf(clock, now), text: leftWords(clock, now), by }
}

export function toneOf(clock: Running, now: number): TimeTone {
  if (clock.dueAt === null) return 'paused'
  if (clock.dueAt < now) return 'overdue'
  return now >= (clock.nearAt ?? nearBySpan(clock.dueAt, clock.startedAt)) ? 'near' : 'ample'
}

/** Of a copy that the phone kept from before the server said it. */
const nearBySpan = (due: number, started: number): number => due - (due - started) / 4

/** "今天 17:30" · "周四(26日) 17:30" within six days · "11月26日 周四 17:30" · with the year when it is another one. */
export function whenWords(at: number, now: number): string {
  // midnight is the end of its day, not the beginning of the next
  const day = dayEndedBy(at)
  const days = Math.round((startOf(day) - startOf(dayOf(now))) / DAY)
  const time = endTime(at)
  if (days === 0) return say('今天 {time}', { time })
  if (days === 1) return say('明天 {time}', { time })
  if (days === -1) return say('昨天 {time}', { time })
  const start = startOf(day)
  if (days > 1 && days <= 6) return say('{weekday}({day}日) {time}', { weekday: weekday(start), day: date(start).getUTCDate(), time })
  return say('{date} {weekday} {time}', { date: dayWords(start, now), weekday: weekday(start), time })
}

/** "11月26日", with the year when it is not this one. */
export function dayWords(at: number, now: number): string {
  const [then, today] = [date(at), date(now)]
  const [month, day, year] = [say(MONTH_WORDS[then.getUTCMonth()]!), then.getUTCDate(), then.getUTCFullYear()]
  return year === today.getUTCFullYear() ? say('{month}{day}日', { month, day }) : say('{year}年{month}{day}日', { year, month, day })
}

/** A day by itself: "11月27日 周五". */
export const dateWords = (day: string, now: number): string =>
  say('{date} {weekday}', { date: dayWords(startOf(day), now), weekday: weekday(startOf(day)) })

/** The day of the month alone: "23日". */
export const shortDay = (at: number): string => say(DAY_WORDS[date(at).getUTCDate() - 1]!)

/** For paper, which is read on any day: "2026年11月27日 周五 17:30". */
export const paperWords = (at: number): string => `${paperDay(startOf(dayEndedBy(at)))} ${endTime(at)}`

const paperDay = (at: number): string =>
  `${date(at).getUTCFullYear()}年${date(at).getUTCMonth() + 1}月${date(at).getUTCDate()}日 ${weekday(at)}`

/** Time used, never in days, for a working day has fewer hours than a day: "13 小时 5 分". */
export const usedWords = (ms: number): string =>
  [ms >= HOUR && `${Math.floor(ms / HOUR)} 小时`, `${Math.floor((ms % HOUR) / MINUTE)} 分`].filter(Boolean).join(' ')

/** When something happened: "今天 10:22", "11月19日 18:42". */
export function pastWords(at: number, now: number): string {
  const days = Math.round((startOf(dayOf(now)) - startOf(dayOf(at))) / DAY)
  const time = clockTime(at)
  if (days === 0) return say('今天 {time}', { time })
  return days === 1 ? say('昨天 {time}', { time }) : say('{date} {time}', { date: dayWords(at, now), time })
}

/** Two short lines for a narrow cell: "还剩" / "1 天 7 时". */
export function narrowLeft(clock: Running, now: number): { label: string; value: string } {
  if (clock.dueAt === null) return { label: '暂停', value: '计时' }
  const left = clock.dueAt - now
  if (left < 0) return { label: '已超时', value: lateWords(-left) }
  if (countsDays(clock.limit) && dayEndedBy(clock.dueAt) === dayOf(now)) return { label: '今天', value: endTime(clock.dueAt) }
  return { label: '还剩', value: left >= DAY ? daysAndHours(left, true) : spanWords(left) }
}

/** One cell of the time ruler (时限尺): a working day, or a quarter of a limit in hours; begun `at`, `fill` is the part used, 0 to 1. */
type RulerCell = { at: number; fill: number; label: string; today: boolean; rest: boolean }

/** Cells from start to due: days while it counts days (days off drawn as rests), else four equal spells. */
export function rulerCells(clock: Running, now: number, isWorkday: (day: string) => boolean): RulerCell[] {
  if (clock.dueAt === null) return []
  return countsDays(clock.limit) ? dayCells(clock.startedAt, clock.dueAt, now, isWorkday) : spellCells(clock.startedAt, clock.dueAt, now)
}

function dayCells(from: number, due: number, now: number, isWorkday: (day: string) => boolean): RulerCell[] {
  const cells: RulerCell[] = []
  for (let start = startOf(dayOf(from)); start <= due; start += DAY) {
    const day = dayOf(start)
    const rest = !isWorkday(day)
    if (rest && cells[cells.length - 1]?.rest) continue
    const [open, close] = [Math.max(from, start + 8.5 * HOUR), Math.min(due, start + 17.5 * HOUR)]
    if (!rest && close <= open) continue
    cells.push({
      at: start,
      fill: rest ? 0 : share(open, close, now),
      label: rest ? '' : day === dayOf(now) ? say('今天') : weekday(start),
      today: day === dayOf(now),
      rest,
    })
  }
  return cells.length > 9 ? spellCells(from, due, now) : cells
}

function spellCells(from: number, due: number, now: number): RulerCell[] {
  const size = (due - from) / 4
  return [0, 1, 2, 3].map((index) => {
    const start = from + index * size
    return {
      at: start,
      fill: share(start, start + size, now),
      label: index === 3 ? clockTime(due) : '',
      today: now >= start && now < start + size,
      rest: false,
    }
  })
}

const share = (from: number, to: number, now: number): number => Math.min(1, Math.max(0, (now - from) / (to - from)))

function leftWords(clock: Running, now: number): string {
  const left = clock.dueAt! - now
  if (left < 0) return say('已超时 {span}', { span: lateWords(-left) })
  if (left < MINUTE) return say('马上到期')
  if (countsDays(clock.limit) && dayEndedBy(clock.dueAt!) === dayOf(now)) return say('今天 {time} 到期', { time: endTime(clock.dueAt!) })
  return say('还剩 {span}', { span: spanWords(left) })
}

function spanWords(ms: number): string {
  const [hours, minutes] = [Math.floor(ms / HOUR), Math.floor((ms % HOUR) / MINUTE)]
  if (ms >= DAY) return daysAndHours(ms)
  if (ms >= 6 * HOUR || (ms >= HOUR && minutes === 0)) return say('{hours} 小时', { hours })
  return ms >= HOUR ? say('{hours} 小时 {minutes} 分', { hours, minutes }) : say('{minutes} 分', { minutes: Math.max(1, minutes) })
}

function daysAndHours(ms: number, narrow = false): string {
  const [days, hours] = [Math.floor(ms / DAY), Math.floor((ms % DAY) / HOUR)]
  if (hours === 0) return say('{days} 天', { days })
  return say(narrow ? '{days} 天 {hours} 时' : '{days} 天 {hours} 小时', { days, hours })
}

/** Never minutes after the first hour. */
const lateWords = (ms: number): string => {
  if (ms < HOUR) return say('{minutes} 分', { minutes: Math.max(1, Math.floor(ms / MINUTE)) })
  return ms < DAY ? say('{hours} 小时', { hours: Math.floor(ms / HOUR) }) : say('{days} 天', { days: Math.floor(ms / DAY) })
}

const date = (at: number): Date => new Date(at + 8 * HOUR)
const weekday = (at: number): string => say(WEEKDAY_WORDS[date(at).getUTCDay()]!)
export const clockTime = (at: number): string => date(at).toISOString().slice(11, 16)
/** The time at which something ends: midnight is 24:00. */
const endTime = (at: number): string => (at === startOf(dayOf(at)) ? '24:00' : clockTime(at))
