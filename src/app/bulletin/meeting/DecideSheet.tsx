import { useState } from 'react'
import Taro from '@tarojs/taro'
import { dayAfter, dayOf } from '../../../domain/calendar/workdays'
import { DECISIONS, MAX_DECISION, type DecisionKind } from '../../../domain/meeting/meeting'
import { REFUSAL_WORDS } from '../../../domain/reading/words-refused'
import type { Refusal } from '../../../domain/ticket/lifecycle'
import type { ActionView, TicketView } from '../../../domain/ticket/views'
import { ActionSheet } from '../../components/ActionSheet'
import { Button } from '../../components/Button'
import { DayInput } from '../../components/DayInput'
import { Field } from '../../components/Field'
import { Row, Rows } from '../../components/Rows'
import { Sheet } from '../../components/Sheet'
import { TextArea } from '../../components/TextArea'
import { UnitPicker } from '../../components/UnitPicker'
import { serverNow } from '../../platform/now'
import { LeaderField } from '../../staff/parts/LeaderField'
import { toTicket } from '../../staff/routes'
import { useUnits } from '../../stores/reference'
import { tickets } from '../../stores/tickets'
import { useTry } from '../../lib/useTry'
import { decide } from './store'

const OWN = { leader: LeaderField }

export type About = { kind: 'none' } | { kind: 'case'; id: string; title: string }

interface DecideProps {
  meetingId: string
  about: About
  onClose: () => void
  /** The agenda is to be read again. */
  onAgain: () => void
}

/** 现在定: an action of the case, done here and now, or a sentence with a unit and a day. */
export function DecideSheet({ meetingId, about, onClose, onAgain }: DecideProps) {
  const [kind, setKind] = useState<DecisionKind | undefined>(about.kind === 'none' ? 'sentence' : undefined)
  const [asked, setAsked] = useState<{ ticket: TicketView; action: ActionView }>()
  const { run } = useTry()
  const id = about.kind === 'case' ? about.id : undefined
  const choose = async (chosen: DecisionKind) => {
    const { action: name } = DECISIONS[chosen]
    if (name === null || !id) return setKind(chosen)
    await tickets('staff').load(id, true)
    const ticket = tickets('staff').peek(id)
    const action = ticket?.actions.find((one) => one.action === name)
    if (!ticket || !action || action.refusal)
      return tell(action?.refusal ? REFUSAL_WORDS[action.refusal as Refusal['code']] : '这一步不归您办，记一条或者请有权的单位办。')
    setKind(chosen)
    setAsked({ ticket, action })
  }
  const done = async () => {
    if (await run(() => decide(meetingId, { kind: kind!, words: '', ...(id && { ticketId: id }) }))) onAgain()
    onClose()
  }
  if (asked)
    return <ActionSheet ticket={asked.ticket} action={asked.action} as="staff" own={OWN} onClose={onClose} onDone={() => void done()} />
  if (kind === 'sentence') return <Sentence meetingId={meetingId} ticketId={id} onClose={onClose} />
  return (
    <Sheet open title={about.kind === 'case' ? `现在定：${about.title}` : '现在定'} onClose={onClose}>
      <Rows>
        {CHOICES.map(({ kind: chosen, note }) => (
          <Row key={chosen} title={DECISIONS[chosen].name} note={note} onPress={() => void choose(chosen)} />
        ))}
        {id && <Row title="看工单" note="先看清楚再定" onPress={() => toTicket(id)} />}
      </Rows>
    </Sheet>
  )
}

const tell = (title: string) => void Taro.showToast({ title, icon: 'none', duration: 3000 })

const CHOICES: { kind: DecisionKind; note: string }[] = [
  { kind: 'supervise', note: '写进这件的办理经过，下次会先听' },
  { kind: 'sponsor', note: '四定：定领导、定责任人、定措施、定时限' },
  { kind: 'order', note: '派给一个单位，写预期成效' },
  { kind: 'sentence', note: '一句话、一个单位、一个日子，不动工单' },
]

/** A sentence with whoever is to see to it, and by when. */
function Sentence({ meetingId, ticketId, onClose }: { meetingId: string; ticketId: string | undefined; onClose: () => void }) {
  const today = dayOf(serverNow())
  const [words, setWords] = useState('')
  const [unitId, setUnit] = useState<string>()
  const [dueDay, setDay] = useState('')
  const { busy, problem, run } = useTry()
  const units = (useUnits().data?.units ?? []).filter(({ kind }) => kind !== 'grid')
  const lacks = words.trim() === '' ? '写一句定了什么' : !unitId ? '选一个单位' : dueDay < today ? '选一个日子' : ''
  const send = async () => {
    const decision = { kind: 'sentence' as const, words, unitId, dueDay, ...(ticketId && { ticketId }) }
    if (await run(() => decide(meetingId, decision), false)) onClose()
  }
  return (
    <Sheet
      open
      title="记一条"
      onClose={onClose}
      dirty={words !== ''}
      busy={busy}
      foot={
        <Button
          text="定下"
          busy={busy && '正在记…'}
          off={lacks !== '' || [...words].length > MAX_DECISION}
          why={lacks || '字太多了'}
          onPress={() => void send()}
        />
      }
    >
      <Field label="定了什么" error={problem}>
        <TextArea label="定了什么" value={words} onChange={setWords} max={MAX_DECISION} placeholder="一句话；不写反映人是谁、住几号" />
      </Field>
      <Field label="谁办">
        <UnitPicker label="谁办" units={units} value={unitId} onChange={setUnit} />
      </Field>
      <Field label="哪天前">
        <DayInput label="哪天前" value={dueDay} days={{ from: dayAfter(today), to: null }} onChange={setDay} />
      </Field>
    </Sheet>
  )
}
