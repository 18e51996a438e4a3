import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { SATISFIED, SOLVED, type Given } from '../../../domain/ticket/given'
import { FIELDS } from '../../../domain/ticket/fields'
import { nextClock } from '../../../domain/reading/next-step'
import { rowOf } from '../../../domain/ticket/states'
import { dayWords, pastWords } from '../../../domain/reading/time'
import { afterVerdict, consequenceOf, type Solved } from '../../../domain/reading/verdict'
import type { TicketView } from '../../../domain/ticket/views'
import { ACTION_WORDS, fieldWords } from '../../../domain/reading/words-acting'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { ChipGroup } from '../../components/Chips'
import { Foot } from '../../components/Foot'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { OptionCard } from '../../components/OptionCard'
import { Page } from '../../components/Page'
import { PhotoStrip } from '../../components/PhotoStrip'
import { Section } from '../../components/Section'
import { TextArea } from '../../components/TextArea'
import { aria } from '../../platform/aria'
import { CallFailed } from '../../remote/call'
import { goTo } from '../../platform/goTo'
import { useNow, useWhileShown } from '../../platform/inView'
import { askToTell, useAsks } from '../../lib/tellMe'
import { failureWords, useAct } from '../../sending/useAct'
import { useWaitingOn } from '../../sending/waiting'
import { useCalendar, useCatalogue } from '../../stores/reference'
import { tokenOf } from '../../remote/session'
import { MINE, myTickets, tickets } from '../../stores/tickets'
import { NotYet, useReading } from '../reading'
import './index.css'

export default function VerdictPage() {
  const { id = '' } = useRouter().params
  const { as, mayRead } = useReading()
  const { data: ticket, problem } = tickets(as).use(id)
  const load = (force = false) => void (tokenOf(as) && tickets(as).load(id, force))
  useWhileShown(load, 60_000)
  if (ticket && mayRead) return <Verdict ticket={ticket} as={as} />
  return (
    <Page title={say('请您评价')} narrow>
      <Loaded of={{ problem }} onRetry={() => load(true)} rows={1} instead={!mayRead && <NotYet as={as} what={say('办得怎么样')} />} />
    </Page>
  )
}

