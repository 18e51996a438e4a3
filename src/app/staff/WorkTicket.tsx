import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import type { Given } from '../../domain/ticket/given'
import { trimmed } from '../../domain/reading/sheet'
import type { ActionView, TicketView } from '../../domain/ticket/views'
import { say } from '../../domain/words/say'
import { ACTION_WORDS } from '../../domain/reading/words-acting'
import { DONE_WORDS, UNTRANSCRIBED_WORDS } from '../../domain/reading/words-staff'
import { phrasesFor } from '../../domain/reading/phrases'
import { openBehind } from '../../domain/reading/queued'
import { ActionSheet, hasFields } from '../components/ActionSheet'
import { Loaded } from '../components/Loaded'
import { Notice } from '../components/Notice'
import { Row, Rows } from '../components/Rows'
import { StateView } from '../components/StateView'
import { KeptCopy } from '../components/Trouble'
import { WaitingHere } from '../components/WaitingHere'
import { CallFailed } from '../remote/call'
import { useWhileShown } from '../platform/inView'
import { failureWords, useAct } from '../sending/useAct'
import { useSeen } from '../lib/useSeen'
import { useLook } from '../stores/look'
import { useWaitingOn } from '../sending/waiting'
import { useSession } from '../remote/session'
import { tickets } from '../stores/tickets'
import { CallReporter } from './CallReporter'
import type { Command } from './commands'
import { noteDeed } from './lastDeed'
import { ACTION_ICONS } from './marks'
import { NotLoaded } from './NotLoaded'
import { Actions, isEmpty, More, placesFor } from './parts/Actions'
import { Clocks } from './parts/Clocks'
import { CategoryField } from './parts/CategoryField'
import { DistanceField } from './parts/DistanceField'
import { ColleagueField } from './parts/ColleagueField'
import { LeaderField } from './parts/LeaderField'
import { NearBy, useNear } from './parts/NearBy'
import { draftOf } from './sheetDrafts'
import { Head } from './parts/Head'
import { History } from './parts/History'
import { Holder } from './parts/Holder'
import { Matter } from './parts/Matter'
import { PlaceField } from './parts/PlaceField'
import { Taking, takingOf, usualFor } from './parts/Taking'
import { Where } from './parts/Where'
import { Similar } from './parts/Similar'
import { Together } from './parts/Together'
import { UnitByPrecedent } from './parts/UnitByPrecedent'
import './staff.css'

const EVERY_MS = 60_000
const OWN = {
  distance: DistanceField,
  category: CategoryField,
  place: PlaceField,
  unit: UnitByPrecedent,
  colleague: ColleagueField,
  leader: LeaderField,
}

/** One ticket for whoever works on it: what to draw in the page's body, in its foot, and above both. */
export function useWorkTicket(id: string, { onMoved, onLost }: { onMoved?: () => void; onLost: () => void }) {
  const { data: ticket, problem, loadedAt } = tickets('staff').use(id)
  const load = () => void tickets('staff').load(id, true)
  useWhileShown(load, EVERY_MS)
  useSeen('staff', ticket?.id)
  const token = useSession((all) => all.staff?.token)
  useEffect(() => void (token && tickets('staff').load(id, true)), [id, token])
  const care = useLook((look) => look.care)
  const { busy, send, isRunning } = useAct('staff')
  const [asked, setAsked] = useState<ActionView>()
  const [begun, setBegun] = useState<Given>()
  const [more, setMore] = useState(false)
  const own = useWaitingOn('staff', id)
  const near = useNear(id, asked !== undefined)
  const taken = useTaken(ticket)

  const done = (action: ActionView) => {
    setAsked(undefined)
    noteDeed(id, action.action)
    void Taro.showToast({ title: DONE_WORDS[action.action], icon: 'none', duration: 2500 })
    onMoved?.()
  }
  // `whole`: nothing more is asked
  const press = async (action: ActionView, begun?: Given, whole = false) => {
    setMore(false)
    setBegun(begun)
    if ((hasFields(action) && !whole) || !ticket) return setAsked(action)
    if (isRunning()) return
    try {
      if (await send(ticket, action.action, whole ? begun : action === taken.taking ? trimmed(taken.given) : {})) done(action)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      load()
      void Taro.showModal({ title: '', content: failureWords(failed), showCancel: false, confirmText: '知道了' })
    }
  }

  const isGone = problem && problem.status === 404
  if (!ticket || isGone)
    return { body: <Loaded of={{ problem }} trouble={NotLoaded} onRetry={load} rows={2} instead={isGone && <Gone onLost={onLost} />} /> }
  const waiting = own.flatMap(([, one]) => (one.refused ? [] : one.action))
  const open = { ...ticket, actions: openBehind(ticket.actions, waiting) }
  const places = placesFor(open, care)
  return {
    main: places.main && (() => void press(places.main!)),
    // a phone has no palette
    commands: process.env.TARO_ENV === 'h5' ? commandsOf(ticket, places, (action, begun) => void press(action, begun)) : [],
    body: (
      <>
        {problem && <KeptCopy problem={problem} loadedAt={loadedAt} onRetry={load} />}
        <Head ticket={ticket} />
        <NearBy near={near} />
        <WaitingHere as="staff" ticket={id} />
        <Clocks ticket={ticket} />
        <Unwritten ticket={open} onPress={(action) => void press(action)} />
        <Where ticket={ticket} />
        <Matter ticket={ticket} />
        {taken.taking && waiting.length === 0 && (
          <Taking ticket={ticket} taking={taken.taking} given={taken.given} onChange={taken.change} />
        )}
        <Holder ticket={open} busy={busy} onPress={(...asked) => void press(...asked)} />
        <Together ticket={ticket} />
        <Similar key={`like ${ticket.id}`} ticket={open} onPress={(action, begun) => void press(action, begun)} />
        <CallReporter key={ticket.id} ticket={ticket} />
        <History ticket={ticket} />
        {process.env.TARO_ENV === 'h5' && <ToCaseFile id={ticket.id} />}
      </>
    ),
    foot: !isEmpty(places) && <Actions places={places} busy={busy} onPress={press} onMore={() => setMore(true)} />,
    layer: (
      <>
        <ActionSheet
          ticket={ticket}
          action={asked}
          as="staff"
          own={OWN}
          begun={begun}
          draft={asked && draftOf(ticket.id, asked.action)}
          phrases={asked?.action === 'resolve' ? ({ outcome }) => phrasesFor(ticket.category, outcome) : undefined}
          onClose={() => setAsked(undefined)}
          onDone={() => asked && done(asked)}
        />
        <More places={places} open={more} onClose={() => setMore(false)} onPress={press} />
      </>
    ),
  }
}

