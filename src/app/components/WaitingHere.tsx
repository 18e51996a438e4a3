import { ACTION_WORDS } from '../../domain/reading/words-acting'
import { say } from '../../domain/words/say'
import { useWaitingOn } from '../sending/waiting'
import type { As } from '../remote/session'
import { Notice } from './Notice'
import { RefusedCard } from './Outgoing'

/** What was done on this ticket and is still in the phone (待送出). */
export function WaitingHere({ as, ticket }: { as: As; ticket: string }) {
  const all = useWaitingOn(as, ticket)
  const waiting = all.filter(([, one]) => !one.refused)
  return (
    <>
      {waiting.length > 0 && (
        <Notice
          kind="info"
          icon="offline"
          text={say('“{actions}”存在手机里，联网自动送出。', {
            actions: waiting.map(([, { action }]) => say(ACTION_WORDS[action].button)).join(say('”“')),
          })}
        />
      )}
      {all.flatMap(([id, one]) => (one.refused ? <RefusedCard key={id} id={id} one={one} /> : []))}
    </>
  )
}
