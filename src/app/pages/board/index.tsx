import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function BoardPage() {
  return (
    <Page title="公开">
      <StateView kind="loading" />
    </Page>
  )
}
