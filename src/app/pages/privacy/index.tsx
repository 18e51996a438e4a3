import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function PrivacyPage() {
  return (
    <Page title="隐私规则">
      <StateView kind="loading" />
    </Page>
  )
}
