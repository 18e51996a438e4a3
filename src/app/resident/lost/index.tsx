import { say } from '../../../domain/words/say'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { goTo } from '../../lib/goTo'

/** h5: where an address leads that is none of the app's. */
export default function LostPage() {
  return (
    <Page title={say('没有这一页')} narrow>
      <StateView
        kind="empty"
        title={say('没有这一页')}
        text={say('网址可能没抄全，或者旧了。要报事、看进度，从首页走。')}
        button={say('去首页')}
        onPress={goTo.home}
      />
    </Page>
  )
}
