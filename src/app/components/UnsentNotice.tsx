import { goTo } from '../lib/goTo'
import { say } from '../../domain/words/say'
import { useMyUnsavedCodes } from '../sending/unsavedCodes'
import { useUnsent } from '../sending/waiting'
import { Notice } from './Notice'

/** What is only in this phone: codes that are not saved yet, and what is not with the server. */
export function UnsentNotice() {
  return (
    <>
      <CodesNotice />
      <NotSent />
    </>
  )
}

/** Query codes (查询码) of anonymous reports, sent perhaps while nobody looked: the only way to them is in this phone until it is saved. */
function CodesNotice() {
  const count = useMyUnsavedCodes().length
  if (count === 0) return null
  return (
    <Notice
      kind="warn"
      icon="lock"
      text={say('{count} 个查询码还没存好，丢了就看不到进度。', { count })}
      link={say('去存')}
      onLink={goTo.code}
    />
  )
}

/** What is not with the server: first what needs a decision, then what goes out by itself, then what is not finished. */
function NotSent() {
  const { written, waiting, refused } = useUnsent()
  if (refused.length > 0)
    return (
      <Notice
        kind="warn"
        icon="warn"
        text={say('{count} 件没有送成，要您看一下。', { count: refused.length })}
        link={say('去看')}
        onLink={goTo.unsent}
      />
    )
  if (waiting.length > 0)
    return (
      <Notice
        kind="info"
        icon="offline"
        text={say('{count} 件存在手机里，联网自动送出。', { count: waiting.length })}
        link={say('去看')}
        onLink={goTo.unsent}
      />
    )
  if (written.length === 0) return null
  const [one] = written
  return written.length === 1 ? (
    <Notice kind="info" icon="edit" text={say('您有一件没写完的，存在手机里。')} link={say('接着写')} onLink={() => goTo.draft(one!)} />
  ) : (
    <Notice
      kind="info"
      icon="edit"
      text={say('您有 {count} 件没写完的，存在手机里。', { count: written.length })}
      link={say('去看')}
      onLink={goTo.unsent}
    />
  )
}
