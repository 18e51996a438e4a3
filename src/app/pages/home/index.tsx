import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function HomePage() {
  return (
    <Page title="市民吹哨">
      <StateView kind="loading" />
    </Page>
  )
}
