import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { categoryOf } from '../../../domain/report/categories'
import { nextClock } from '../../../domain/ticket/say'
import { rowOf } from '../../../domain/ticket/states'
import { momentsOf, stepsOf } from '../../../domain/ticket/story'
import { whenWords } from '../../../domain/ticket/time'
import type { ClockView, TicketView } from '../../../domain/ticket/views'
import { CLOCK_WORDS, STATE_WORDS } from '../../../domain/ticket/words'
import { IDENTITY_WORDS } from '../../../domain/ticket/words-acting'
import { ActionSheet } from '../../components/ActionSheet'
import { Card } from '../../components/Card'
import { KeyValues } from '../../components/KeyValues'
import { NextStep } from '../../components/NextStep'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { PhotoStrip } from '../../components/PhotoStrip'
import { SignInFirst } from '../../components/SignInFirst'
import { StateView } from '../../components/StateView'
import { StatusTag } from '../../components/StatusTag'
import { Steps5 } from '../../components/Steps5'
import { TimeLeft } from '../../components/TimeLeft'
import { TimeRuler } from '../../components/TimeRuler'
import { Live, Timeline } from '../../components/Timeline'
import { KeptCopy, Trouble } from '../../components/Trouble'
import { WideShell } from '../../components/WideShell'
import { aria } from '../../lib/aria'
import { goTo } from '../../lib/goTo'
import { useNow, useWhileShown } from '../../lib/shown'
import { cellsOf, nextOf, timeOf } from '../../lib/told'
import { useSeen } from '../../lib/useSeen'
import { useLook } from '../../stores/look'
import { loadStart, useCatalogue, useWorkdays } from '../../stores/reference'
import { tokenOf, useSession } from '../../stores/session'
import { MINE, myTickets, tickets } from '../../stores/tickets'
import { TicketFoot } from './TicketFoot'

type ActionView = TicketView['actions'][number]

export default function TicketPage() {
  const { id = '' } = useRouter().params
  const isSignedIn = useSession((session) => Boolean(session.resident))
  const { data: ticket, problem, loadedAt } = tickets('resident').use(id)
  const [asked, setAsked] = useState<ActionView>()
  const now = useNow()
  const load = (force = false) => (tokenOf('resident') ? tickets('resident').load(id, force) : Promise.resolve())
  useWhileShown(() => {
    void loadStart()
    void load()
  }, 30_000)
  useSeen('resident', isSignedIn ? ticket?.id : undefined)
  useShareAppMessage(() => sharedTicket(ticket, id))
  usePullDownRefresh(() => void load(true).then(() => Taro.stopPullDownRefresh()))
  const retry = () => void load(true)

  const press = (action: ActionView) => (action.action === 'judge' ? goTo.verdict(id) : setAsked(action))
  return (
    <Page
      title="这件事的进展"
      foot={isSignedIn && ticket && ticket.actions.length > 0 && <TicketFoot ticket={ticket} now={now} onPress={press} />}
    >
      {!isSignedIn ? (
        <SignInFirst what="这件事的进展" />
      ) : problem?.status === 404 || problem?.status === 400 ? (
        <StateView
          kind="empty"
          title="没有这件，或者不是您的"
          text="请看看编号对不对；您报过的都在“进度”里。"
          button="看我的进度"
          onPress={goTo.progress}
        />
      ) : ticket ? (
        <>
          {problem && <KeptCopy problem={problem} loadedAt={loadedAt} onRetry={retry} />}
          <Story ticket={ticket} now={now} />
          <ActionSheet
            ticket={ticket}
            action={asked}
            as="resident"
            onClose={() => setAsked(undefined)}
            onDone={() => {
              setAsked(undefined)
              void myTickets.load(MINE, true)
            }}
          />
        </>
      ) : problem ? (
        <Trouble problem={problem} onRetry={retry} />
      ) : (
        <StateView kind="loading" title="正在取这件事的进展" />
      )}
    </Page>
  )
}

/** A card without a word of the report: WeChat would draw the page itself were there no picture. */
const sharedTicket = (ticket: TicketView | undefined, id: string) => ({
  title: ticket ? `我反映的事：${ticket.number}` : '市民吹哨',
  path: `/resident/ticket/index?id=${id}`,
  imageUrl: '/resident/share.png',
})

