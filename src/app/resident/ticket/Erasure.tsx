import type { TicketView } from '../../../domain/ticket/views'
import { REFUSAL_WORDS } from '../../../domain/reading/words-refused'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { say } from '../../../domain/words/say'
import { Row, Rows } from '../../components/Rows'

type ActionView = TicketView['actions'][number]

/** 请求删除: the way to have what was written, photographed and said taken out for good; where it stands, when it was asked for. */
export function Erasure({ ticket, onPress }: { ticket: TicketView; onPress: (action: ActionView) => void }) {
  const asking = ticket.actions.find(({ action }) => action === 'askErase')
  const isAsked = ticket.flags.includes('eraseAsked')
  if (!asking && !isAsked) return null
  return (
    <Rows>
      <Row
        icon="lock"
        title={say(ACTION_WORDS.askErase.title)}
        note={isAsked ? say(REFUSAL_WORDS.notAskedErase) : say('不想再留着的，可以请区中心删掉')}
        {...(asking && !isAsked && { onPress: () => onPress(asking) })}
      />
    </Rows>
  )
}
