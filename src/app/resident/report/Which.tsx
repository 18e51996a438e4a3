import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Catalogue, CategoryId } from '../../../domain/report/categories'
import { offers } from '../../../domain/report/suggest/suggest'
import { say } from '../../../domain/words/say'
import { Card } from '../../components/Card'
import { Row, Rows } from '../../components/Rows'
import { focusSoon } from '../../lib/focusSoon'
import { aria } from '../../platform/aria'
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
  const take = useTaking()
  return (
    <>
      <View className="stack stack--4" {...aria({ live: 'polite' })}>
        <CategoryRow matter={matter} draft={draft} />
        <Suggested found={offers(draft.text, catalogue, draft)} catalogue={catalogue} onChoose={take} />
      </View>
      <ItemField matter={matter} draft={draft} />
      {draft.item && <Questions item={matter.item} />}
    </>
  )
}

function NotChosen({ draft, catalogue }: WhichProps) {
  const [choosing, setChoosing] = useState(false)
  const take = useTaking()
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
      <View className="stack stack--4" {...aria({ live: 'polite' })}>
        {best && (
          <Card title={say('像是这一类，对吗？')}>
            <Guess guess={best} catalogue={catalogue} onChoose={take} />
            <Suggested found={others} catalogue={catalogue} onChoose={take} />
          </Card>
        )}
        <Rows>{myself}</Rows>
      </View>
      <ChooseSheet open={choosing} title={say('自己选一类')} onClose={() => setChoosing(false)} />
    </>
  )
}

/** Takes what was suggested; the offer goes, and the focus goes on to the sub-item it named, or to the first there is. */
function useTaking() {
  const choose = useChoosing()
  return (category: CategoryId, item?: string) => {
    choose(category, item)
    focusSoon(item ? '#field-item [aria-checked=true]' : '#field-item [role=radio]')
  }
}
