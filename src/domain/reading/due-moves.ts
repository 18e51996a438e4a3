/** How the due time of handling moved (时限的变动) and why, read from the history: what a reporter is owed beside the new time. */
import type { Action } from '../ticket/actions'
import { eventTitle } from './history-line'
import { whenWords } from './time'
import type { TimelineEntry } from '../ticket/views'
import { say } from '../words/say'
import type { Reader } from './words'

/** From one instant to another; `why` in the reader's words, `seq` the line of history that did it. */
export type Move = { seq: number; from: number; to: number; why: string }

/** Whose words give the reason: the request for time, not the word that granted it. */
const SAID_BY: Partial<Record<Action, Action>> = { grantExtension: 'extend' }

/** Every move that left another due time, oldest first; what held still and went on counts once, with the reason it was held for. */
export function movesOf(timeline: readonly TimelineEntry[], reader: Reader): Move[] {
  const moves: Move[] = []
  let due: number | null = null
  let held: TimelineEntry | undefined
  for (const entry of timeline) {
    if (!entry.due) continue
    const { from, to } = entry.due
    const was: number | null = from ?? due
    if (to === null) held = entry
    else if (was !== null && was !== to) moves.push({ seq: entry.seq, from: was, to, why: reasonOf(held ?? entry, timeline, reader) })
    if (to !== null) held = undefined
    due = to ?? was
  }
  return moves
}

/** "原定 明天 17:30，现在 周四(26日) 17:30。" */
export const moveWords = ({ from, to }: Move, now: number): string =>
  say('原定 {from}，现在 {to}。', { from: whenWords(from, now), to: whenWords(to, now) })

/** What one line of history did to the due time: "时限 明天 17:30 → 周四(26日) 17:30", or that it holds still. */
export function shiftWords({ from, to }: NonNullable<TimelineEntry['due']>, now: number): string {
  if (to === null) return say('时限停下')
  if (from === null) return say('时限接着走，到 {to}', { to: whenWords(to, now) })
  return say('时限 {from} → {to}', { from: whenWords(from, now), to: whenWords(to, now) })
}

/** What stands under every move: the old limit is not forgotten. */
export const KEPT_WORDS = '原时限照样统计。'

function reasonOf(entry: TimelineEntry, timeline: readonly TimelineEntry[], reader: Reader): string {
  const by = SAID_BY[entry.action as Action]
  const said = by && [...timeline].reverse().find(({ action, seq }) => action === by && seq < entry.seq)
  const [title, { text }] = [eventTitle(entry, reader), said ?? entry]
  return title && text ? say('{title}：{text}', { title, text }) : title || text
}
