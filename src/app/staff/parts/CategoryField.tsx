import { categoryOf, type CategoryId } from '../../../domain/report/categories'
import type { ActionFieldProps } from '../../components/ActionField'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { useCatalogue } from '../../stores/reference'

/** What a matter is about after all: one of the 13, and one of its sub-items. */
export function CategoryField({ ticket, given, onChange, error }: ActionFieldProps) {
  const catalogue = useCatalogue()
  const chosen = given.category ?? ticket.category
  const items = categoryOf(catalogue, chosen).items
  const item = given.item ?? (given.category ? 'other' : ticket.item)
  return (
    <>
      <Field label="类别" error={error}>
        <ChipGroup
          label="类别"
          options={catalogue.categories.map(({ id, name }) => ({ value: id, text: name }))}
          value={chosen}
          onChange={(id) => onChange({ category: id as CategoryId, item: undefined })}
        />
      </Field>
      <Field label="细项">
        <ChipGroup
          label="细项"
          options={items.map(({ id, name }) => ({ value: id, text: name }))}
          value={item}
          onChange={(id) => onChange({ category: chosen, item: id })}
        />
      </Field>
    </>
  )
}
