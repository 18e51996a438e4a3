import { changeDraft, draftNow } from '../../sending/drafts'
import { AgainSheet } from './AgainSheet'
import { ConsentSheet } from './ConsentSheet'
import { NeighbourSheet } from './NeighbourSheet'
import type { useNeighbours } from './useNeighbours'
import type { useSending } from './useSending'

interface BeforeSendingProps {
  sending: ReturnType<typeof useSending>
  neighbours: ReturnType<typeof useNeighbours>
}

/** What may be asked between the tap and the report's leaving: the same near by, the same before, the privacy rules. */
export function BeforeSending({ sending, neighbours }: BeforeSendingProps) {
  const { send, earlier, setEarlier, asksConsent, setAsksConsent } = sending
  return (
    <>
      <NeighbourSheet neighbours={neighbours} onSend={() => void send()} />
      <AgainSheet
        earlier={earlier}
        onClose={() => setEarlier(undefined)}
        onSend={() => {
          setEarlier(undefined)
          changeDraft({ again: draftNow().text })
          void send()
        }}
      />
      <ConsentSheet
        open={asksConsent}
        onClose={() => setAsksConsent(false)}
        onAgreed={() => {
          setAsksConsent(false)
          void send()
        }}
      />
    </>
  )
}
