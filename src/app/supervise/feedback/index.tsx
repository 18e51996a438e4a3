import { useState } from 'react'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { feedbackApi, type Feedback, type FeedbackPage } from '../../../domain/api-feedback'
import { holdsOne } from '../../../domain/people/actors'
import { FEEDBACK_DUTIES, FEEDBACK_WORDS, MAX_FEEDBACK } from '../../../domain/people/feedback'
import { pastWords, whenWords } from '../../../domain/reading/time'
import { FIELDS } from '../../../domain/ticket/fields'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Field } from '../../components/Field'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { StatusTag } from '../../components/StatusTag'
import { TextArea } from '../../components/TextArea'
import { useTry } from '../../lib/useTry'
import { useNow, useWhileShown } from '../../platform/inView'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { NotLoaded } from '../../staff/NotLoaded'
import { back } from '../../staff/routes'
import { useStaff } from '../../staff/signedIn'

const ALL = 'all'
const feedback = remote((_: string) => call(feedbackApi.feedback, { query: { after: undefined } }))

async function more() {
  const page = feedback.peek(ALL)
  if (!page?.next) return
  const next: FeedbackPage = await call(feedbackApi.feedback, { query: { after: page.next } })
  feedback.put(ALL, { ...next, rows: [...page.rows, ...next.rows] })
}

/** 投诉建议: what residents say of the app itself, for those who run it; what waits for an answer first. Nobody is named. */
export default function FeedbackPage() {
  const me = useStaff()
  return (
    <Page title="投诉建议" desk onBack={back}>
      <View className="letters">
        {!me ? (
          <StateView kind="loading" />
        ) : holdsOne(me.posts, FEEDBACK_DUTIES) ? (
          <All />
        ) : (
          <StateView kind="empty" title="这里只有区中心和系统管理员能看" button="回工作台" onPress={back} />
        )}
      </View>
    </Page>
  )
}

function All() {
  const page = feedback.use(ALL)
  const load = () => void feedback.load(ALL, true)
  useWhileShown(load, 60_000)
  useReachBottom(() => void more().catch(() => undefined))
  return (
    <Loaded of={page} trouble={NotLoaded} onRetry={load} rows={4}>
      {({ rows, next }) => (
        <View className="stack stack--4">
          {rows.length === 0 ? (
            <StateView kind="empty" title="还没有人说过" text="居民在“我的”“投诉建议”里说的，会列在这里。" />
          ) : (
            <Notice kind="plain" icon="edit" text="只说这个程序好不好用，不是身边的事。看不到是谁说的；回复他看得到，还会评。" />
          )}
          {rows.map((one) => (
            <One key={one.id} one={one} />
          ))}
          {next && <Button kind="line" text="再看一些" onPress={() => void more().catch(() => undefined)} />}
        </View>
      )}
    </Loaded>
  )
}

function One({ one }: { one: Feedback }) {
  const now = useNow()
  const late = !one.answer && one.dueAt < now
  return (
    <Card title={FEEDBACK_WORDS[one.kind]} aside={pastWords(one.saidAt, now)}>
      <View className="stack stack--2">
        <View className="body wrap">{one.words}</View>
        {one.answer ? (
          <>
            <Notice kind="info" icon="check" text={`回复：${one.answer.words}`} />
            <View className="small text-2">
              {pastWords(one.answer.at, now)}回的 · {one.rating ? `他评：${FIELDS.satisfied.options[one.rating]}` : '他还没评'}
            </View>
          </>
        ) : (
          <>
            <View className="line">
              <StatusTag tone={late ? 'ask' : 'submitted'} text={late ? '过了答应的日子' : `${whenWords(one.dueAt, now)} 前回`} />
            </View>
            <Answer one={one} />
          </>
        )}
      </View>
    </Card>
  )
}

function Answer({ one }: { one: Feedback }) {
  const [words, setWords] = useState('')
  const [missed, setMissed] = useState(false)
  const { busy, problem, run } = useTry()
  const send = () => {
    setMissed(words.trim() === '')
    if (words.trim() === '') return
    void run(async () => {
      await call(feedbackApi.answerFeedback, { params: { id: one.id }, body: { words } })
      await feedback.load(ALL, true)
    }, false)
  }
  return (
    <>
      <Field label="怎么回" error={missed ? '写一两句再回。' : problem || undefined}>
        <TextArea label="怎么回" placeholder="改了什么，或者为什么现在改不了" value={words} max={MAX_FEEDBACK} onChange={setWords} />
      </Field>
      <Button kind="soft" small text="回复" more={one.words.slice(0, 20)} busy={busy && '正在回…'} onPress={send} />
    </>
  )
}
