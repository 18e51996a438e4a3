import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import { knownWords } from '../../../domain/calendar/edit'
import type { Refusal } from '../../../domain/ticket/lifecycle'
import type { ActionView, TicketView } from '../../../domain/ticket/views'
import type { Watch } from '../../../domain/reading/watch-lists'
import { REFUSAL_WORDS } from '../../../domain/reading/words-refused'
import { DONE_WORDS } from '../../../domain/reading/words-staff'
import { ActionSheet } from '../../components/ActionSheet'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { WideShell } from '../../components/WideShell'
import { onLive } from '../../remote/live'
import { useNow, useWhileShown } from '../../platform/inView'
import { useLook } from '../../stores/look'
import { useSession } from '../../remote/session'
import { tickets } from '../../stores/tickets'
import { AccountSheet, PhoneBar, WideBar } from '../../staff/Account'
import { NoPane, Pane } from '../../staff/Pane'
import { useStaff } from '../../staff/signedIn'
import { useRowKeys, useWide } from '../../staff/wide'
import { toEmptyUnits } from '../../staff/routes'
import { belongsIn, homeOf } from '../../staff/workplaces'
import { loadEmptyUnits, useEmptyUnits } from '../empty/store'
import { watched } from './store'
import { WatchList, type Ruling } from './WatchList'

const EVERY_MS = 30_000

/** 督办台: what the centre and the supervisors watch over across all units. */
export default function WatchPage() {
  const me = useStaff()
  const elsewhere = me && !belongsIn(me, 'watch') ? homeOf(me) : undefined
  useEffect(() => {
    if (elsewhere) void Taro.redirectTo({ url: elsewhere })
  }, [elsewhere])
  if (me && !elsewhere) return <WatchDesk me={me} />
  return (
    <Page title="督办台" desk>
      <StateView kind="loading" />
    </Page>
  )
}

function WatchDesk({ me }: { me: Me }) {
  const [list, setList] = useState<Watch>('extension')
  const [chosen, setChosen] = useState<string>()
  const [account, setAccount] = useState(false)
  const wide = useWide()
  const care = useLook((look) => look.care)
  const data = useList(list)
  const now = useNow()
  const again = () => void watched.load(list, true)
  const { rule, layer } = useRulings(again)
  const more = () => void (data?.next && watched.more(list))
  useReachBottom(more)
  usePullDownRefresh(() => void watched.load(list, true).then(() => Taro.stopPullDownRefresh()))
  useRowKeys(more)

  const open = (id: string) => {
    if (!wide) return void Taro.navigateTo({ url: `/worker/ticket/index?id=${id}` })
    setChosen(id)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const warning = data && knownWords(data.calendar, now)
  const lists = (
    <>
      {warning && <Notice kind="warn" icon="warn" text={warning} link="看日历" onLink={toCalendar} />}
      <EmptyNotice />
      <WatchList list={list} onList={setList} chosen={wide ? chosen : undefined} onOpen={open} onRule={rule} />
    </>
  )
  const who = { me, title: '督办台', at: 'watch' as const, onAccount: () => setAccount(true) }
  return (
    <Page desk bar={process.env.TARO_ENV === 'h5' && wide ? <WideBar {...who} /> : <PhoneBar {...who} />}>
      {process.env.TARO_ENV === 'h5' && wide ? (
        <View className={`inbox inbox--wide ${care ? '' : 'density-desk'}`}>
          <WideShell
            kind="worker"
            left={lists}
            right={
              chosen ? <Pane key={chosen} id={chosen} onMoved={again} onLost={() => setChosen(undefined)} /> : <NoPane title="选一件来看" />
            }
          />
          {layer}
        </View>
      ) : (
        <View className="inbox stack stack--4">
          {lists}
          {layer}
        </View>
      )}
      <AccountSheet me={me} open={account} onClose={() => setAccount(false)} />
    </Page>
  )
}

/** How many units have nobody now, and the way to them; the centre itself before all others. */
function EmptyNotice() {
  const { data } = useEmptyUnits()
  useWhileShown(() => void loadEmptyUnits(), 60_000)
  if (!data || data.rows.length === 0) return null
  const centre = data.rows.some(({ kind }) => kind === 'centre')
  const text = centre ? '区中心现在没有人办事，没有人接的件都停在那里。' : `${data.rows.length} 个单位现在没有人办事，来的件转给上一级。`
  return <Notice kind={centre ? 'danger' : 'warn'} icon="warn" text={text} link="看哪些" onLink={toEmptyUnits} />
}

const toCalendar = () => void Taro.navigateTo({ url: '/supervise/calendar/index' })

/** A list, fresh while it is looked at. */
function useList(list: Watch) {
  const { data } = watched.use(list)
  useWhileShown(() => void watched.load(list, true), EVERY_MS)
  const token = useSession((all) => all.staff?.token)
  useEffect(() => {
    if (!token) return
    void watched.load(list, true)
    return onLive((as) => void (as === 'staff' && watched.load(list, true)))
  }, [list, token])
  return data
}

/** Rulings in place: the ticket as it stands now, and its sheet. */
function useRulings(onDone: () => void) {
  const [asked, setAsked] = useState<{ ticket: TicketView; action: ActionView }>()
  const rule = async (id: string, ruling: Ruling) => {
    await tickets('staff').load(id, true)
    const ticket = tickets('staff').peek(id)
    const action = ticket?.actions.find((one) => one.action === ruling)
    if (ticket && action && !action.refusal) return setAsked({ ticket, action })
    onDone()
    void Taro.showToast({ title: REFUSAL_WORDS[(action?.refusal ?? 'extensionAsked') as Refusal['code']], icon: 'none' })
  }
  const close = () => setAsked(undefined)
  const done = () => {
    if (asked) void Taro.showToast({ title: DONE_WORDS[asked.action.action], icon: 'none' })
    close()
    onDone()
  }
  const layer = asked && <ActionSheet ticket={asked.ticket} action={asked.action} as="staff" onClose={close} onDone={done} />
  return { rule, layer }
}
