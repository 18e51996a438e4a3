/** Net time (净用时): what a unit really had for handling, read from the history alone, so that nobody can write it by hand. */
import { workingTimeBetween, type Calendar } from '../calendar/workdays'
import { isWorking, type Limit } from './limits'
import { rowOf, type State } from './states'

type Line = { at: number; state: State }

/** Time in which the handling clock ran, ms: working time for limits in working time, else plain time. Pauses are left out. */
export function netTime(lines: readonly Line[], limit: Limit, calendar: Calendar, now: number): number {
  const span = (from: number, to: number) => (isWorking(limit) ? workingTimeBetween(calendar, from, to) : to - from)
  return lines.reduce((sum, line, index) => {
    const runs = rowOf(line.state).clocks.includes('handle')
    return runs ? sum + span(line.at, lines[index + 1]?.at ?? now) : sum
  }, 0)
}
