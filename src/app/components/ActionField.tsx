import type { ComponentType } from 'react'
import { View } from '@tarojs/components'
import { type Field as FieldName, type Given } from '../../domain/ticket/given'
import { fieldRow, type FieldRow } from '../../domain/ticket/fields'
import { seenWords } from '../../domain/reading/who-reads'
import { optionsOf } from '../../domain/reading/sheet'
import { categoryOf, departmentOf, itemOf } from '../../domain/report/categories'
import type { ActionView, TicketView } from '../../domain/ticket/views'
import { fieldWords } from '../../domain/reading/words-acting'
import { listed, say } from '../../domain/words/say'
import { absolute } from '../remote/call'
import { confirmed } from '../platform/confirmed'
import type { usePapers } from '../sending/usePapers'
import type { usePhotos } from '../sending/usePhotos'
import { useCatalogue } from '../stores/reference'
import { Chip, ChipGroup } from './Chips'
import { DayInput } from './DayInput'
import { Field } from './Field'
import { Notice } from './Notice'
import { PaperTray } from './PaperTray'
import { PhotoGrid } from './PhotoGrid'
import { Segmented } from './Segmented'
import { TextArea } from './TextArea'
import { TextInput } from './TextInput'
import { areLevels, UnitPicker, UnitsPicker } from './UnitPicker'
import './ActionSheet.css'

export interface ActionFieldProps {
  field: FieldName
  action: ActionView
  ticket: TicketView
  given: Given
  onChange: (change: Given) => void
  /** Where the action may carry photos. */
  photos?: ReturnType<typeof usePhotos>
  /** Where it may carry papers. */
  papers?: ReturnType<typeof usePapers>
  error?: string
  /** What may be tapped instead of typed in the words for the reporter. */
  phrases?: (given: Given) => readonly string[]
  /** Fields that only staff are asked for: their screens bring the parts that draw them. */
  own?: OwnParts
}
export type OwnParts = { [kind in FieldRow['kind']]?: ComponentType<ActionFieldProps> }

/** One field of an action, drawn by what its row in the table says it is. */
export function ActionField(props: ActionFieldProps) {
  const { kind } = fieldRow(props.field)
  const Part = props.own?.[kind] ?? PARTS[kind]
  return <Part {...props} />
}

/** A name fits one line. */
const ONE_LINE = 40

/** So that the sheet can go to the first field that is wrong. */
export const anchorOf = (field: FieldName) => `given-${field}`

function WordsField({ field, action, ticket, given, onChange, error, phrases: offered }: ActionFieldProps) {
  const row = fieldRow(field)
  const { label, placeholder } = fieldWords(action.action, field)
  const max = row.kind === 'text' ? row.max : 0
  const value = textIn(given, field)
  const change = (words: string) => onChange({ [field]: words })
  if (max <= ONE_LINE)
    return (
      <Field id={anchorOf(field)} label={label} hint={hintFor(ticket, action, field)} error={error}>
        <TextInput label={label} value={value} placeholder={placeholder} max={max} error={error} onChange={change} />
      </Field>
    )
  const phrases = field === 'note' ? (offered?.(given) ?? []) : []
  return (
    <Field id={anchorOf(field)} label={label} aside={`${[...value].length} / ${max}`} hint={hintFor(ticket, action, field)} error={error}>
      {phrases.length > 0 && (
        <View className="chips">
          {phrases.map((phrase) => (
            <Chip key={phrase} text={phrase} on={value.includes(phrase)} onPress={() => change(toggled(value, phrase))} />
          ))}
        </View>
      )}
      <TextArea label={label} value={value} placeholder={placeholder} max={max} error={error} onChange={change} />
    </Field>
  )
}

function ChoiceField({ field, action, ticket, given, onChange, error }: ActionFieldProps) {
  const row = fieldRow(field)
  const { label } = fieldWords(action.action, field)
  const options = optionsOf(action.action, field, ticket)
  const value = textIn(given, field)
  const choose = (next: string) => onChange({ [field]: next })
  // what need not be said can be taken back by the same tap
  const toggle = (next: string) => choose(next === value && !action.needs.includes(field) ? '' : next)
  return (
    <Field
      id={anchorOf(field)}
      label={label}
      aside={row.kind === 'choice' && row.hint ? say(row.hint) : undefined}
      hint={hintFor(ticket, action, field)}
      error={error}
    >
      {options.length <= 3 ? (
        <Segmented label={label} options={options} value={value} onChange={choose} />
      ) : (
        <ChipGroup label={label} options={options} value={value} onChange={toggle} />
      )}
    </Field>
  )
}

function PhotosField({ field, action, ticket, photos, error }: ActionFieldProps) {
  if (!photos) return null
  const { label } = fieldWords(action.action, field)
  // the matter as it was, beside the matter as it is
  const before = action.action === 'resolve' && 'photos' in ticket ? ticket.photos.slice(0, 1) : []
  const remove = async (photo: { id: string }) => {
    if (await confirmed(say('删掉这张照片？'), '', say('删掉'), say('留着'))) photos.remove(photo)
  }
  return (
    <Field
      id={anchorOf(field)}
      label={label}
      aside={action.needs.includes(field) ? say(MUST_PHOTO[action.may.includes('noPhoto') ? 'orReason' : 'must']) : say('可以不拍')}
      hint={[hintFor(ticket, action, field), say(PHOTO_HINTS[action.action] ?? '')].filter(Boolean).join('。')}
      error={error}
    >
      <View className={before.length > 0 ? 'beside' : ''}>
        {before.length > 0 && (
          <View className="beside__before">
            <PhotoGrid columns={2} photos={before.map(({ id, small }) => ({ id, url: absolute(small), caption: say('之前') }))} />
          </View>
        )}
        <PhotoGrid
          columns={before.length > 0 ? 2 : 3}
          photos={photos.shown}
          onRetry={photos.retry}
          onDelete={remove}
          onAdd={photos.left > 0 ? photos.add : undefined}
          addText={photos.photos.length === 0 ? say('拍照或选照片') : say('再加一张')}
        />
      </View>
      {photos.leftOut && <Notice kind="warn" icon="warn" text={photos.leftOut} />}
    </Field>
  )
}

