import { View } from '@tarojs/components'
import { fieldsFor } from '../../../domain/report/questions'
import type { Item, Question } from '../../../domain/report/categories'
import { say } from '../../../domain/words/say'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { TextInput } from '../../components/TextInput'
import { changeDraft, draftNow, useDraft } from '../../sending/drafts'

/** What the sub-item asks (细项提问), each to be answered by a tap or a number, or not at all. */
export const Questions = ({ item }: { item: Item }) => (
  <>
    {fieldsFor(item).map((question) => (
      <Field key={question.ask} label={say('{question}？', { question: say(question.ask) })} aside={say('不清楚可以不答')}>
        <Way {...question} />
      </Field>
    ))}
  </>
)

function Way({ ask, options, unit = '' }: Question) {
  const given = useDraft(({ answers }) => answers?.[ask] ?? '')
  const label = say('{question}？', { question: say(ask) })
  const answer = (words: string) => changeDraft({ answers: { ...draftNow().answers, [ask]: words } })
  if (options)
    return (
      <ChipGroup
        label={label}
        options={options.map((value) => ({ value, text: say(value) }))}
        value={given}
        // pressed once more, it is taken back
        onChange={(value) => answer(value === given ? '' : value)}
      />
    )
  return (
    <TextInput
      label={label}
      kind="number"
      max={MOST_DIGITS}
      value={given.replace(/\D/g, '')}
      onChange={(typed) => answer(typed.trim() && `${typed.trim()} ${unit}`)}
    >
      <UnitWord unit={unit} />
    </TextInput>
  )
}

const MOST_DIGITS = 5
const UnitWord = ({ unit }: { unit: string }) => <View className="entry__unit">{say(unit)}</View>
