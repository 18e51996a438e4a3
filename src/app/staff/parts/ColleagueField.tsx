import { fieldWords } from '../../../domain/reading/words-acting'
import { anchorOf, type ActionFieldProps } from '../../components/ActionField'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'

/** Somebody who works at the unit now. */
export function ColleagueField({ field, action, given, onChange, error }: ActionFieldProps) {
  const { label } = fieldWords(action.action, field)
  const options = (action.people ?? []).map(({ id, name }) => ({ value: id, text: name }))
  return (
    <Field id={anchorOf(field)} label={label} error={error}>
      <ChipGroup label={label} options={options} value={given.holder} onChange={(holder) => onChange({ holder })} />
    </Field>
  )
}
