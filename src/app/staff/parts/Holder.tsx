import { View } from '@tarojs/components'
import { HOLDER_WORDS, holderLine } from '../../../domain/reading/holder'
import type { Given } from '../../../domain/ticket/given'
import type { ActionView, TicketView } from '../../../domain/ticket/views'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { useSession } from '../../remote/session'

interface HolderProps {
  ticket: TicketView
  busy?: string
  /** `whole`: nothing more is asked, it is sent as it is. */
  onPress: (action: ActionView, given?: Given, whole?: boolean) => void
}

/** Who of the unit has it in hand (经手人), and the ways to change that; whoever may not change it only reads the name. */
export function Holder({ ticket, busy, onPress }: HolderProps) {
  const me = useSession((all) => all.staff?.me.id)
  const open = (name: ActionView['action']) => ticket.actions.find(({ action, refusal }) => action === name && !refusal)
  const [assign, unassign] = [open('assign'), open('unassign')]
  if (!ticket.heldBy && !assign) return null
  const others = assign?.people ?? []
  const mayTake = others.some(({ id }) => id === me)
  const isMine = Boolean(ticket.heldBy && (assign ?? unassign) && !mayTake)
  return (
    <Card title={HOLDER_WORDS.title} aside={HOLDER_WORDS.aside}>
      <View className="small wrap">{holderLine(ticket.heldBy, isMine)}</View>
      <View className="holder__ways">
        {assign && mayTake && (
          <Button
            kind="soft"
            small
            text={HOLDER_WORDS.take}
            busy={busy === 'assign' && HOLDER_WORDS.busy}
            onPress={() => onPress(assign, { holder: me! }, true)}
          />
        )}
        {assign && others.some(({ id }) => id !== me) && (
          <Button kind="line" small text={ticket.heldBy ? HOLDER_WORDS.pass : HOLDER_WORDS.give} onPress={() => onPress(assign)} />
        )}
        {unassign && (
          <Button
            kind="line"
            small
            text={HOLDER_WORDS.drop}
            busy={busy === 'unassign' && HOLDER_WORDS.busy}
            onPress={() => onPress(unassign)}
          />
        )}
      </View>
    </Card>
  )
}
