import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function SigninPage() {
  return (
    <Page title="登录">
      <StateView kind="loading" />
    </Page>
  )
}
