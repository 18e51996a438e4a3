import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { categoryOf } from '../../../domain/report/categories'
import { openBehind } from '../../../domain/reading/queued'
import { headOf } from '../../../domain/reading/next-step'
import { rowOf } from '../../../domain/ticket/states'
import { momentsOf, stepsOf } from '../../../domain/reading/progress'
import type { TicketView } from '../../../domain/ticket/views'
import { STATE_WORDS } from '../../../domain/reading/words'
import { IDENTITY_WORDS, PART_WORDS } from '../../../domain/reading/words-acting'
import { say } from '../../../domain/words/say'
import { ActionSheet } from '../../components/ActionSheet'
import { Answers } from '../../components/Answers'
import { Card } from '../../components/Card'
import { KeyValues } from '../../components/KeyValues'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Player } from '../../components/Player'
import { Papers } from '../../components/Papers'
import { PhotoStrip } from '../../components/PhotoStrip'
import { StateView } from '../../components/StateView'
import { StatusTag } from '../../components/StatusTag'
import { Steps5 } from '../../components/Steps5'
import { Live, Timeline } from '../../components/Timeline'
import { WaitingHere } from '../../components/WaitingHere'
import { WideShell } from '../../components/WideShell'
import { aria } from '../../platform/aria'
import { absolute } from '../../remote/call'
import { goTo } from '../../lib/goTo'
import { useNow, useWhileShown } from '../../platform/inView'
import { useSeen } from '../../lib/useSeen'
import { useLook } from '../../stores/look'
import { useWaitingOn } from '../../sending/waiting'
import { loadStart, useCatalogue } from '../../stores/reference'
import { tokenOf } from '../../remote/session'
import { MINE, myTickets, tickets } from '../../stores/tickets'
import { NotYet, useReading } from '../reading'
import { Erasure } from './Erasure'
import { Publicity } from './Publicity'
import { TicketFoot } from './TicketFoot'
import { TimeBlock } from './TimeBlock'

type ActionView = TicketView['actions'][number]

export default function TicketPage() {
  const { id = '' } = useRouter().params
  const { as, mayRead } = useReading()
  const found = tickets(as).use(id)
  const ticket = found.data
  const [asked, setAsked] = useState<ActionView>()
  const own = useWaitingOn(as, id)
  const now = useNow()
  const load = (force = false) => (tokenOf(as) ? tickets(as).load(id, force) : Promise.resolve())
  useWhileShown(() => {
    void loadStart()
    void load()
  }, 30_000)
  useSeen('resident', as === 'resident' && mayRead ? ticket?.id : undefined)
  useShareAppMessage(() => sharedTicket(ticket, id))
  usePullDownRefresh(() => void load(true).then(() => Taro.stopPullDownRefresh()))

  const waiting = own.flatMap(([, one]) => (one.refused ? [] : one.action))
  const open = ticket && { ...ticket, actions: openBehind(ticket.actions, waiting) }

  const isGone = found.problem?.status === 404 || found.problem?.status === 400
  const press = (action: ActionView) => (action.action === 'judge' ? goTo.verdict(id, as) : setAsked(action))
  return (
    <Page
      title={isForMe(open) ? say('家人替您反映') : say('这件事的进展')}
      foot={mayRead && open && open.actions.length > 0 && <TicketFoot ticket={open} now={now} onPress={press} />}
    >
      <Loaded
        of={{ ...found, data: open }}
        onRetry={() => void load(true)}
        title={say('正在取这件事的进展')}
        instead={!mayRead ? <NotYet as={as} what={say('这件事的进展')} /> : isGone && <Gone />}
      >
        {(shown) => (
          <>
            <WaitingHere as={as} ticket={id} />
            <Story ticket={shown} now={now} onPress={press} />
            <ActionSheet
              ticket={ticket!}
              action={asked}
              as={as}
              onClose={() => setAsked(undefined)}
              onDone={() => {
                setAsked(undefined)
                if (as === 'resident') void myTickets.load(MINE, true)
              }}
            />
          </>
        )}
      </Loaded>
    </Page>
  )
}

const Gone = () => (
  <StateView
    kind="empty"
    title={say('没有这件，或者不是您的')}
    text={say('请看看编号对不对；您报过的都在“进度”里。')}
    button={say('看我的进度')}
    onPress={goTo.progress}
  />
)

