import { goTo } from '../lib/goTo'
import { say } from '../../domain/words/say'
import { StateView } from './StateView'

/** What stands where one's own things would be. */
export const SignInFirst = ({ what }: { what: string }) => (
  <StateView
    kind="empty"
    title={say('请先登录')}
    text={say('登录后看{what}。不登录也能先写，提交时再登录。', { what })}
    button={say('登录')}
    onPress={goTo.signIn}
  />
)
