import { StateView } from '../components/StateView'
import type { CallFailed } from '../remote/call'

/** Nothing could be loaded and nothing is kept on the phone. */
export const NotLoaded = ({ problem, onRetry }: { problem: CallFailed; onRetry: () => void }) => (
  <StateView
    kind={problem.offline ? 'offline' : 'error'}
    title={problem.offline ? undefined : '没取到最新的'}
    text={problem.offline ? '连上网再试一次。期限照常走，急事先打电话。' : problem.message}
    code={problem.problem.ref}
    onPress={onRetry}
  />
)
