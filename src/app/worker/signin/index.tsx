import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'

export default function SigninPage() {
  return (
    <Page title="工作人员登录">
      <StateView kind="loading" />
    </Page>
  )
}
