import { fieldRow } from '../../../domain/ticket/fields'
import type { Field, Given } from '../../../domain/ticket/given'
import { usualMode } from '../../../domain/ticket/effects'
import { ruleOf } from '../../../domain/ticket/rules'
import type { ActionView, TicketView } from '../../../domain/ticket/views'
import { ActionField } from '../../components/ActionField'
import { Card } from '../../components/Card'

/** The taking (受理, 签收) that is open: one press, with what stands chosen already. */
export const takingOf = ({ actions }: TicketView): ActionView | undefined =>
  actions.find(({ action, may, refusal }) => ruleOf(action).atOnce && refusal === undefined && may.some(isShown))

const isShown = (field: Field): boolean => fieldRow(field).kind !== 'none'

/** What a taking carries unless somebody chooses otherwise: the way this kind of unit usually takes, the person the order names. */
export function usualFor(ticket: TicketView, { may }: ActionView): Given {
  const work = 'orders' in ticket ? ticket : undefined
  return {
    ...(may.includes('mode') && { mode: work?.mode ?? usualMode(ticket.unit.kind) }),
    ...(may.includes('person') && { person: work?.orders[work.orders.length - 1]?.person }),
  }
}

interface TakingProps {
  ticket: TicketView
  taking: ActionView
  given: Given
  onChange: (change: Given) => void
}

/** Which of the four ways (四办), who carries it out: chosen before it is taken, sent with it. */
export const Taking = ({ ticket, taking, given, onChange }: TakingProps) => (
  <Card>
    {taking.may.map((field) => (
      <ActionField key={field} field={field} action={taking} ticket={ticket} given={given} onChange={onChange} />
    ))}
  </Card>
)
