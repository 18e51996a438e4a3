/** A life as figures read it: its lines with what became of the due time, and its clocks with when they stopped. */
import type { Story, StoryClock, StoryLine } from '../../src/domain/figures/fold'
import type { Clock } from '../../src/domain/ticket/clocks'
import type { Life } from './life'

export const storyOf = ({ ticket, lines }: Life): Story => ({
  id: ticket.id,
  number: ticket.number,
  category: ticket.category,
  lines: lines.map((line, index) => lineOf(line, lines[index - 1]?.clocks)),
  clocks: clocksIn(lines),
})

function lineOf(line: Life['lines'][number], before: Clock[] | undefined): StoryLine {
  const [was, is] = [before, line.clocks].map((clocks) => clocks?.find(({ kind }) => kind === 'handle'))
  return {
    seq: line.seq,
    action: line.action,
    at: line.at,
    from: before ? line.before.state : null,
    to: line.after.state,
    fromUnit: before ? line.before.unitId : null,
    toUnit: line.after.unitId,
    round: line.after.round,
    given: line.given,
    due: was && is && was.seq === is.seq && was.dueAt !== is.dueAt ? { from: was.dueAt, to: is.dueAt } : null,
  }
}

function clocksIn(lines: Life['lines']): StoryClock[] {
  const seen = new Map<string, StoryClock>()
  for (const { at, clocks } of lines) {
    const alive = new Set(clocks.map(({ kind, seq }) => `${kind} ${seq}`))
    for (const [key, clock] of seen) if (clock.stoppedAt === null && !alive.has(key)) clock.stoppedAt = at
    for (const { kind, seq, firstDueAt } of clocks)
      if (!seen.has(`${kind} ${seq}`)) seen.set(`${kind} ${seq}`, { kind, seq, firstDueAt, stoppedAt: null })
  }
  return [...seen.values()]
}