type Press = (action: ActionView, begun?: Given) => void

/** All that may be done to it now, the main button first; behind it each unit an order may go to. */
function commandsOf({ title }: TicketView, { main, beside, groups }: ReturnType<typeof placesFor>, press: Press): Command[] {
  const group = `这一件 · ${title}`
  const open = [...(main ? [main] : []), ...beside, ...groups.flatMap(({ actions }) => actions)].filter(
    ({ refusal }) => refusal === undefined,
  )
  const acts = open.map((action) => ({
    group,
    near: 0 as const,
    title: ACTION_WORDS[action.action].button,
    note: ACTION_WORDS[action.action].after,
    icon: ACTION_ICONS[action.action] ?? 'right',
    keys: action === main ? 'Ctrl Enter' : undefined,
    run: () => press(action),
  }))
  const orders = open
    .filter(({ needs }) => needs.includes('unit'))
    .flatMap((action) =>
      action.units.map((unit) => ({
        group,
        near: 0 as const,
        title: say(ACTION_WORDS[action.action].send, { unit: unit.name }),
        icon: ACTION_ICONS[action.action] ?? 'right',
        found: true as const,
        run: () => press(action, { unit: unit.id }),
      })),
    )
  return [...acts, ...orders]
}

/** All that the reader reads of it, on paper. */
const ToCaseFile = ({ id }: { id: string }) => (
  <Rows>
    <Row
      icon="print"
      title="卷宗"
      note="打印这一件的全部经过，A4"
      onPress={() => void Taro.navigateTo({ url: `/worker/casefile/index?id=${id}` })}
    />
  </Rows>
)

/** 待转写: it was only said, and somebody is to write it down. */
function Unwritten({ ticket, onPress }: { ticket: TicketView; onPress: (action: ActionView) => void }) {
  if (!ticket.flags.includes('untranscribed')) return null
  const action = ticket.actions.find((one) => one.action === 'transcribe' && !one.refusal)
  const way = action && { link: ACTION_WORDS.transcribe.button, onLink: () => onPress(action) }
  return <Notice kind="warn" icon="mic" text={UNTRANSCRIBED_WORDS} {...way} />
}

/** The taking that is open, and what was chosen for it on this stage of this ticket. */
function useTaken(ticket: TicketView | undefined) {
  const taking = ticket && takingOf(ticket)
  const about = `${ticket?.id} ${ticket?.stage}`
  const [chosen, setChosen] = useState<{ about: string; given: Given }>()
  const given = chosen?.about === about ? chosen.given : {}
  return {
    taking,
    given: { ...(ticket && taking && usualFor(ticket, taking)), ...given },
    change: (change: Given) => setChosen({ about, given: { ...given, ...change } }),
  }
}

const Gone = ({ onLost }: { onLost: () => void }) => (
  <StateView kind="empty" title="没有这件，或者不是您的" text="可能转给了别的单位，或者链接不对。" button="回待办" onPress={onLost} />
)
