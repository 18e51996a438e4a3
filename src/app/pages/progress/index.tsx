import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function ProgressPage() {
  return (
    <Page title="我的进度">
      <StateView kind="loading" />
    </Page>
  )
}
