import { say } from '../../../domain/words/say'
import { Notice } from '../../components/Notice'
import { goTo } from '../../lib/goTo'
import { changeDraft, draftNow, openDraftId, takeUp } from '../../sending/drafts'
import { useUnsent } from '../../sending/waiting'

/** The form goes on with something written before, or others lie unfinished in the phone. */
export function Unfinished({ goesOn }: { goesOn: boolean }) {
  const others = useUnsent().written.filter((id) => id !== openDraftId()).length
  if (goesOn) return <Notice kind="info" icon="edit" text={say('上次没写完的还在，接着写就行。')} link={say('另写一件')} onLink={another} />
  if (others === 0) return null
  return <Notice icon="edit" text={say('还有 {others} 件没写完的，存在手机里。', { others })} link={say('去看')} onLink={goTo.unsent} />
}

/** A new one of the same category. */
function another() {
  const { category, catalogueVersion } = draftNow()
  takeUp()
  changeDraft({ category, catalogueVersion })
}
