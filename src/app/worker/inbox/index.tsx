import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function InboxPage() {
  return (
    <Page title="待办">
      <StateView kind="loading" />
    </Page>
  )
}