function PapersField({ field, action, ticket, papers, error }: ActionFieldProps) {
  if (!papers) return null
  const { label } = fieldWords(action.action, field)
  return (
    <Field id={anchorOf(field)} label={label} aside={say('可以不传')} hint={hintFor(ticket, action, field)} error={error}>
      <PaperTray tray={papers} anonymous={ticket.audience === 'reporter' && ticket.identity === 'anonymous'} />
    </Field>
  )
}

/** The unit it goes to, with why that one stands there. */
export function UnitField({ field, action, ticket, given, onChange, error }: ActionFieldProps) {
  const { label } = fieldWords(action.action, field)
  const category = categoryOf(useCatalogue(), ticket.category)
  const at = action.units.findIndex((unit) => unit.id === given.unit)
  const named = departmentOf(category, ticket.item)
  // whoever said it is not theirs is not put forward again
  const suggested = action.objected?.includes(named) ? undefined : named
  const matter = `${say(category.name)}·${say(itemOf(category, ticket.item).name)}`
  const why = given.unit === suggested && !areLevels(action.units) ? say('按派单目录：{matter}归它。', { matter }) : undefined
  const passed = areLevels(action.units) ? action.units.slice(0, Math.max(0, at)) : []
  return (
    <Field
      id={anchorOf(field)}
      label={label}
      hint={passed.length > 0 ? say('{names}同时知道。', { names: passed.map((unit) => unit.name).join(say('、')) }) : why}
      error={error}
    >
      <UnitPicker label={label} units={action.units} suggested={suggested} value={given.unit} onChange={(unit) => onChange({ unit })} />
    </Field>
  )
}

function UnitsField({ field, action, ticket, given, onChange, error }: ActionFieldProps) {
  const category = categoryOf(useCatalogue(), ticket.category)
  return (
    <Field
      id={anchorOf(field)}
      label={fieldWords(action.action, field).label}
      aside={say('{count} 家', { count: given.units?.length ?? 0 })}
      error={error}
    >
      <UnitsPicker
        units={action.units}
        suggested={departmentOf(category, ticket.item)}
        value={given.units ?? []}
        onChange={(units) => onChange({ units })}
      />
    </Field>
  )
}

function TicksField({ field, action, ticket, given, onChange, error }: ActionFieldProps) {
  const { label } = fieldWords(action.action, field)
  const ticked = (given[field] ?? []) as string[]
  const toggle = (value: string) =>
    onChange({ [field]: ticked.includes(value) ? ticked.filter((one) => one !== value) : [...ticked, value] })
  return (
    <Field id={anchorOf(field)} label={label} error={error}>
      <ChipGroup label={label} options={optionsOf(action.action, field, ticket)} value={ticked} onChange={toggle} />
    </Field>
  )
}

function DayField({ field, action, given, onChange, error }: ActionFieldProps) {
  const { label } = fieldWords(action.action, field)
  const aside = action.needs.includes(field) ? undefined : say('可以不选，就按办结时限')
  return (
    <Field id={anchorOf(field)} label={label} aside={aside} error={error}>
      <DayInput
        label={listed(label, error)}
        value={textIn(given, field)}
        days={action.days}
        onChange={(day) => onChange({ [field]: day })}
      />
    </Field>
  )
}

function NumberField({ field, action, given, onChange, error }: ActionFieldProps) {
  const row = fieldRow(field)
  const { label } = fieldWords(action.action, field)
  return (
    <Field id={anchorOf(field)} label={label} error={error}>
      <TextInput
        label={label}
        value={textIn(given, field)}
        placeholder={row.kind === 'number' ? say(row.placeholder) : ''}
        max={20}
        error={error}
        onChange={(number) => onChange({ [field]: number.toUpperCase() })}
      />
    </Field>
  )
}

/** Filled in by the system. */
const NoField = () => null

const PARTS = {
  text: WordsField,
  choice: ChoiceField,
  photos: PhotosField,
  papers: PapersField,
  distance: NoField,
  category: NoField,
  place: NoField,
  colleague: NoField,
  leader: NoField,
  unit: UnitField,
  units: UnitsField,
  ticks: TicksField,
  day: DayField,
  number: NumberField,
  none: NoField,
}

const MUST_PHOTO = { must: '这一类要 1 张现场照片', orReason: '要 1 张现场照片，拍不了就选原因' }
const PHOTO_HINTS: Partial<Record<ActionView['action'], string>> = { resolve: '别拍进人脸、门牌和车牌。' }

/** A clerk is told at the field who will read it; residents write to the units. */
const hintFor = ({ audience }: TicketView, { action }: ActionView, field: FieldName): string | undefined =>
  audience === 'handler' || audience === 'centre' ? seenWords(action, field) : undefined

const textIn = (given: Given, field: FieldName): string => {
  const value = given[field]
  return typeof value === 'string' ? value : ''
}

/** A phrase put behind what is there, or taken out again. */
const toggled = (words: string, phrase: string): string =>
  words.includes(phrase)
    ? words
        .replace(phrase, '')
        .replace(/^[，。]+|[，]+$/g, '')
        .replace(/，，+/g, '，')
    : [words.replace(/[，。\s]+$/, ''), phrase].filter(Boolean).join('，')
