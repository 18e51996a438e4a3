import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function VerdictPage() {
  return (
    <Page title="请您评价">
      <StateView kind="loading" />
    </Page>
  )
}
