import { NoticeList } from '../../components/NoticeList'
import { say } from '../../../domain/words/say'
import { Page } from '../../components/Page'
import { SignInFirst } from '../../components/SignInFirst'
import { goTo } from '../../lib/goTo'
import { useSession } from '../../remote/session'

/** What a resident was told of their matters. */
export default function NoticesPage() {
  const isSignedIn = useSession((session) => Boolean(session.resident))
  return (
    <Page title={say('消息')} narrow>
      {isSignedIn ? (
        <NoticeList as="resident" onOpen={goTo.ticket} promise={say('您报的事每走一步，都写在这里。')} />
      ) : (
        <SignInFirst what={say('您的消息')} />
      )}
    </Page>
  )
}
