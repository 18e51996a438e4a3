import { useRouter } from '@tarojs/taro'
import { say } from '../../domain/words/say'
import { SignInFirst } from '../components/SignInFirst'
import { StateView } from '../components/StateView'
import { goTo } from '../lib/goTo'
import { useSession } from '../remote/session'

/** As whom a page of one ticket is read: by the resident signed in, or by an anonymous reporter with a query code (`as=code`). */
export function useReading(): { as: 'resident' | 'code'; mayRead: boolean } {
  const as = useRouter().params.as === 'code' ? 'code' : 'resident'
  return { as, mayRead: useSession((session) => Boolean(session[as])) }
}

/** What stands there until they may. */
export const NotYet = ({ as, what }: { as: 'resident' | 'code'; what: string }) =>
  as === 'resident' ? (
    <SignInFirst what={what} />
  ) : (
    <StateView
      kind="empty"
      title={say('请先输查询码')}
      text={say('凭查询码看{what}。查询码不在手机上留着。', { what })}
      button={say('输查询码')}
      onPress={goTo.code}
    />
  )
