import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RosterView } from '../../../domain/api-duty'
import { startOf } from '../../../domain/calendar/workdays'
import { COVER_KINDS, type CoverKind } from '../../../domain/duty/roster'
import { COVER_WORDS } from '../../../domain/reading/duty'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { DayInput } from '../../components/DayInput'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Segmented } from '../../components/Segmented'
import { Sheet } from '../../components/Sheet'
import { TextInput } from '../../components/TextInput'
import { CallFailed } from '../../remote/call'
import { addCover } from './store'

type Moment = { day: string; time: string }
const START: Moment = { day: '', time: '08:30' }
const END: Moment = { day: '', time: '17:30' }
const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/

/** An instant of a day and an hour in Beijing; nothing while one of them is not right. */
const instantOf = ({ day, time }: Moment): number | undefined =>
  day && TIME.test(time) ? startOf(day) + Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000 : undefined

const KINDS = COVER_KINDS.map((value) => ({ value, text: COVER_WORDS[value] }))
const NEEDS: Record<CoverKind, { person: boolean; insteadOf: string | false; back: boolean }> = {
  cover: { person: true, insteadOf: '替谁（空着就是不管轮到谁）', back: false },
  swap: { person: true, insteadOf: '和谁换（他的班）', back: true },
  away: { person: false, insteadOf: '谁请假', back: false },
  deputy: { person: true, insteadOf: '替谁', back: false },
}

/** 顶班、换班、请假、代理: who, in whose place, from when until when. */
export function CoverForm({ roster, onClose, onDone }: { roster: RosterView; onClose: () => void; onDone: () => void }) {
  const [kind, setKind] = useState<CoverKind>(roster.keeps ? 'cover' : 'away')
  const [person, setPerson] = useState<string>()
  const [insteadOf, setInsteadOf] = useState<string>()
  const [span, setSpan] = useState({ from: START, to: END })
  const [back, setBack] = useState({ from: START, to: END })
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const needs = NEEDS[kind]
  const people = roster.people.map(({ id, name }) => ({ value: id, text: name }))

  const send = async () => {
    const [first, second] = [spanOf(span), needs.back ? spanOf(back) : undefined]
    if (!first || (needs.back && !second)) return setProblem('写清楚从哪天几点到哪天几点，后面的要晚一些。')
    if ((needs.person && !person) || (kind !== 'cover' && !insteadOf)) return setProblem('请选人。')
    setBusy(true)
    try {
      const named = { person: needs.person ? person! : null, insteadOf: insteadOf ?? null }
      await addCover({ unit: roster.unit.id, kind, ...named, span: first, ...(second && { back: second }) })
      onDone()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title="顶班、换班、请假"
      onClose={onClose}
      busy={busy}
      dirty={Boolean(person ?? insteadOf)}
      foot={
        <>
          {problem && <Notice kind="danger" icon="warn" text={problem} />}
          <Button kind="main" text={kind === 'swap' ? '请对方同意' : '记下'} busy={busy && '正在送…'} onPress={() => void send()} />
        </>
      }
    >
      <Field label="是哪一种">
        <Segmented label="是哪一种" options={KINDS} value={kind} onChange={(value) => setKind(value as CoverKind)} />
      </Field>
      {needs.person && (
        <Field label="谁来">
          <ChipGroup label="谁来" options={people} value={person} onChange={setPerson} />
        </Field>
      )}
      {needs.insteadOf && (
        <Field label={needs.insteadOf}>
          <ChipGroup
            label={needs.insteadOf}
            options={people}
            value={insteadOf}
            onChange={(id) => setInsteadOf(id === insteadOf && kind === 'cover' ? undefined : id)}
          />
        </Field>
      )}
      <SpanField label={needs.back ? '他的班' : '从几时到几时'} span={span} onChange={setSpan} />
      {needs.back && <SpanField label="还他的班" span={back} onChange={setBack} />}
    </Sheet>
  )
}

type Spanned = { from: Moment; to: Moment }
function spanOf({ from, to }: Spanned): { from: number; to: number } | undefined {
  const [first, last] = [instantOf(from), instantOf(to)]
  return first !== undefined && last !== undefined && first < last ? { from: first, to: last } : undefined
}

/** From a day and an hour until another. */
const SpanField = ({ label, span, onChange }: { label: string; span: Spanned; onChange: (span: Spanned) => void }) => (
  <Field label={label}>
    {(['from', 'to'] as const).map((end) => (
      <View key={end} className="duty-span">
        <DayInput
          label={end === 'from' ? '从哪一天' : '到哪一天'}
          value={span[end].day}
          onChange={(day) => onChange({ ...span, [end]: { ...span[end], day } })}
        />
        <TextInput
          label={end === 'from' ? '从几点' : '到几点'}
          value={span[end].time}
          max={5}
          onChange={(time) => onChange({ ...span, [end]: { ...span[end], time } })}
        />
      </View>
    ))}
  </Field>
)
