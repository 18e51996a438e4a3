import { clockTime } from '../../domain/reading/time'
import { say } from '../../domain/words/say'
import type { CallFailed } from '../remote/call'
import { useWhomToCall } from '../lib/whomToCall'
import { dial } from './EmergencyCard'
import { Notice } from './Notice'
import { StateView } from './StateView'

export interface TroubleProps {
  problem: CallFailed
  onRetry: () => void
}

/** Nothing could be loaded and nothing is kept: why, try again, or ask by phone. */
export function Trouble({ problem, onRetry }: TroubleProps) {
  const whom = useWhomToCall()
  return (
    <StateView
      kind={problem.offline ? 'offline' : 'error'}
      onPress={onRetry}
      phone={say('打电话问{name}', { name: whom.name })}
      onPhone={() => dial(whom.phone)}
      code={problem.problem.ref}
    />
  )
}

interface KeptCopyProps extends TroubleProps {
  loadedAt: number
}

/** The newest could not be loaded; what stands below is the phone's own copy. */
export const KeptCopy = ({ problem, loadedAt, onRetry }: KeptCopyProps) => (
  <Notice
    kind="warn"
    icon={problem.offline ? 'offline' : 'warn'}
    text={say('{problem}，先看 {time} 存下的。', {
      problem: problem.offline ? say('没有网络') : say('没取到最新进展'),
      time: clockTime(loadedAt),
    })}
    link={say('再试一次')}
    onLink={onRetry}
  />
)
