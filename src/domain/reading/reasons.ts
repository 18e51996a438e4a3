/** Why a ticket stands where it stands (来由): the line of history whose words the next person needs first. */
import type { Action } from '../ticket/actions'
import type { State } from '../ticket/states'
import { standingLines } from '../ticket/undo'
import type { TimelineEntry } from '../ticket/views'

const LED_HERE: Partial<Record<State, readonly Action[]>> = {
  submitted: ['appeal', 'reopen', 'unmerge'],
  need_info: ['askInfo'],
  returned: ['return'],
  escalated: ['escalate', 'moveUp'],
  consult: ['consult', 'return'],
  paused: ['pause'],
  parked: ['park'],
  rework: ['judge', 'check', 'recall', 'reopen'],
  rejected: ['reject'],
}

/** The newest of the lines that lead to this state, where it needs explaining. */
export const ledHere = ({ state, timeline }: { state: State; timeline: readonly TimelineEntry[] }): TimelineEntry | undefined =>
  standingLines(timeline)
    .reverse()
    .find(({ action }) => LED_HERE[state]?.includes(action as Action))

const BY_ITSELF: readonly Action[] = ['overdue', 'moveUp', 'supervise']

/** What has happened by itself since a limit was passed, the newest. */
export const lateLine = (timeline: readonly TimelineEntry[]): TimelineEntry | undefined =>
  [...timeline].reverse().find(({ action }) => BY_ITSELF.includes(action as Action))
