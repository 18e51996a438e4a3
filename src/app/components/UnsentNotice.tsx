import { goTo } from '../lib/goTo'
import { useUnsent } from '../stores/outbox'
import { Notice } from './Notice'

/** What is still in this phone and not with the server: first what needs a decision, then what goes out by itself, then what is not finished. */
export function UnsentNotice() {
  const { written, waiting, refused } = useUnsent()
  if (refused.length > 0)
    return <Notice kind="warn" icon="warn" text={`${refused.length} 件没有送成，要您看一下。`} link="去看" onLink={goTo.unsent} />
  if (waiting.length > 0)
    return <Notice kind="info" icon="offline" text={`${waiting.length} 件存在手机里，联网自动送出。`} link="去看" onLink={goTo.unsent} />
  if (written.length === 0) return null
  const [one] = written
  return written.length === 1 ? (
    <Notice kind="info" icon="edit" text="您有一件没写完的，存在手机里。" link="接着写" onLink={() => goTo.draft(one!)} />
  ) : (
    <Notice kind="info" icon="edit" text={`您有 ${written.length} 件没写完的，存在手机里。`} link="去看" onLink={goTo.unsent} />
  )
}
