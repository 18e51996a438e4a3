import { elsewhereOf, type Elsewhere } from '../../../domain/report/elsewhere'
import type { Catalogue, CategoryId } from '../../../domain/report/categories'
import { MAX_TEXT } from '../../../domain/ticket/given'
import { say } from '../../../domain/words/say'
import { dial } from '../../components/EmergencyCard'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { TextArea } from '../../components/TextArea'
import { goTo } from '../../lib/goTo'
import { changeDraft, useDraft } from '../../sending/drafts'
import { Suggested } from './Suggested'

interface SaidProps {
  /** In the empty field. */
  placeholder: string
  /** What is asked first about it: instead of that, and under the field afterwards. */
  ask?: string
  error?: string
  catalogue: Catalogue
  onType: () => void
  onChoose: (category: CategoryId, item?: string) => void
}

/** What happened (怎么回事), in the reporter's own words; with what they may be about, and where to go when it is not for this channel. */
export function Said({ placeholder, ask, error, catalogue, onType, onChoose }: SaidProps) {
  const { text, category, item } = useDraft()
  const elsewhere = elsewhereOf(text)
  return (
    <Field label={say('怎么回事')} aside={`${[...text].length} / ${MAX_TEXT}`} id="field-text" error={error} hint={text ? ask : undefined}>
      <TextArea
        label={say('怎么回事')}
        placeholder={ask || placeholder}
        max={MAX_TEXT}
        value={text}
        error={error}
        onChange={(words) => {
          changeDraft({ text: words })
          onType()
        }}
      />
      <Suggested text={text} catalogue={catalogue} chosen={{ category, item }} onChoose={onChoose} />
      {elsewhere && <Notice icon="gate" text={elsewhere.say} link={linkWords(elsewhere)} onLink={() => follow(elsewhere)} />}
    </Field>
  )
}

const linkWords = ({ way }: Elsewhere): string => (way === 'progress' ? say('看进度') : say('打 {call}', { call: way.call }))
const follow = ({ way }: Elsewhere) => (way === 'progress' ? goTo.progress() : dial(way.call))