/** A card without a word of the report: WeChat would draw the page itself were there no picture. */
const sharedTicket = (ticket: TicketView | undefined, id: string) => ({
  title: ticket ? say('我反映的事：{number}', { number: ticket.number }) : say('市民吹哨'),
  path: `/resident/ticket/index?id=${id}`,
  imageUrl: '/resident/share.png',
})

function Story({ ticket, now, onPress }: { ticket: TicketView; now: number; onPress: (action: ActionView) => void }) {
  const catalogue = useCatalogue()
  const care = useLook((look) => look.care)
  const steps = stepsOf(ticket, now, care)
  const { open, tone } = rowOf(ticket.state)
  const category = categoryOf(catalogue, ticket.category)
  const moments = momentsOf(ticket.timeline, now, catalogue, ticket.joined).map(({ photos, papers, shift, ...moment }) => ({
    ...moment,
    extra: (
      <>
        {shift && <View className="small strong num">{shift}</View>}
        {photos.length > 0 && <PhotoStrip photos={photos} />}
        <Papers papers={papers} />
      </>
    ),
  }))
  const history = (
    <Card title={say('办理经过')} aside={open ? <Live /> : undefined}>
      <Timeline live={open} items={moments} />
    </Card>
  )
  return (
    <>
      <View className="stack stack--1">
        <View className="between">
          <StatusTag tone={tone} text={say(STATE_WORDS.resident[ticket.state])} />
          <View className="small text-2 num">{say('编号 {number}', { number: ticket.number })}</View>
        </View>
        <View className="head wrap" {...aria({ role: 'heading' })}>
          {headOf(ticket, catalogue)}
        </View>
        <View className="small text-2">{[say(category.name), ticket.placeWords, ticket.unit.name].filter(Boolean).join(' · ')}</View>
      </View>
      <WideShell
        kind="resident"
        left={
          <>
            <TimeBlock ticket={ticket} now={now} />
            {steps ? (
              <Card>
                <Steps5 {...steps} />
              </Card>
            ) : (
              history
            )}
          </>
        }
        right={
          <>
            {steps && history}
            <Whose ticket={ticket} />
            <MyWords ticket={ticket} />
            {steps && <Publicity id={ticket.id} />}
            <Erasure ticket={ticket} onPress={onPress} />
          </>
        }
      />
    </>
  )
}

/** Somebody else filed it for the reader (代办). */
const isForMe = (ticket: TicketView | undefined) => ticket?.audience === 'reporter' && ticket.part === 'represented'

/** Whose report it is, and who may answer: said where it is not simply the reader's own (代办, 退出了). */
function Whose({ ticket }: { ticket: TicketView }) {
  const words = ticket.audience === 'reporter' && PART_WORDS[ticket.part]
  return words ? <Notice kind="quiet" icon="me" text={say(words)} /> : null
}

/** 您说的: words, photos, place, and who may see who said it. */
function MyWords({ ticket }: { ticket: TicketView }) {
  if (ticket.audience !== 'reporter') return null
  const { text, answers, photos, papers, voice, place, identity } = ticket
  const calls = ticket.timeline.filter(({ action }) => action === 'reveal').length
  const where = [
    place.words,
    place.grid ?? place.community,
    place.point?.accuracyM && say('误差约 {metres} 米', { metres: Math.round(place.point.accuracyM) }),
  ]
  return (
    <Card title={isForMe(ticket) ? say('家人替您说的') : say('您说的')}>
      {text && <View className="body wrap">{text}</View>}
      <Answers answers={answers} />
      {voice && <Player address={absolute(voice.address)} seconds={voice.seconds} text={say('听我说的')} />}
      <PhotoStrip photos={photos} />
      <Papers papers={papers} />
      <KeyValues pairs={where.some(Boolean) ? [{ key: say('在哪里'), value: where.filter(Boolean).join(' · ') }] : []} />
      <Notice
        kind="quiet"
        icon="lock"
        text={say('{title}：{text}', { title: say(IDENTITY_WORDS[identity].name), text: say(IDENTITY_WORDS[identity].who) })}
      >
        {calls > 0 && <View className="num">{say('您的电话被看过 {calls} 次，谁看的、为什么，在“办理经过”里。', { calls })}</View>}
      </Notice>
    </Card>
  )
}
