import { fieldWords } from '../../../domain/reading/words-acting'
import { anchorOf, type ActionFieldProps } from '../../components/ActionField'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'

/** A leader with an account, who then has it on their own screen; the words beside it are filled in. A second tap takes it back. */
export function LeaderField({ field, action, given, onChange, error }: ActionFieldProps) {
  const people = action.people ?? []
  const { label } = fieldWords(action.action, field)
  if (people.length === 0) return null
  const choose = (id: string) =>
    onChange(id === given.sponsor ? { sponsor: undefined, leader: '' } : { sponsor: id, leader: people.find((one) => one.id === id)!.name })
  return (
    <Field id={anchorOf(field)} label={label} aside="选了，这件就在他的手机上" error={error}>
      <ChipGroup
        label={label}
        options={people.map(({ id, name }) => ({ value: id, text: name }))}
        value={given.sponsor}
        onChange={choose}
      />
    </Field>
  )
}
