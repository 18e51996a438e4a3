import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { batchApi, type Chosen } from '../../../domain/api-batch'
import { asksFor, UNIT_OF_EACH, type Batched } from '../../../domain/batch/batch'
import { trimmed, wrongIn, type FieldErrors } from '../../../domain/reading/sheet'
import { ACTION_WORDS, fieldWords } from '../../../domain/reading/words-acting'
import { fieldRow } from '../../../domain/ticket/fields'
import type { Field as FieldName, Given } from '../../../domain/ticket/given'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Segmented } from '../../components/Segmented'
import { Sheet } from '../../components/Sheet'
import { TextInput } from '../../components/TextInput'
import { UnitPicker } from '../../components/UnitPicker'
import { useMainKey } from '../../lib/mainKey'
import { randomId } from '../../platform/random'
import { call, CallFailed } from '../../remote/call'
import { useUnits } from '../../stores/reference'
import { toBatch } from '../routes'

interface BatchSheetProps {
  action: Batched
  chosen: Chosen
  onClose: () => void
}

const EACH = 'each'
const ONE = 'one'

/** What is said once for all tickets that are ticked; nothing is done yet, the next page shows what would become of each. */
export function BatchSheet({ action, chosen, onClose }: BatchSheetProps) {
  const words = ACTION_WORDS[action]
  const [given, setGiven] = useState<Given>({})
  const [errors, setErrors] = useState<FieldErrors>({})
  const [toWhom, setToWhom] = useState(UNIT_OF_EACH[action] ? EACH : ONE)
  const { busy, problem, look } = useLookAhead(action, chosen, onClose)
  const asks = asksFor(action).filter((field) => field !== 'unit' || toWhom === ONE)
  const change = (part: Given) => {
    setGiven({ ...given, ...part })
    setErrors({})
  }
  const submit = () => {
    const said = trimmed(toWhom === EACH ? { ...given, unit: undefined } : given)
    const wrong = wrongIn({ needs: asks, may: [] }, said)
    setErrors(wrong)
    if (Object.keys(wrong).length === 0) void look(said)
  }
  useMainKey('sheet', submit)
  return (
    <Sheet
      open
      title={`成批${words.title}`}
      dirty={Object.keys(trimmed(given)).length > 0}
      busy={busy}
      onClose={onClose}
      foot={<Button text="看会怎样" busy={busy && '正在一件件看…'} onPress={submit} />}
    >
      <View className="small text-2">先看每一件会怎样，再定办不办。哪件不行只停那一件。{words.after}</View>
      {UNIT_OF_EACH[action] && (
        <Field label="派给谁">
          <Segmented
            label="派给谁"
            value={toWhom}
            options={[
              { value: EACH, text: '各按目录' },
              { value: ONE, text: '都给一家' },
            ]}
            onChange={setToWhom}
          />
        </Field>
      )}
      {asks.map((field) => (
        <SaidField key={field} action={action} field={field} given={given} error={errors[field]} onChange={change} />
      ))}
      {problem && <Notice kind="danger" icon={problem.offline ? 'offline' : 'warn'} text={problem.message} />}
    </Sheet>
  )
}

/** Has the server look at every ticket, and opens what it found. */
function useLookAhead(action: Batched, chosen: Chosen, onMade: () => void) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallFailed>()
  // asked again after a lost answer it is the same batch; with other words it is another
  const request = useRef({ id: '', about: '' })
  const look = async (said: Given) => {
    const about = JSON.stringify([chosen, said])
    if (request.current.about !== about) request.current = { id: await randomId(), about }
    setBusy(true)
    setProblem(undefined)
    try {
      const { id } = await call(batchApi.makeBatch, { body: { requestId: request.current.id, action, said, chosen } })
      onMade()
      toBatch(id)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed)
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, look }
}

interface SaidFieldProps {
  action: Batched
  field: FieldName
  given: Given
  error: string | undefined
  onChange: (part: Given) => void
}

/** One field, by what its row in the table says it is. */
function SaidField({ action, field, given, error, onChange }: SaidFieldProps) {
  const row = fieldRow(field)
  const { label, placeholder } = fieldWords(action, field)
  const units = (useUnits().data?.units ?? []).filter(({ kind }) => kind !== 'grid')
  const value = given[field] as string | undefined
  return (
    <Field label={label} error={error}>
      {row.kind === 'unit' && <UnitPicker label={label} units={units} value={value} onChange={(unit) => onChange({ unit })} />}
      {row.kind === 'text' && (
        <TextInput
          label={label}
          value={value ?? ''}
          placeholder={placeholder}
          max={row.max}
          error={error}
          onChange={(text) => onChange({ [field]: text })}
        />
      )}
      {row.kind === 'choice' && (
        <ChipGroup
          label={label}
          value={value}
          options={Object.entries(row.options).map(([option, text]) => ({ value: option, text }))}
          onChange={(option) => onChange({ [field]: option })}
        />
      )}
    </Field>
  )
}
