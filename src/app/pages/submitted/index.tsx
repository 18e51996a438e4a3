import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function SubmittedPage() {
  return (
    <Page title="已经提交">
      <StateView kind="loading" />
    </Page>
  )
}
