import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import type { Batched } from '../../../domain/batch/batch'
import { keptLine, readLine } from '../../../domain/find/line'
import { OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { WideShell } from '../../components/WideShell'
import { useWhileShown } from '../../platform/inView'
import { CallFailed } from '../../remote/call'
import { BatchSheet } from '../../staff/batch/BatchSheet'
import { usePicked } from '../../staff/batch/usePicked'
import { AccountSheet, PhoneBar, WideBar } from '../../staff/Account'
import { NoPane, Pane } from '../../staff/Pane'
import { decoded, toTicket } from '../../staff/routes'
import { useStaff } from '../../staff/signedIn'
import { useRowKeys, useWide } from '../../staff/wide'
import { belongsIn, homeOf } from '../../staff/workplaces'
import { useLook } from '../../stores/look'
import { loadUnits } from '../../stores/reference'
import { keepInAddress } from './address'
import { AskLine } from './AskLine'
import { ByPhone, isOfCentre } from './ByPhone'
import { FindForm } from './FindForm'
import { FoundList } from './FoundList'
import { counted, found, loadViews, useViews } from './store'
import { SaveView, Views } from './Views'
import '../../staff/staff.css'
import './index.css'

const EVERY_MS = 60_000

/** 检索: one line, or a form that says the same; what is found among all one may see, newest first. */
export default function FindPage() {
  const { line = '' } = useRouter().params
  const asked = keptLine(decoded(line))
  const me = useStaff(asked && `find:${asked}`)
  const elsewhere = me && !belongsIn(me, 'find') ? homeOf(me) : undefined
  useEffect(() => {
    if (elsewhere) void Taro.redirectTo({ url: elsewhere })
  }, [elsewhere])
  if (me && !elsewhere) return <Find me={me} first={asked} />
  return (
    <Page title="检索" desk>
      <StateView kind="loading" />
    </Page>
  )
}

function Find({ me, first }: { me: Me; first: string }) {
  const { line, ask, more } = useFinding(first)
  const [sheet, setSheet] = useState<'form' | 'phone' | 'save' | 'account'>()
  const [phone, setPhone] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [batched, setBatched] = useState<Batched>()
  const picked = usePicked(line)
  const wide = useWide()
  const care = useLook((look) => look.care)
  useReachBottom(more)
  useRowKeys(more)
  const close = () => setSheet(undefined)
  const kept = keptLine(line)
  const isKept = useViews().views.some((view) => view.line === kept)

  /** A number in the line leads to the sheet that asks for a reason; it stays out of the line. */
  const find = (typed: string) => {
    const { query } = readLine(typed)
    ask(keptLine(typed) === '' && query.phone ? '' : typed)
    if (!query.phone || !isOfCentre(me)) return
    setPhone(query.phone)
    setSheet('phone')
  }
  const open = (id: string) => {
    if (!wide) return toTicket(id)
    setChosen(id)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const who = { me, title: '检索', at: 'find' as const, onAccount: () => setSheet('account') }
  const list = (
    <>
      <AskLine
        key={line}
        line={line}
        onAsk={find}
        onForm={() => setSheet('form')}
        onPhone={isOfCentre(me) ? () => setSheet('phone') : undefined}
        onSave={kept !== '' && !isKept ? () => setSheet('save') : undefined}
      />
      <Views line={line} onAsk={find} />
      <FoundList
        line={line}
        chosen={wide ? chosen : undefined}
        onOpen={open}
        onMore={more}
        picked={wide ? picked : undefined}
        onBatch={setBatched}
      />
    </>
  )
  const isOffline = Boolean(found.use(line).problem?.offline)
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
            left={list}
            right={
              chosen ? (
                <Pane key={chosen} id={chosen} onMoved={() => void found.again(line)} onLost={() => setChosen(undefined)} />
              ) : (
                <NoPane title="选一件来看" />
              )
            }
          />
        </View>
      ) : (
        <View className="inbox stack stack--4">{list}</View>
      )}
      <FindForm open={sheet === 'form'} line={line} onAsk={find} onClose={close} />
      <ByPhone open={sheet === 'phone'} phone={phone} onOpen={open} onClose={close} />
      <SaveView me={me} line={kept} open={sheet === 'save'} onClose={close} />
      {process.env.TARO_ENV === 'h5' && batched && (
        <BatchSheet action={batched} chosen={picked.whole ? { line } : { ids: [...picked.ids] }} onClose={() => setBatched(undefined)} />
      )}
      <AccountSheet me={me} open={sheet === 'account'} onClose={close} />
    </Page>
  )
}

/** The line that is asked now, with what was found for it and the count beside it. */
function useFinding(first: string) {
  const [line, setLine] = useState(first)
  const load = (force: boolean) => {
    if (!line) return Promise.resolve()
    void counted.load(line, force)
    return found.load(line, force)
  }
  useEffect(() => {
    keepInAddress(keptLine(line))
    void load(true)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asked once for each line
  }, [line])
  useWhileShown(() => {
    void loadUnits()
    void loadViews(true)
    void load(true)
  }, EVERY_MS)
  useEffect(() => void loadViews(), [])
  usePullDownRefresh(() => void load(true).then(() => Taro.stopPullDownRefresh()))
  const more = async () => {
    if (!found.peek(line)?.next) return
    await found.more(line).catch((failed: unknown) => {
      if (!(failed instanceof CallFailed)) throw failed
      void Taro.showToast({ title: failed.message, icon: 'none' })
    })
  }
  return { line, ask: setLine, more: () => void more() }
}
