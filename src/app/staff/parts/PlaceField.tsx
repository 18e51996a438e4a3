import { useEffect, useMemo } from 'react'
import { PLACES } from '../../../domain/ticket/ticket'
import { fieldWords } from '../../../domain/reading/words-acting'
import { anchorOf, type ActionFieldProps } from '../../components/ActionField'
import { Field } from '../../components/Field'
import { UnitPicker } from '../../components/UnitPicker'
import { loadUnits, useUnits } from '../../stores/reference'

/** Where a matter is after all: a grid or a community, found by its name. */
export function PlaceField({ field, action, given, onChange, error }: ActionFieldProps) {
  const { label } = fieldWords(action.action, field)
  const known = useUnits().data?.units
  useEffect(() => void loadUnits(), [])
  const places = useMemo(() => (known ?? []).filter(({ kind }) => PLACES.includes(kind)), [known])
  return (
    <Field id={anchorOf(field)} label={label} aside="地点没错就不选" error={error}>
      <UnitPicker label={label} units={places} value={given.lies} onChange={(lies) => onChange({ lies })} />
    </Field>
  )
}
