import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { feedbackApi, type Feedback } from '../../../domain/api-feedback'
import { FEEDBACK_KINDS, FEEDBACK_WORDS, MAX_FEEDBACK, RATINGS, type FeedbackKind } from '../../../domain/people/feedback'
import { pastWords, whenWords } from '../../../domain/reading/time'
import { FIELDS } from '../../../domain/ticket/fields'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Section } from '../../components/Section'
import { Segmented } from '../../components/Segmented'
import { SignInFirst } from '../../components/SignInFirst'
import { StatusTag } from '../../components/StatusTag'
import { TextArea } from '../../components/TextArea'
import { useTry } from '../../lib/useTry'
import { useNow, useWhileShown } from '../../platform/inView'
import { randomId } from '../../platform/random'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { tokenOf, useSession } from '../../remote/session'

const mine = remote((_: string) => call(feedbackApi.myFeedback, {}))
/** Whoever signs in next sees nothing of the last one. */
const useMine = () => mine.use(tokenOf('resident') ?? '')
const load = () => (tokenOf('resident') ? mine.load(tokenOf('resident')!, true) : Promise.resolve())

/** 投诉建议: what somebody thinks of the app itself, what was answered, and how they find the answer. */
export default function FeedbackPage() {
  const isSignedIn = useSession((session) => Boolean(session.resident))
  const said = useMine()
  useWhileShown(() => void load(), 60_000)
  return (
    <Page title={say('投诉建议')} narrow>
      {isSignedIn && <Say />}
      <Loaded of={said} onRetry={() => void load()} instead={!isSignedIn && <SignInFirst what={say('您说过的和回复')} />}>
        {({ rows }) => (
          <Section title={say('说过的')}>
            {rows.length === 0 && <Notice kind="quiet" icon="edit" text={say('还没有说过。回复也在这里看。')} />}
            {rows.map((one) => (
              <One key={one.id} one={one} />
            ))}
          </Section>
        )}
      </Loaded>
    </Page>
  )
}

/** One attempt at a time; the answer is the list as it is then. */
function useCalling() {
  const { busy, problem, run } = useTry()
  const ask = (asked: () => Promise<{ rows: Feedback[]; now: number }>) =>
    run(async () => mine.put(tokenOf('resident') ?? '', await asked()), false)
  return { busy, problem, run: ask }
}

function Say() {
  const [kind, setKind] = useState<FeedbackKind>('fault')
  const [words, setWords] = useState('')
  const [missed, setMissed] = useState(false)
  // the same words sent twice are said once
  const id = useRef<string>()
  const { busy, problem, run } = useCalling()
  const change = (text: string) => {
    setWords(text)
    id.current = undefined
  }
  const send = async () => {
    if (words.trim() === '') return setMissed(true)
    id.current ??= asUuid(await randomId())
    const body = { id: id.current, kind, words }
    if (!(await run(() => call(feedbackApi.sayFeedback, { body })))) return
    setWords('')
    setMissed(false)
    id.current = undefined
  }
  return (
    <View className="stack stack--4">
      <Notice kind="plain" icon="edit" text={say('这里说这个程序好不好用。路灯、垃圾这些身边的事，请到“我要吹哨”去报。')} />
      <Field label={say('哪一种')}>
        <Segmented
          label={say('哪一种')}
          options={FEEDBACK_KINDS.map((value) => ({ value, text: say(FEEDBACK_WORDS[value]) }))}
          value={kind}
          onChange={(value) => setKind(value as FeedbackKind)}
        />
      </Field>
      <Field label={say('说什么')} error={missed && words.trim() === '' ? say('写一两句再送。') : undefined}>
        <TextArea
          label={say('说什么')}
          placeholder={say('在哪一页、点了什么、想要怎样')}
          value={words}
          max={MAX_FEEDBACK}
          onChange={change}
        />
      </Field>
      {problem && <Notice kind="danger" icon="warn" text={problem} />}
      <Button text={say('送出')} busy={busy && say('正在送…')} onPress={() => void send()} />
    </View>
  )
}

const asUuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

function One({ one }: { one: Feedback }) {
  const now = useNow()
  const { busy, problem, run } = useCalling()
  const rate = (rating: Feedback['rating']) =>
    rating && void run(() => call(feedbackApi.rateFeedback, { params: { id: one.id }, body: { rating } }))
  return (
    <Card title={say(FEEDBACK_WORDS[one.kind])} aside={pastWords(one.saidAt, now)}>
      <View className="stack stack--2">
        <View className="body wrap">{one.words}</View>
        {one.answer ? (
          <>
            <Notice kind="info" icon="check" text={say('回复：{words}', { words: one.answer.words })} />
            <View className="small text-2">{say('这个回复您满意吗？')}</View>
            <ChipGroup
              label={say('这个回复您满意吗？')}
              value={one.rating ?? ''}
              options={[...RATINGS].reverse().map((value) => ({ value, text: say(FIELDS.satisfied.options[value]) }))}
              onChange={(value) => !busy && rate(value as Feedback['rating'])}
            />
          </>
        ) : (
          <View className="line">
            <StatusTag tone="submitted" text={say('{when} 前回', { when: whenWords(one.dueAt, now) })} />
          </View>
        )}
        {problem && <Notice kind="danger" icon="warn" text={problem} />}
      </View>
    </Card>
  )
}
