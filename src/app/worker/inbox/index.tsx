import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import { BATCHED_ON, type Batched } from '../../../domain/batch/batch'
import { deskOf, DESKS, LISTS, type DeskList as List } from '../../../domain/ticket/states'
import { DESK_WORDS } from '../../../domain/reading/words'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { WideShell } from '../../components/WideShell'
import { StateView } from '../../components/StateView'
import { useLook } from '../../stores/look'
import { inbox } from '../../stores/tickets'
import { useCommands } from '../../staff/commands'
import { NoPane, Pane } from '../../staff/Pane'
import { unitTitle, useStaff } from '../../staff/signedIn'
import { fetchAhead } from '../ahead'
import { useKeptDesk } from '../keepDesk'
import { useDesk } from '../useDesk'
import { toTicket } from '../../staff/routes'
import { focusOpenRow, useRowKeys, useWide } from '../../staff/wide'
import { belongsIn, homeOf } from '../../staff/workplaces'
import { BatchSheet } from '../../staff/batch/BatchSheet'
import { usePicked } from '../../staff/batch/usePicked'
import { AccountSheet, PhoneBar, WideBar } from '../../staff/Account'
import { DeskList } from './DeskList'
import '../../staff/staff.css'

/** What lies with my unit, by what runs out first. */
export default function InboxPage() {
  const { id } = useRouter().params
  const me = useStaff()
  const elsewhere = me && !id && !belongsIn(me, 'inbox') ? homeOf(me) : undefined
  useEffect(() => {
    if (elsewhere) void Taro.redirectTo({ url: elsewhere })
  }, [elsewhere])
  if (me && !elsewhere) return <Inbox me={me} first={id} />
  return (
    <Page title="待办" desk>
      <StateView kind="loading" />
    </Page>
  )
}

function Inbox({ me, first }: { me: Me; first?: string }) {
  const [list, setList] = useState<List>('todo')
  const [chosen, setChosen] = useState(first)
  const [account, setAccount] = useState(false)
  const [batched, setBatched] = useState<Batched>()
  const picked = usePicked(list)
  const wide = useWide()
  const care = useLook((look) => look.care)
  const desk = deskOf(list)
  const work = useDesk(list)
  const title = unitTitle(me)
  useEffect(fetchAhead, [])
  useKeptDesk(work.page, list === 'todo' && !work.problem)

  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp') void Taro.setNavigationBarTitle({ title })
  }, [title])
  useReachBottom(() => void (work.hasMore && work.more()))
  usePullDownRefresh(() => void work.settle().then(() => Taro.stopPullDownRefresh()))
  useRowKeys(() => void (work.hasMore && work.more()))

  const open = (ticketId: string) => {
    if (!wide) return toTicket(ticketId)
    setChosen(ticketId)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const moved = () => {
    void work.settle().then(openNext)
    // the other desks have one more or one less by now
    for (const other of LISTS) if (other !== list && inbox.peek(other)) void inbox.load(other, true)
  }

  /** A ticket that an action took off this desk makes room for the one below it. */
  const openNext = () => {
    const left = new Set(inbox.peek(list)?.rows.map((row) => row.id))
    const below = work.rows.slice(work.rows.findIndex((row) => row.id === chosen) + 1)
    const next = [...below, ...work.rows].find((row) => left.has(row.id))
    if (!chosen || left.has(chosen) || !next) return
    setChosen(next.id)
    focusOpenRow()
  }

  useCommands(() => [
    ...(picked.ids.size > 0 ? BATCHED_ON[desk] : []).map((action) => ({
      group: '选中的件',
      near: 1 as const,
      title: `成批${ACTION_WORDS[action].button}`,
      icon: 'list',
      run: () => setBatched(action),
    })),
    ...DESKS.filter((one) => one !== desk).map((one) => ({
      group: '去哪里',
      title: DESK_WORDS[one],
      icon: 'list',
      run: () => setList(one),
    })),
  ])

  const who = { me, title, at: 'inbox' as const, onAccount: () => setAccount(true) }
  const isOffline = Boolean(work.problem?.offline)
  const rows = (
    <DeskList
      work={work}
      list={list}
      onList={setList}
      chosen={wide ? chosen : undefined}
      onOpen={open}
      picked={wide ? picked : undefined}
      onBatch={setBatched}
    />
  )
  return (
    <Page
      desk
      bar={
        <>
          {isOffline && <OfflineBar />}
          {process.env.TARO_ENV === 'h5' && wide ? <WideBar {...who} /> : <PhoneBar {...who} />}
        </>
      }
    >
      {process.env.TARO_ENV === 'h5' && wide ? (
        <View className={`inbox inbox--wide ${care ? '' : 'density-desk'}`}>
          <WideShell
            kind="worker"
            left={rows}
            right={
              chosen ? <Pane key={chosen} id={chosen} onMoved={moved} onLost={() => setChosen(undefined)} /> : <NoPane title="选一件来办" />
            }
          />
        </View>
      ) : (
        <View className="inbox stack stack--4">{rows}</View>
      )}
      {process.env.TARO_ENV === 'h5' && batched && (
        <BatchSheet
          action={batched}
          chosen={picked.whole ? { desk: list } : { ids: [...picked.ids] }}
          onClose={() => setBatched(undefined)}
        />
      )}
      <AccountSheet me={me} open={account} onClose={() => setAccount(false)} />
    </Page>
  )
}
