import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { superviseApi, type DeadLetter, type Resend } from '../../../domain/api-supervise'
import { topicWord, whyDead } from '../../../domain/notices/words-dead'
import { pastWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Section } from '../../components/Section'
import { StateView } from '../../components/StateView'
import { aria, pressable } from '../../platform/aria'
import { CallFailed } from '../../remote/call'
import { confirmed } from '../../platform/confirmed'
import { useNow, useWhileShown } from '../../platform/inView'
import { holdsOne } from '../../../domain/people/actors'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { back } from '../../staff/routes'
import { loadLetters, moreLetters, resend, useLetters } from './letters'
import './index.css'

/** What could not be sent after all tries (死信), for whoever looks after the system. */
export default function DeadLettersPage() {
  const me = useStaff()
  return (
    <Page title="没发出去的" desk onBack={back}>
      <View className="letters">
        {!me ? (
          <StateView kind="loading" />
        ) : holdsOne(me.posts, superviseApi.deadLetters.duties) ? (
          <Letters />
        ) : (
          <StateView kind="empty" title="这里只有系统管理员能看" button="回工作台" onPress={back} />
        )}
      </View>
    </Page>
  )
}

function Letters() {
  const letters = useLetters()
  const [busy, setBusy] = useState(false)
  const load = () => void loadLetters()
  useWhileShown(load, 60_000)
  usePullDownRefresh(() => void loadLetters().then(() => Taro.stopPullDownRefresh()))
  useReachBottom(() => void told(moreLetters()))

  const send = async (which: Resend) => {
    setBusy(true)
    await told(resend(which).then((count) => void Taro.showToast({ title: `${count} 条重新发，没发出去的会再出现`, icon: 'none' })))
    setBusy(false)
  }
  const sendAll = async (topic: string) => {
    if (await confirmed('全部重发', `${topicWord(topic)}里没发出去的都重新发一遍。`, '全部重发', '先不发')) await send({ topic })
  }

  return (
    <View className="stack stack--4">
      <Loaded of={letters} trouble={NotLoaded} onRetry={load} rows={4}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 ? (
              <StateView kind="empty" title="都发出去了" text="发了几次都没成的会列在这里，查清原因再重发。" />
            ) : (
              <Notice kind="plain" icon="warn" text="这些发了几次都没成。先按原因处理好，再重发。重发会记入审计。" />
            )}
            {topicsOf(rows).map((topic) => (
              <Section key={topic} title={topicWord(topic)} link={busy ? undefined : '全部重发'} onLink={() => void sendAll(topic)}>
                <View className="letters__list" {...aria({ role: 'list', label: topicWord(topic) })}>
                  {rows
                    .filter((row) => row.topic === topic)
                    .map((row) => (
                      <Letter key={row.id} row={row} busy={busy} onResend={() => void send({ id: row.id })} />
                    ))}
                </View>
              </Section>
            ))}
            {next && <Button kind="line" text="再看一些" onPress={() => void told(moreLetters())} />}
          </>
        )}
      </Loaded>
    </View>
  )
}

const topicsOf = (rows: readonly DeadLetter[]) => [...new Set(rows.map(({ topic }) => topic))]

function Letter({ row, busy, onResend }: { row: DeadLetter; busy: boolean; onResend: () => void }) {
  const when = `${pastWords(row.deadAt, useNow())} · 试了 ${row.attempts} 次`
  const why = whyDead(row.error)
  return (
    <View className="letter" {...aria({ role: 'listitem' })}>
      <View className="letter__words">
        <View className="letter__why">{why}</View>
        <View className="small text-2 num">{when}</View>
      </View>
      <View className="letter__button tap-line link" {...pressable({ label: `重发，${why}，${when}`, disabled: busy }, onResend)}>
        重发
      </View>
    </View>
  )
}

/** What did not go through says why; everything stays as it is. */
const told = (doing: Promise<void>): Promise<void> =>
  doing.catch((failed: unknown) => {
    if (!(failed instanceof CallFailed)) throw failed
    void Taro.showToast({ title: failed.message, icon: 'none' })
  })