function Story({ ticket, now }: { ticket: TicketView; now: number }) {
  const catalogue = useCatalogue()
  const care = useLook((look) => look.care)
  const steps = stepsOf(ticket, now, care)
  const { open, tone } = rowOf(ticket.state)
  const category = categoryOf(catalogue, ticket.category)
  const moments = momentsOf(ticket.timeline, now).map(({ photos, ...moment }) => ({
    ...moment,
    extra: photos.length > 0 && <PhotoStrip photos={photos} />,
  }))
  const history = (
    <Card title="办理经过" aside={open ? <Live /> : undefined}>
      <Timeline live={open} items={moments} />
    </Card>
  )
  return (
    <>
      <View className="stack stack--1">
        <View className="between">
          <StatusTag tone={tone} text={STATE_WORDS.resident[ticket.state]} />
          <View className="small text-2 num">编号 {ticket.number}</View>
        </View>
        <View className="head wrap" {...aria({ role: 'heading' })}>
          {ticket.title}
        </View>
        <View className="small text-2">{[category.name, ticket.placeWords, ticket.unit.name].filter(Boolean).join(' · ')}</View>
      </View>
      {steps ? (
        <WideShell
          kind="resident"
          left={
            <>
              <TimeBlock ticket={ticket} now={now} />
              <Card>
                <Steps5 {...steps} />
              </Card>
            </>
          }
          right={
            <>
              {history}
              <MyWords ticket={ticket} />
            </>
          }
        />
      ) : (
        <WideShell kind="resident" left={history} right={<MyWords ticket={ticket} />} />
      )}
    </>
  )
}

/** Time left, its ruler, what comes next; the other running limits in small. */
function TimeBlock({ ticket, now }: { ticket: TicketView; now: number }) {
  const clock = nextClock(ticket.clocks)
  const next = nextOf(ticket, 'resident', now)
  const others = ticket.clocks.filter((one) => one !== clock && one.dueAt !== null)
  if (!clock && !next) return null
  return (
    <Card>
      {clock && <BigTime clock={clock} now={now} />}
      {clock && <Ruler clock={clock} now={now} />}
      {others.map((one) => (
        <View key={one.kind} className="stack stack--2">
          <View className="small text-2 num">
            {CLOCK_WORDS[one.kind]}最晚 {whenWords(one.dueAt!, now)}
          </View>
          <Ruler clock={one} now={now} />
        </View>
      ))}
      {next && <NextStep {...next} />}
    </Card>
  )
}

/** Drawn for the limit people wait for; the short ones before it are said in words. */
function Ruler({ clock, now }: { clock: ClockView; now: number }) {
  const isWorkday = useWorkdays()
  return clock.kind === 'handle' ? <TimeRuler tone={timeOf(clock, now).tone} cells={cellsOf(clock, now, isWorkday)} /> : null
}

function BigTime({ clock, now }: { clock: ClockView; now: number }) {
  const { tone, text } = timeOf({ ...clock, kind: 'handle' }, now)
  const due = `最晚 ${whenWords(clock.dueAt!, now)}${clock.tentative ? '（暂定）' : ''}`
  return <TimeLeft big tone={tone} heading={`离${CLOCK_WORDS[clock.kind]}期限`} text={text} due={due} />
}

/** 您说的: words, photos, place, and who may see who said it. */
function MyWords({ ticket }: { ticket: TicketView }) {
  if (ticket.audience !== 'reporter') return null
  const { text, photos, place, identity, publicConsent } = ticket
  const calls = ticket.timeline.filter(({ action }) => action === 'reveal').length
  const where = [place.words, place.grid ?? place.community, place.point?.accuracyM && `误差约 ${Math.round(place.point.accuracyM)} 米`]
  return (
    <Card title="您说的">
      {text && <View className="body wrap">{text}</View>}
      <PhotoStrip photos={photos} />
      <KeyValues
        pairs={[
          { key: '在哪里', value: where.filter(Boolean).join(' · ') },
          { key: '公开', value: publicConsent ? '同意公开，先去掉个人信息' : '不公开' },
        ]}
      />
      <Notice kind="quiet" icon="lock" text={`${IDENTITY_WORDS[identity].name}：${IDENTITY_WORDS[identity].who}`}>
        {calls > 0 && <View className="num">您的电话被看过 {calls} 次，谁看的、为什么，在“办理经过”里。</View>}
      </Notice>
    </Card>
  )
}
