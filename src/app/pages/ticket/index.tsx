import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function TicketPage() {
  return (
    <Page title="这件事的进展">
      <StateView kind="loading" />
    </Page>
  )
}
