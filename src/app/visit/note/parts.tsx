import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Me } from '../../../domain/api'
import type { Carried } from '../../../domain/api-visit'
import { pastWords } from '../../../domain/reading/time'
import { FACTS, FACT_WORDS, MAX_FACT } from '../../../domain/visit/booklet'
import {
  MAX_PROMISE,
  MAX_SAID,
  MAX_WANTED,
  NOTE_KIND_IDS,
  NOTE_KINDS,
  NOTE_OUTCOMES,
  OUTCOME_WORDS,
  WALL_WORDS,
  WALLS,
  type NoteKind,
  type NoteOutcome,
} from '../../../domain/visit/note'
import { Card } from '../../components/Card'
import { Chip, ChipGroup } from '../../components/Chips'
import { DayInput } from '../../components/DayInput'
import { Field } from '../../components/Field'
import { Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { Segmented } from '../../components/Segmented'
import { Switch } from '../../components/Switch'
import { TextArea } from '../../components/TextArea'
import { TextInput } from '../../components/TextInput'
import { useNow } from '../../platform/inView'
import { myGrids } from '../parts/grids'
import { useUnits } from '../../stores/reference'
import type { NoteForm } from './useNote'

type Part = { note: NoteForm }

/** In passing: which grid, and where in it. */
export function Where({ me, note: { form, change } }: Part & { me: Me }) {
  const grids = myGrids(me, useUnits().data?.units ?? [])
  return (
    <Field label="在哪里">
      {grids.length > 1 && <ChipGroup label="网格" value={form.gridId ?? ''} options={grids} onChange={(gridId) => change({ gridId })} />}
      <TextInput label="在哪里" placeholder="西门早市第 4 摊" max={60} value={form.place} onChange={(place) => change({ place })} />
    </Field>
  )
}

export const Kinds = ({ note: { form, change } }: Part) => (
  <ChipGroup
    label="怎么见的"
    value={form.kind}
    options={NOTE_KIND_IDS.map((value) => ({ value, text: NOTE_KINDS[value].word }))}
    onChange={(kind) => change({ kind: kind as NoteKind })}
  />
)

/** What was known last time; pressed, it can be put right. */
export function Changed({ note: { form, change }, carried }: Part & { carried: Carried }) {
  const now = useNow()
  const known = FACTS.filter((fact) => carried[fact])
  if (known.length === 0) return null
  return (
    <Section title="只点变了的" aside={carried.lastAt === null ? undefined : `上次 ${pastWords(carried.lastAt, now)}`}>
      <Rows>
        {known.map((fact) => {
          const on = form.changed[fact] !== undefined
          const { [fact]: _, ...others } = form.changed
          return (
            <View key={fact} className="row">
              <View className="row__words">
                <View className="row__note">{FACT_WORDS[fact]}</View>
                {on ? (
                  <TextInput
                    label={FACT_WORDS[fact]}
                    max={MAX_FACT}
                    value={form.changed[fact]!}
                    focused
                    onChange={(text) => change({ changed: { ...form.changed, [fact]: text } })}
                  />
                ) : (
                  <View className="row__title">{carried[fact]}</View>
                )}
              </View>
              <View className="visit__press">
                <Chip text="变了" on={on} onPress={() => change({ changed: on ? others : { ...form.changed, [fact]: carried[fact] } })} />
              </View>
            </View>
          )
        })}
      </Rows>
    </Section>
  )
}

const NONE_SOME = [
  { value: 'no', text: '没有' },
  { value: 'yes', text: '有' },
]
const CLEAR_TOLD = [
  { value: 'no', text: '清楚' },
  { value: 'yes', text: '讲了' },
]

/** Three questions; “没有” is set, and what is there opens what it needs. */
export function Asked({ note, carried }: Part & { carried: Carried | undefined }) {
  const { form, change } = note
  if (form.kind === 'missed') return null
  const hard = form.changed.hardship !== undefined
  const toggleHard = () => {
    const { hardship: _, ...others } = form.changed
    change({ changed: hard ? others : { ...form.changed, hardship: carried?.hardship ?? '' } })
  }
  return (
    <>
      <Section title="问三句" aside="没有就不用写">
        <Rows>
          <Ask words="有什么要办的？" options={NONE_SOME} on={form.todo} onChange={(todo) => change({ todo })} />
          {carried && !carried.hardship && <Ask words="有什么难处？" options={NONE_SOME} on={hard} onChange={toggleHard} />}
          <Ask words="政策都清楚吗？" options={CLEAR_TOLD} on={form.policy} onChange={(policy) => change({ policy })} />
        </Rows>
      </Section>
      {hard && carried && !carried.hardship && (
        <Field label="什么难处">
          <TextInput
            label="什么难处"
            max={MAX_FACT}
            value={form.changed.hardship ?? ''}
            onChange={(hardship) => change({ changed: { ...form.changed, hardship } })}
          />
        </Field>
      )}
      {form.todo && <Todo note={note} carried={carried} />}
    </>
  )
}

interface AskProps {
  words: string
  options: typeof NONE_SOME
  on: boolean
  onChange: (on: boolean) => void
}

const Ask = ({ words, options, on, onChange }: AskProps) => (
  <View className="row">
    <View className="row__words">
      <View className="row__title">{words}</View>
    </View>
    <View className="visit__ask">
      <Segmented label={words} options={options} value={on ? 'yes' : 'no'} onChange={(value) => onChange(value === 'yes')} />
    </View>
  </View>
)

/** What is to be done: it becomes a case, unless somebody settles it otherwise. */
function Todo({ note: { form, change, address }, carried }: Part & { carried: Carried | undefined }) {
  const [more, setMore] = useState(form.wanted !== '')
  const named = [
    { value: 'no', text: '不写名' },
    { value: 'yes', text: '本人同意写名' },
  ]
  return (
    <View className="visit__todo">
      <Card>
        <Switch
          title="转成一件事来办"
          note={form.named ? address : '只写楼号，不写名、不写门牌'}
          icon="flag"
          on={form.isCase}
          onChange={(isCase) => change({ isCase })}
        />
        {form.isCase && carried && (
          <Segmented
            label="写不写名"
            options={named}
            value={form.named ? 'yes' : 'no'}
            onChange={(value) => change({ named: value === 'yes' })}
          />
        )}
        {form.isCase && form.named && carried && !carried.reachable && (
          <Field label="本人的手机号" hint="册子里没有，问一下；只用来告诉本人办得怎么样。">
            <TextInput kind="tel" label="本人的手机号" value={form.phone} onChange={(phone) => change({ phone })} />
          </Field>
        )}
        <ChipGroup
          label="怎么办"
          value={form.outcome ?? ''}
          options={NOTE_OUTCOMES.map((value) => ({ value, text: OUTCOME_WORDS[value] }))}
          onChange={(value) => change(outcomeOf(value as NoteOutcome, form.outcome))}
        />
        {carried?.kind === 'firm' && (
          <ChipGroup
            label="墙内还是墙外"
            value={form.wall ?? ''}
            options={WALLS.map((value) => ({ value, text: WALL_WORDS[value] }))}
            onChange={(value) => change({ wall: value as (typeof WALLS)[number] })}
          />
        )}
        {more ? (
          <Field label="想要怎么办" aside="可以不写">
            <TextInput label="想要怎么办" max={MAX_WANTED} value={form.wanted} onChange={(wanted) => change({ wanted })} />
          </Field>
        ) : (
          <View>
            <Chip text="加一句想要怎么办" on={false} onPress={() => setMore(true)} />
          </View>
        )}
      </Card>
    </View>
  )
}

/** Planned is with a day; settled by explaining, it becomes no case. */
function outcomeOf(value: NoteOutcome, before: NoteOutcome | undefined) {
  const outcome = value === before ? undefined : value
  return { outcome, ...(outcome === 'plan' && { promised: true }), ...(outcome === 'explain' && { isCase: false, policy: true }) }
}

export function Sentence({ note: { form, change } }: Part) {
  const label = form.kind === 'missed' ? '留一句（可以不写）' : '说了什么'
  return (
    <Field label={label} aside={`${[...form.said].length} / ${MAX_SAID}`}>
      <TextArea label={label} max={MAX_SAID} value={form.said} placeholder="一句话就行" onChange={(said) => change({ said })} />
    </Field>
  )
}

/** A promise with its day: it leads back here then. */
export const Promised = ({ note: { form, change } }: Part) => (
  <>
    <Rows>
      <Switch icon="bell" title="答应了一件事" note="到那天会排进走访单" on={form.promised} onChange={(promised) => change({ promised })} />
    </Rows>
    {form.promised && (
      <Card>
        <Field label="答应了什么">
          <TextInput label="答应了什么" max={MAX_PROMISE} value={form.promise} onChange={(promise) => change({ promise })} />
        </Field>
        <Field label="哪天前">
          <DayInput label="哪天前" value={form.day} onChange={(day) => change({ day })} />
        </Field>
      </Card>
    )}
  </>
)
