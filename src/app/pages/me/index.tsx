import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function MePage() {
  return (
    <Page title="我的">
      <StateView kind="loading" />
    </Page>
  )
}
