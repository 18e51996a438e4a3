import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { whenWords } from '../../../domain/reading/time'
import type { ClockView, TicketView } from '../../../domain/ticket/views'
import { IDENTITY_WORDS } from '../../../domain/reading/words-acting'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Foot } from '../../components/Foot'
import { Icon } from '../../components/Icon'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Timeline, type TimelineItem } from '../../components/Timeline'
import { aria, pressable } from '../../platform/aria'
import { goTo } from '../../lib/goTo'
import { useNow, useWhileShown } from '../../platform/inView'
import { useMyUnsavedCodes, type UnsavedCode } from '../../sending/unsavedCodes'
import { tickets } from '../../stores/tickets'
import { CodeCard } from '../code/CodeCard'
import { useReading } from '../../resident/reading'
import { TellMe } from './TellMe'
import { TextMe } from './TextMe'
import './index.css'

export default function SubmittedPage() {
  const { id = '' } = useRouter().params
  const { as } = useReading()
  const { data: ticket, problem } = tickets(as).use(id)
  const unsaved = useMyUnsavedCodes().find((one) => one.ticket === id)
  const now = useNow()
  const load = () => void tickets(as).load(id)
  useWhileShown(load, 60_000)
  const foot = (
    <Foot>
      <Button kind="line" text={say('再报一件')} onPress={() => void Taro.redirectTo({ url: '/resident/report/index' })} />
      <Button text={say('看进度')} onPress={() => goTo.ticketInstead(id, as)} />
    </Foot>
  )
  return (
    <Page title={say('已提交')} narrow foot={foot} onBack={goTo.home}>
      {/* read again without the code, which the page does not keep: what only it can show is still there */}
      <Loaded of={{ data: ticket, problem }} onRetry={load} rows={1} instead={!ticket && unsaved && <CodeCard {...unsaved} />}>
        {(shown) => <Receipt ticket={shown} now={now} unsaved={unsaved} />}
      </Loaded>
    </Page>
  )
}

function Receipt({ ticket, now, unsaved }: { ticket: TicketView; now: number; unsaved: UnsavedCode | undefined }) {
  const due = (kind: ClockView['kind']) => ticket.clocks.find((clock) => clock.kind === kind)?.dueAt
  const accept = due('accept')
  const copy = () => void Taro.setClipboardData({ data: ticket.number })
  return (
    <>
      <View className="receipt">
        <View className="receipt__mark" {...aria({ hidden: true })}>
          <View className="receipt__sound art-sound" />
          <Icon name="check" size={44} />
        </View>
        <View className="hero" {...aria({ role: 'heading', live: 'polite' })}>
          {accept ? say('收到了，{when} 前受理', { when: shortWhen(accept, now) }) : say('收到了')}
        </View>
        <View className="line small text-2">
          <View className="num">
            {say('编号')} <View className="receipt__number">{ticket.number}</View>
          </View>
          <View
            className="tap-line link receipt__copy"
            {...pressable({ label: say('复制编号 {number}', { number: ticket.number }) }, copy)}
          >
            {say('复制')}
          </View>
        </View>
      </View>
      {unsaved && <CodeCard {...unsaved} />}
      <Card title={say('接下来会这样办')}>
        <Timeline items={planOf(ticket, accept, due('handle'), now)} shown={9} />
      </Card>
      <TellMe />
      {process.env.TARO_ENV === 'h5' && ticket.audience === 'reporter' && <TextMe />}
      {ticket.audience === 'reporter' && (
        <Notice
          kind="quiet"
          icon="lock"
          text={say('您选了“{name}”：{who}', {
            name: say(IDENTITY_WORDS[ticket.identity].name),
            who: say(IDENTITY_WORDS[ticket.identity].who),
          })}
        />
      )}
    </>
  )
}

/** Within the day the hour is enough. */
const shortWhen = (at: number, now: number): string => whenWords(at, now).replace(say('今天 {time}', { time: '' }), '')

function planOf(ticket: TicketView, accept: number | null | undefined, handle: number | null | undefined, now: number): TimelineItem[] {
  const steps = [
    accept && {
      id: 'accept',
      title: say('{when} 前 · 受理', { when: whenWords(accept, now) }),
      text: say('{name}看过，定由谁办', { name: ticket.unit.name }),
    },
    handle && { id: 'handle', title: say('{when} 前 · 办结', { when: whenWords(handle, now) }), text: say('把结果和照片发给您') },
    { id: 'judge', title: say('办结后 · 请您说了算'), text: say('没解决就退回重办，不会悄悄结案') },
  ]
  return steps.flatMap((step) => (step ? { ...step, when: '' } : []))
}
