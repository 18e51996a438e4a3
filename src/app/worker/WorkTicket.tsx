import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { categoryOf, itemOf } from '../../domain/report/categories'
import type { Refusal } from '../../domain/ticket/lifecycle'
import { rowOf } from '../../domain/ticket/states'
import { eventTitle } from '../../domain/ticket/retell'
import { clockTime, pastWords, timeLeft } from '../../domain/ticket/time'
import type { ActionView, ClockView, PhotoView, TicketView, TimelineEntry } from '../../domain/ticket/views'
import { CLOCK_WORDS, REFUSAL_WORDS, REQUEST_WORDS, STATE_WORDS } from '../../domain/ticket/words'
import { ACTION_WORDS } from '../../domain/ticket/words-acting'
import { DONE_WORDS, REPORTER_WORDS } from '../../domain/ticket/words-staff'
import { ActionSheet, hasFields } from '../components/ActionSheet'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { Foot } from '../components/Foot'
import { KeyValues } from '../components/KeyValues'
import { NextStep } from '../components/NextStep'
import { PhotoGrid } from '../components/PhotoGrid'
import { PrivacySheet } from '../components/PrivacySheet'
import { Row, Rows } from '../components/Rows'
import { Sheet } from '../components/Sheet'
import { StateView } from '../components/StateView'
import { Badge, StatusTag } from '../components/StatusTag'
import { Live, Timeline } from '../components/Timeline'
import { TimeRuler } from '../components/TimeRuler'
import { KeptCopy } from '../components/Trouble'
import { aria } from '../lib/aria'
import { absolute, CallFailed } from '../lib/call'
import { openPhotos } from '../lib/openPhotos'
import { readerOf } from '../lib/reader'
import { useNow, useWhileShown } from '../lib/shown'
import { cellsOf, nextOf } from '../lib/told'
import { failureWords, useAct } from '../lib/useAct'
import { useSeen } from '../lib/useSeen'
import { useLook } from '../stores/look'
import { useCatalogue, useWorkdays } from '../stores/reference'
import { useSession } from '../stores/session'
import { tickets } from '../stores/tickets'
import { CallReporter } from './CallReporter'
import { ACTION_ICONS, urgencyBadge } from './looks'
import { NotLoaded } from './NotLoaded'
import './worker.css'

const EVERY_MS = 60_000

/** One ticket for whoever works on it: what to draw in the page's body, in its foot, and above both. */
export function useWorkTicket(id: string, { onMoved, onLost }: { onMoved?: () => void; onLost: () => void }) {
  const { data: ticket, problem, loadedAt } = tickets('staff').use(id)
  const load = () => void tickets('staff').load(id, true)
  useWhileShown(load, EVERY_MS)
  useSeen('staff', ticket?.id)
  const token = useSession((all) => all.staff?.token)
  useEffect(() => void (token && tickets('staff').load(id, true)), [id, token])
  const { busy, send } = useAct('staff')
  const [asked, setAsked] = useState<ActionView>()
  const [more, setMore] = useState(false)

  const done = (action: ActionView) => {
    setAsked(undefined)
    void Taro.showToast({ title: DONE_WORDS[action.action], icon: 'none', duration: 2500 })
    onMoved?.()
  }
  const press = async (action: ActionView) => {
    setMore(false)
    if (hasFields(action) || !ticket) return setAsked(action)
    try {
      if (await send(ticket, action.action)) done(action)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      load()
      void Taro.showModal({ title: '', content: failureWords(failed), showCancel: false, confirmText: '知道了' })
    }
  }

  const isGone = problem && problem.status === 404
  if (!ticket || isGone) return { body: <Nothing isGone={isGone} problem={problem} onRetry={load} onLost={onLost} /> }
  return {
    body: (
      <>
        {problem && <KeptCopy problem={problem} loadedAt={loadedAt} onRetry={load} />}
        <Head ticket={ticket} />
        <Clocks ticket={ticket} />
        <Matter ticket={ticket} />
        <CallReporter key={ticket.id} ticket={ticket} />
        <History ticket={ticket} />
      </>
    ),
    foot: buttonsOf(ticket).length > 0 && <Actions ticket={ticket} busy={busy} onPress={press} onMore={() => setMore(true)} />,
    layer: (
      <>
        <PrivacySheet />
        <ActionSheet ticket={ticket} action={asked} as="staff" onClose={() => setAsked(undefined)} onDone={() => asked && done(asked)} />
        <Sheet open={more} title="还可以" onClose={() => setMore(false)}>
          <Rows>
            {othersOf(ticket).map((action) => (
              <Row
                key={action.action}
                icon={ACTION_ICONS[action.action] ?? 'right'}
                title={ACTION_WORDS[action.action].button}
                note={whyNot(action) ?? ACTION_WORDS[action.action].after}
                onPress={action.refusal ? undefined : () => press(action)}
              />
            ))}
          </Rows>
        </Sheet>
      </>
    ),
  }
}

