/** How staff's screens mark actions and urgency. */
import type { Urgency } from '../../domain/report/categories'
import type { Action } from '../../domain/ticket/actions'
import type { Tone } from '../../domain/ticket/states'
import type { Flag, Summary } from '../../domain/ticket/views'
import { URGENCY_WORDS } from '../../domain/reading/words'
import { FLAG_WORDS } from '../../domain/reading/words-staff'

export const ACTION_ICONS: Partial<Record<Action, string>> = {
  resolve: 'check',
  check: 'check',
  grantExtension: 'check',
  escalate: 'escalate',
  dispatch: 'flag',
  consult: 'me',
  attend: 'edit',
  inform: 'phone',
  return: 'giveback',
  takeBack: 'giveback',
  arrive: 'pin',
  undo: 'giveback',
  correct: 'edit',
  interim: 'shield',
  reassign: 'refresh',
  reject: 'cross',
  refuseExtension: 'cross',
  extend: 'clock',
  pause: 'clock',
  park: 'clock',
  resume: 'refresh',
  supervise: 'eye',
  assign: 'me',
  unassign: 'giveback',
  note: 'edit',
  transcribe: 'edit',
}

/** Something waits for an answer, or it only is so. */
export const FLAG_TONES: Record<Flag, Tone> = {
  urged: 'ask',
  untranscribed: 'ask',
  supervised: 'ask',
  extension: 'ask',
  reopened: 'parked',
  appealed: 'parked',
  eraseAsked: 'ask',
}

export const urgencyBadge = (urgency: Urgency) =>
  (
    ({
      critical: { kind: 'urgent', text: URGENCY_WORDS.critical },
      urgent: { kind: 'pressing', text: URGENCY_WORDS.urgent },
      normal: undefined,
    }) as const
  )[urgency]

/** What marks a ticket in a list. */
const marksOf = ({ flags }: Summary) => flags.map((flag) => ({ text: FLAG_WORDS[flag], tone: FLAG_TONES[flag] }))

/** What a row shows of a ticket in whatever list it stands. */
export const shownOf = (row: Summary, category: string) => ({
  title: row.title,
  category,
  icon: `cat-${row.category}`,
  urgent: urgencyBadge(row.urgency),
  marks: marksOf(row),
})
