/** How staff's screens mark actions and urgency. */
import type { Urgency } from '../../domain/report/categories'
import type { Action } from '../../domain/ticket/actions'
import { URGENCY_WORDS } from '../../domain/ticket/words'

export const ACTION_ICONS: Partial<Record<Action, string>> = {
  resolve: 'check',
  escalate: 'escalate',
  dispatch: 'flag',
  return: 'giveback',
  reject: 'cross',
  note: 'edit',
}

export const urgencyBadge = (urgency: Urgency) =>
  (
    ({
      critical: { kind: 'urgent', text: URGENCY_WORDS.critical },
      urgent: { kind: 'pressing', text: URGENCY_WORDS.urgent },
      normal: undefined,
    }) as const
  )[urgency]