function Nothing({
  isGone,
  problem,
  onRetry,
  onLost,
}: {
  isGone?: boolean
  problem?: CallFailed
  onRetry: () => void
  onLost: () => void
}) {
  if (isGone)
    return (
      <StateView kind="empty" title="没有这件，或者不是您的" text="可能转给了别的单位，或者链接不对。" button="回待办" onPress={onLost} />
    )
  return problem ? <NotLoaded problem={problem} onRetry={onRetry} /> : <StateView kind="loading" rows={2} />
}

function Head({ ticket }: { ticket: TicketView }) {
  const { state, number, title } = ticket
  const urgency = urgencyBadge(ticket.urgency)
  return (
    <View className="stack stack--2">
      <View className="between">
        <View className="line">
          {urgency && (
            <View className="before-tag">
              <Badge {...urgency} />
            </View>
          )}
          <StatusTag tone={rowOf(state).tone} text={STATE_WORDS[readerOf(ticket)][state]} />
        </View>
        <View className="small text-3 num">{number}</View>
      </View>
      <View className="head wrap" {...aria({ role: 'heading' })}>
        {title}
      </View>
    </View>
  )
}

/** The clocks that run, side by side, and what follows from them. */
function Clocks({ ticket }: { ticket: TicketView }) {
  const now = useNow()
  const isWorkday = useWorkdays()
  const next = nextOf(ticket, readerOf(ticket), now)
  const handle = ticket.clocks.find((clock) => clock.kind === 'handle')
  if (ticket.clocks.length === 0 && !next) return null
  return (
    <Card>
      {ticket.clocks.length > 0 && (
        <View className="clocks">
          {[...ticket.clocks].sort(soonestFirst).map((clock) => (
            <OneClock key={clock.kind} clock={clock} now={now} />
          ))}
        </View>
      )}
      {handle && <TimeRuler tone={timeLeft(handle, now).tone} cells={cellsOf(handle, now, isWorkday)} />}
      {next && <NextStep {...next} />}
    </Card>
  )
}

const soonestFirst = (a: ClockView, b: ClockView) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)

function OneClock({ clock, now }: { clock: ClockView; now: number }) {
  const { tone, text, by } = timeLeft(clock, now)
  const [word, rest] =
    text.includes(' ') && !/^今天/.test(text) ? [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)] : ['', text]
  return (
    <View className={`clock tone-${tone}`} {...aria({ role: 'text', label: `${CLOCK_WORDS[clock.kind]}${text}，${by}` })}>
      <View className="small text-2">
        {CLOCK_WORDS[clock.kind]}
        {word}
      </View>
      <View className="clock__left">{rest}</View>
      <View className="small text-2 num">{by}</View>
    </View>
  )
}

function Matter({ ticket }: { ticket: TicketView }) {
  const now = useNow()
  const category = categoryOf(useCatalogue(), ticket.category)
  const seen = 'text' in ticket ? ticket : undefined
  const pairs = [
    { key: '类别', value: `${category.name} › ${itemOf(category, ticket.item).name}` },
    { key: '位置', value: ticket.placeWords },
    { key: '网格', value: seen?.place.grid ?? seen?.place.community },
    { key: '定位', value: seen && pointWords(seen.place.point) },
    { key: '提交', value: pastWords(ticket.filedAt, now) },
    { key: '诉求', value: REQUEST_WORDS[ticket.request] },
    { key: '反映人', value: seen && REPORTER_WORDS[seen.identity] },
    { key: '被反映', value: ticket.audience === 'centre' ? ticket.complainedOf : null },
    { key: '经办', value: ticket.unit.name },
  ]
  return (
    <Card>
      {seen?.text && <View className="body wrap">{seen.text}</View>}
      {seen && seen.photos.length > 0 && <Photos photos={seen.photos} />}
      {seen && (seen.text || seen.photos.length > 0) && <View className="hairline" />}
      <KeyValues pairs={pairs.flatMap(({ key, value }) => (value ? [{ key, value }] : []))} />
    </Card>
  )
}

