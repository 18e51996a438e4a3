import { NoticeList } from '../../components/NoticeList'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { back, toTicket } from '../../staff/routes'

/** What a member of staff was told: new tickets, reminders, urging, what others did. */
export default function NoticesPage() {
  const me = useStaff()
  return (
    <Page title="消息" desk onBack={back}>
      {me ? (
        <NoticeList as="staff" onOpen={toTicket} promise="新来的件、快到期、超时、催办和别的单位办的事，都写在这里。" trouble={NotLoaded} />
      ) : (
        <StateView kind="loading" />
      )}
    </Page>
  )
}
