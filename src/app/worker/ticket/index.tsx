import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function TicketPage() {
  return (
    <Page title="办理">
      <StateView kind="loading" />
    </Page>
  )
}