function Verdict({ ticket, as }: { ticket: TicketView; as: 'resident' | 'code' }) {
  const catalogue = useCatalogue()
  const calendar = useCalendar()
  const asks = useAsks('judged')
  const now = useNow()
  const [solved, setSolved] = useState<Solved>()
  const [satisfied, setSatisfied] = useState<Given['satisfied']>()
  const [note, setNote] = useState('')
  const { busy, send: act } = useAct(as)
  const [failure, setFailure] = useState<CallFailed>()
  const waits = useWaitingOn(as, ticket.id).some(([, one]) => one.action === 'judge' && !one.refused)
  const words = fieldWords('judge', 'note')
  const isOpen = !waits && ticket.actions.some(({ action, refusal }) => action === 'judge' && !refusal)
  const clock = nextClock(ticket.clocks)

  const send = async () => {
    if (busy || !solved || !satisfied) return
    setFailure(undefined)
    // in the tap itself, and answered while the verdict is on its way
    const asked = solved === 'yes' ? undefined : askToTell(asks)
    const given: Given = { solved, satisfied, ...(note.trim() && { note: note.trim() }) }
    try {
      const after = await act(ticket, 'judge', given)
      if (after && as === 'resident') void myTickets.load(MINE, true)
      if (after) void Taro.showToast({ title: say('记下了，谢谢您'), icon: 'none' })
      await asked
      goTo.back()
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      setFailure(problem)
      if (problem.status === 401 && as === 'resident') goTo.signIn()
      if (problem.status === 409) void tickets(as).load(ticket.id, true)
    }
  }

  const why = !solved ? say('请选解决了没有') : !satisfied ? say('请选满意不满意') : undefined
  const foot = isOpen ? (
    <Foot
      {...afterVerdict(ticket, solved, now, catalogue, calendar)}
      main={
        <Button
          text={say(ACTION_WORDS.judge.send)}
          busy={busy && say('正在提交…')}
          off={Boolean(why)}
          why={why}
          onPress={() => void send()}
        />
      }
    />
  ) : undefined
  return (
    <Page title={say('请您评价')} narrow foot={foot}>
      <Answer ticket={ticket} now={now} />
      {!isOpen && !busy && (
        <Notice
          kind="info"
          icon="check"
          text={say(NOT_NOW[waits ? 'waits' : hasTurn(ticket) ? 'proxy' : 'nobody'])}
          link={say('看进展')}
          onLink={() => goTo.ticketInstead(ticket.id, as)}
        />
      )}
      {isOpen && (
        <>
          <Section title={say('一、{label}', { label: say(FIELDS.solved.label) })} aside={say(FIELDS.solved.hint)}>
            <View className="stack" {...aria({ role: 'radiogroup', label: say(FIELDS.solved.label) })}>
              {SOLVED.map((value) => (
                <OptionCard
                  key={value}
                  title={say(FIELDS.solved.options[value])}
                  consequence={consequenceOf(ticket, value)}
                  on={solved === value}
                  onPress={() => setSolved(value)}
                />
              ))}
            </View>
            {solved && solved !== 'yes' && (
              <TextArea label={words.label} placeholder={words.placeholder} max={300} value={note} onChange={setNote} />
            )}
          </Section>
          <Section title={say('二、{label}', { label: say(FIELDS.satisfied.label) })} aside={say(FIELDS.satisfied.hint)}>
            <View className="verdict__five">
              <ChipGroup
                label={say(FIELDS.satisfied.label)}
                options={SATISFIED.map((value) => ({ value, text: say(FIELDS.satisfied.options[value]) }))}
                value={satisfied ?? ''}
                onChange={(value) => setSatisfied(value as Given['satisfied'])}
              />
            </View>
            <Notice
              kind="quiet"
              icon="lock"
              text={
                clock?.dueAt
                  ? say('满不满意，办事单位只看汇总，看不到是谁；别人不能替您评。{day}前没答，记作“未评价”，不算满意。', {
                      day: dayWords(clock.dueAt, now),
                    })
                  : say('满不满意，办事单位只看汇总，看不到是谁；别人不能替您评。')
              }
            />
          </Section>
        </>
      )}
      {failure && <Notice kind={failure.offline ? 'warn' : 'danger'} icon="warn" text={failureWords(failure)} />}
    </Page>
  )
}

/** 代办: the verdict is for the person it was filed for. */
const NOT_NOW = {
  waits: '您的评价存在手机里，联网自动送出。',
  proxy: '这件由本人评价：用本人的手机号登录就能评。',
  nobody: '这件现在不用评价。',
} as const
const hasTurn = ({ state }: TicketView) => rowOf(state).awaits === 'judge'

/** What the handler says was done, before and after in pictures. */
function Answer({ ticket, now }: { ticket: TicketView; now: number }) {
  const done = [...ticket.timeline].reverse().find((entry) => entry.action === 'resolve')
  const before =
    ticket.audience === 'reporter'
      ? ticket.photos.slice(0, 1).map((photo) => ({ ...photo, caption: say('您拍的 · {day}', { day: dayWords(ticket.filedAt, now) }) }))
      : []
  const after = (done?.photos ?? []).map((photo) => ({ ...photo, caption: say('办结后 · {day}', { day: dayWords(done!.at, now) }) }))
  const outcome = ticket.outcome ? say(FIELDS.outcome.options[ticket.outcome]) : ''
  return (
    <>
      <View className="stack stack--1">
        <View className="head wrap" {...aria({ role: 'heading' })}>
          {ticket.title}
        </View>
        {done && (
          <View className="small text-2 num">
            {say('{unit} {when} 说：{outcome}', { unit: done.by.unit ?? '', when: pastWords(done.at, now), outcome })}
          </View>
        )}
      </View>
      {done && (
        <Card>
          <View className="body wrap">“{done.text}”</View>
          <PhotoStrip photos={[...before, ...after]} columns={2} />
        </Card>
      )}
    </>
  )
}
