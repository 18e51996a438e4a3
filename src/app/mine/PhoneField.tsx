import { TYPED_MAX } from '../../domain/people/phone'
import { say } from '../../domain/words/say'
import { Field } from '../components/Field'
import { TextInput } from '../components/TextInput'

interface PhoneFieldProps {
  label: string
  phone: string
  error?: string
  onChange: (phone: string) => void
}

/** A mobile number, however it is typed or pasted. */
export const PhoneField = ({ label, phone, error, onChange }: PhoneFieldProps) => (
  <Field label={label} id="field-phone" error={error}>
    <TextInput label={label} kind="tel" max={TYPED_MAX} placeholder={say('11 位手机号')} value={phone} onChange={onChange} error={error} />
  </Field>
)