/** A point as one reads it out or types it into a map. */
const pointWords = (point: { lng: number; lat: number; accuracyM: number | null } | null): string | null =>
  point &&
  `北纬 ${point.lat.toFixed(5)}，东经 ${point.lng.toFixed(5)}${point.accuracyM ? `，误差约 ${Math.round(point.accuracyM)} 米` : ''}`

function Photos({ photos }: { photos: PhotoView[] }) {
  const large = photos.map((photo) => absolute(photo.large))
  return (
    <PhotoGrid
      photos={photos.map(({ id, small }) => ({ id, url: absolute(small) }))}
      onOpen={({ id }) => openPhotos(large, large[photos.findIndex((photo) => photo.id === id)] ?? '')}
    />
  )
}

function History({ ticket }: { ticket: TicketView }) {
  const now = useNow()
  const reader = readerOf(ticket)
  const items = [...ticket.timeline].reverse().map((entry) => ({
    id: String(entry.seq),
    title: eventTitle(entry, reader),
    text: entry.text,
    when: whenWords(entry, now),
    extra: (
      <>
        {entry.photos.length > 0 && <Photos photos={entry.photos} />}
        {entry.action === 'note' && (
          <View className="line">
            <StatusTag tone="parked" text="内部，反映人看不到" />
          </View>
        )}
      </>
    ),
  }))
  return (
    <Card title="办理经过" aside={<Live />}>
      <Timeline items={items} live={rowOf(ticket.state).open} />
    </Card>
  )
}

const LATER_MS = 5 * 60_000

/** "今天 10:24 · 王志强"; done without a network: when the person pressed the button, as the phone says. */
function whenWords({ at, madeAt, by }: TimelineEntry, now: number): string {
  const earlier = madeAt !== null && at - madeAt > LATER_MS ? `手机上 ${clockTime(madeAt)} 记下` : ''
  return [pastWords(at, now), by.person, earlier].filter(Boolean).join(' · ')
}

const whyNot = ({ refusal }: ActionView): string | undefined => refusal && REFUSAL_WORDS[refusal as Refusal['code']]

/** What has a button in the foot: a call has its own card. */
const buttonsOf = ({ actions }: TicketView) => actions.filter((action) => action.action !== 'reveal')
/** The one filled button: the first thing to do that is more than a note; the table's order is the order of work. */
const mainOf = (ticket: TicketView) => buttonsOf(ticket).find((action) => action.action !== 'note' && !action.refusal)
const othersOf = (ticket: TicketView) => buttonsOf(ticket).filter((action) => action !== mainOf(ticket))

const SIDE_BY_SIDE = 3

/** Three beside each other leave no room for an icon next to four characters. */
const iconIn = (count: number, { action }: ActionView) =>
  count === SIDE_BY_SIDE && ACTION_WORDS[action].button.length > 2 ? undefined : ACTION_ICONS[action]

interface ActionsProps {
  ticket: TicketView
  busy: string | undefined
  onPress: (action: ActionView) => void
  onMore: () => void
}

function Actions({ ticket, busy, onPress, onMore }: ActionsProps) {
  const main = mainOf(ticket)
  const others = othersOf(ticket)
  // one below the other in 长辈版: then all but the first thing lie behind one button
  const most = useLook((look) => look.care) ? 1 : SIDE_BY_SIDE
  const shown = others.length > most ? others.slice(0, most - 1) : others
  return (
    <Foot
      main={
        main && (
          <Button
            text={ACTION_WORDS[main.action].button}
            busy={busy === main.action && `正在${ACTION_WORDS[main.action].button}…`}
            onPress={() => onPress(main)}
          />
        )
      }
    >
      {shown.map((action) => (
        <Button
          key={action.action}
          kind="line"
          icon={iconIn(shown.length, action)}
          text={ACTION_WORDS[action.action].button}
          off={action.refusal !== undefined}
          why={whyNot(action)}
          onPress={() => onPress(action)}
        />
      ))}
      {others.length > shown.length && <Button kind="line" icon="more" text="更多" onPress={onMore} />}
    </Foot>
  )
}
