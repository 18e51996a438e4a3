import { useState } from 'react'
import type { Catalogue } from '../../../domain/report/categories'
import { offers } from '../../../domain/report/suggest/suggest'
import { say } from '../../../domain/words/say'
import { Card } from '../../components/Card'
import { Row, Rows } from '../../components/Rows'
import { hasWords, type Draft } from '../../sending/drafts'
import { CategoryRow, ChooseSheet, ItemField } from './Category'
import { Questions } from './Questions'
import { Guess, Suggested } from './Suggested'
import type { Matter } from './useAbout'
import { useChoosing } from './useChoosing'

interface WhichProps {
  draft: Draft
  matter: Matter
  catalogue: Catalogue
}

/** Which category (哪一类): chosen, with what it asks; or guessed from the words, to be confirmed by a tap; or left to the centre. */
export function Which(props: WhichProps) {
  return props.draft.category ? <Chosen {...props} /> : <NotChosen {...props} />
}

function Chosen({ draft, matter, catalogue }: WhichProps) {
  const choose = useChoosing()
  return (
    <>
      <CategoryRow matter={matter} draft={draft} />
      <Suggested found={offers(draft.text, catalogue, draft)} catalogue={catalogue} onChoose={choose} />
      <ItemField matter={matter} draft={draft} />
      {draft.item && <Questions item={matter.item} />}
    </>
  )
}

function NotChosen({ draft, catalogue }: WhichProps) {
  const [choosing, setChoosing] = useState(false)
  const choose = useChoosing()
  const [best, ...others] = offers(draft.text, catalogue, {})
  const myself = (
    <Row
      icon="list"
      title={best ? say('都不是') : say('哪一类')}
      note={say(best ? '自己选；不选也能提交' : hasWords(draft) ? '猜不准；不选也行，交给区中心来分' : '说完给您猜，点一下就行')}
      value={say('自己选')}
      onPress={() => setChoosing(true)}
    />
  )
  return (
    <>
      {best && (
        <Card title={say('像是这一类，对吗？')}>
          <Guess guess={best} catalogue={catalogue} onChoose={choose} />
          <Suggested found={others} catalogue={catalogue} onChoose={choose} />
        </Card>
      )}
      <Rows>{myself}</Rows>
      <ChooseSheet open={choosing} title={say('自己选一类')} onClose={() => setChoosing(false)} />
    </>
  )
}
