import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { moderationApi } from '../../../domain/api-moderation'
import { BAR_DAYS, BAR_REASONS, BAR_REASON_WORDS, type BarBody, type BarReason, type BarView } from '../../../domain/people/bar'
import { dayWords, pastWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Sheet } from '../../components/Sheet'
import { StateView } from '../../components/StateView'
import { TextArea } from '../../components/TextArea'
import { call, CallFailed } from '../../remote/call'
import { remote } from '../../remote/remote'
import { useNow, useWhileShown } from '../../platform/inView'
import { onForget } from '../../stores/tickets'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import '../supervise.css'

const ONE = 'all'
const bars = remote(() => call(moderationApi.bars, { query: { after: undefined } }))
onForget(() => bars.forget())

/** 暂停提交: who may not file for now, by the report it came from; with `ticket`, the form for whoever filed that one. */
export default function BarsPage() {
  const { ticket } = useRouter().params
  const me = useStaff()
  const now = useNow()
  const found = bars.use(ONE)
  const { data, loading } = found
  const [done, setDone] = useState(false)
  const [lifting, setLifting] = useState<BarView>()
  const load = (force = false) => void (me && bars.load(ONE, force))
  useWhileShown(() => load(), 60_000)
  useEffect(load, [me])
  return (
    <Page title="暂停提交" desk narrow onBack={back}>
      {ticket && !done && <BarForm ticketId={ticket} onDone={() => setDone(true)} />}
      <Loaded
        of={found}
        trouble={NotLoaded}
        onRetry={() => load(true)}
        empty={data?.rows.length === 0 && <StateView kind="empty" title="没有暂停任何人" text="要暂停谁，从那件事的公示审核里进来。" />}
      >
        {({ rows }) => rows.map((bar) => <Barred key={bar.id} bar={bar} now={now} onLift={() => setLifting(bar)} />)}
      </Loaded>
      {data?.next && <Button kind="line" small text="再看一些" busy={loading && '正在取…'} onPress={() => void more()} />}
      {lifting && <LiftSheet bar={lifting} onClose={() => setLifting(undefined)} />}
    </Page>
  )
}

function Barred({ bar, now, onLift }: { bar: BarView; now: number; onLift: () => void }) {
  const runs = bar.liftedAt === null && bar.until > now
  const state =
    bar.liftedAt !== null
      ? `${pastWords(bar.liftedAt, now)} 解除：${bar.liftNote}`
      : runs
        ? `到 ${dayWords(bar.until - 1, now)} 为止`
        : `${dayWords(bar.until - 1, now)} 已到期`
  return (
    <Card title={BAR_REASON_WORDS[bar.reason]} aside={bar.anonymous ? '匿名查询码' : '一位居民'}>
      <View className="body wrap">{bar.note}</View>
      <View className="small text-2 num">
        {state} · 出自 {bar.number}
      </View>
      {runs && <Button kind="line" small text="解除" more={`出自 ${bar.number}`} onPress={onLift} />}
    </Card>
  )
}

/** Why, for how long, and what it rests on; the person is told the first two and whom to call. */
function BarForm({ ticketId, onDone }: { ticketId: string; onDone: () => void }) {
  const [reason, setReason] = useState<BarReason>()
  const [days, setDays] = useState<BarBody['days']>('3')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    const sent = await told(
      () => call(moderationApi.barReporter, { params: { id: ticketId }, body: { reason: reason!, days, note } }),
      '已暂停，也告诉了本人',
    )
    setBusy(false)
    if (sent) onDone()
  }
  return (
    <Card title="暂停报这件的人提交">
      <Notice icon="shield" text="您看不到是谁。已经报的照样办，本人照样能看、能补充、能评价。会告诉本人为什么、到哪天、打哪个电话。" />
      <Field label="为什么">
        <ChipGroup
          label="为什么"
          options={BAR_REASONS.map((value) => ({ value, text: BAR_REASON_WORDS[value] }))}
          value={reason ?? ''}
          onChange={(value) => setReason(value as BarReason)}
        />
      </Field>
      <Field label="多久">
        <ChipGroup
          label="多久"
          options={BAR_DAYS.map((value) => ({ value, text: `${value} 天` }))}
          value={days}
          onChange={(value) => setDays(value as BarBody['days'])}
        />
      </Field>
      <Field label="依据" aside="内部看" hint="哪几件、核实过什么。以后要能说清楚。">
        <TextArea label="依据" value={note} max={200} onChange={setNote} />
      </Field>
      <Button kind="danger" text="暂停提交" off={!reason || note.trim() === ''} busy={busy && '正在送出…'} onPress={() => void send()} />
    </Card>
  )
}

function LiftSheet({ bar, onClose }: { bar: BarView; onClose: () => void }) {
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    await told(() => call(moderationApi.liftBar, { params: { id: bar.id }, body: { note } }), '已解除')
    setBusy(false)
    onClose()
  }
  return (
    <Sheet
      open
      title="解除暂停"
      onClose={onClose}
      dirty={note !== ''}
      busy={busy}
      foot={<Button text="解除" off={note.trim() === ''} busy={busy && '正在送出…'} onPress={() => void send()} />}
    >
      <Field label="为什么解除" aside="内部看">
        <TextArea label="为什么解除" value={note} max={200} onChange={setNote} />
      </Field>
    </Sheet>
  )
}

/** Does it, says so, and looks at the list anew; false when it was refused, and why was told. */
async function told(work: () => Promise<unknown>, words: string): Promise<boolean> {
  try {
    await work()
    void Taro.showToast({ title: words, icon: 'none' })
    return true
  } catch (failed) {
    if (!(failed instanceof CallFailed)) throw failed
    void Taro.showModal({ title: '', content: failed.message, showCancel: false, confirmText: '知道了' })
    return false
  } finally {
    void bars.load(ONE, true)
  }
}

async function more() {
  const page = bars.peek(ONE)
  if (!page?.next) return
  const next = await call(moderationApi.bars, { query: { after: page.next } })
  bars.put(ONE, { ...next, rows: [...page.rows, ...next.rows] })
}

const back = () => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : void Taro.redirectTo({ url: '/worker/inbox/index' }))
