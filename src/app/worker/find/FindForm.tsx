import { useEffect, useState } from 'react'
import { FLAG_IDS, FLAGS, KEYS, type Flag } from '../../../domain/find/keys'
import { lineOf, readLine, type Query } from '../../../domain/find/line'
import { STATE_GROUPS } from '../../../domain/find/meaning'
import { STATE_WORDS } from '../../../domain/reading/words'
import { SOURCES } from '../../../domain/report/sources'
import { STATE_IDS } from '../../../domain/ticket/states'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { DayInput } from '../../components/DayInput'
import { Field } from '../../components/Field'
import { Sheet } from '../../components/Sheet'
import { TextInput } from '../../components/TextInput'
import { useCatalogue } from '../../stores/reference'

interface FindFormProps {
  open: boolean
  line: string
  onAsk: (line: string) => void
  onClose: () => void
}

const STATES = [...Object.keys(STATE_GROUPS), ...new Set(STATE_IDS.map((state) => STATE_WORDS.unit[state]))]
const SOURCE_NAMES = Object.values(SOURCES).map(({ word }) => word)
const WRITTEN = ['number', 'place', 'unit'] as const

/** The same as the line, part by part; what is chosen here stands in the line afterwards. */
export function FindForm({ open, line, onAsk, onClose }: FindFormProps) {
  const [query, setQuery] = useState<Query>({ words: [], is: [] })
  const catalogue = useCatalogue()
  useEffect(() => {
    if (open) setQuery(readLine(line).query)
  }, [open, line])
  const change = (part: Partial<Query>) => setQuery((all) => ({ ...all, ...part }))
  const find = () => {
    onClose()
    onAsk(lineOf(query))
  }
  const toggle = (flag: Flag) => change({ is: query.is.includes(flag) ? query.is.filter((one) => one !== flag) : [...query.is, flag] })
  return (
    <Sheet open={open} title="用表单找" onClose={onClose} foot={<Button text="找" icon="search" onPress={find} />}>
      <Field label="词" hint="至少两个字，几个词用空格隔开，都要有">
        <TextInput label="词" value={query.words.join(' ')} onChange={(words) => change({ words: words.split(' ') })} onDone={find} />
      </Field>
      {WRITTEN.map((key) => (
        <Field key={key} label={KEYS[key].label} hint={KEYS[key].hint}>
          <TextInput
            label={KEYS[key].label}
            value={query[key] ?? ''}
            onChange={(typed) => change({ [key]: typed || undefined })}
            onDone={find}
          />
        </Field>
      ))}
      <Chosen
        label={KEYS.category.label}
        names={catalogue.categories.map(({ name }) => name)}
        value={query.category}
        onChange={(category) => change({ category })}
      />
      <Field label={KEYS.item.label} hint={KEYS.item.hint}>
        <TextInput
          label={KEYS.item.label}
          value={query.item ?? ''}
          onChange={(item) => change({ item: item || undefined })}
          onDone={find}
        />
      </Field>
      <Chosen label={KEYS.state.label} names={STATES} value={query.state} onChange={(state) => change({ state })} />
      <Chosen label={KEYS.source.label} names={SOURCE_NAMES} value={query.source} onChange={(source) => change({ source })} />
      {(['from', 'to'] as const).map((key) => (
        <Field key={key} label={KEYS[key].label}>
          <DayInput label={KEYS[key].label} value={query[key] ?? ''} onChange={(day) => change({ [key]: day || undefined })} />
        </Field>
      ))}
      <Field label={KEYS.is.label}>
        <ChipGroup
          label={KEYS.is.label}
          options={FLAG_IDS.map((flag) => ({ value: flag, text: FLAGS[flag].label }))}
          value={query.is}
          onChange={(flag) => toggle(flag as Flag)}
        />
      </Field>
    </Sheet>
  )
}

interface ChosenProps {
  label: string
  names: readonly string[]
  value: string | undefined
  onChange: (name: string | undefined) => void
}

/** One name or none; one that the line has and the list has not is there too. */
function Chosen({ label, names, value, onChange }: ChosenProps) {
  const all = value === undefined || names.includes(value) ? names : [value, ...names]
  return (
    <Field label={label}>
      <ChipGroup
        label={label}
        options={all.map((name) => ({ value: name, text: name }))}
        value={value ?? ''}
        onChange={(name) => onChange(name === value ? undefined : name)}
      />
    </Field>
  )
}
