import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function ReportPage() {
  return (
    <Page title="说说是什么事">
      <StateView kind="loading" />
    </Page>
  )
}
