import { useCallback, useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { numberWords } from '../../../domain/count'
import { BELONGS, MINES, yoursFirst, type Mine } from '../../../domain/reading/mine'
import type { Summary } from '../../../domain/ticket/views'
import { say } from '../../../domain/words/say'
import { Loaded } from '../../components/Loaded'
import { LongList } from '../../components/LongList'
import { MyTicket } from '../../components/MyTicket'
import { Page } from '../../components/Page'
import { Segmented } from '../../components/Segmented'
import { SignInFirst } from '../../components/SignInFirst'
import { StateView } from '../../components/StateView'
import { UnsentNotice } from '../../components/UnsentNotice'
import { CallFailed } from '../../remote/call'
import { goTo } from '../../lib/goTo'
import { onLive } from '../../remote/live'
import { useWhileShown } from '../../platform/inView'
import { loadStart } from '../../stores/reference'
import { useAnswered } from '../../sending/waiting'
import { tokenOf, useSession } from '../../remote/session'
import { MINE, myTickets } from '../../stores/tickets'
import './index.css'

const TABS: { value: Mine; text: string; empty: string }[] = [
  { value: 'all', text: '全部', empty: '还没有报过事' },
  { value: 'you', text: '该我了', empty: '该您的都办完了' },
  { value: 'open', text: '在办', empty: '现在没有在办的事' },
  { value: 'over', text: '已结', empty: '还没有办结的事' },
]

export default function ProgressPage() {
  const isSignedIn = useSession((session) => Boolean(session.resident))
  return (
    <Page title={say('我的进度')}>
      <UnsentNotice />
      {isSignedIn ? <MyTickets /> : <SignInFirst what={say('您报过的事')} />}
    </Page>
  )
}

function MyTickets() {
  const [filter, setFilter] = useState<Mine>('all')
  const { key, mine, rows: shown, counts } = useMine(filter)
  const { data, loading } = mine
  const [more, setMore] = useState<'idle' | 'loading' | 'failed'>('idle')
  const load = (force = false) => (tokenOf('resident') ? myTickets.load(key, force) : Promise.resolve())

  useWhileShown(() => {
    void loadStart()
    void load()
  }, 30_000)
  useEffect(() => {
    if (key !== MINE) void myTickets.load(key)
  }, [key])
  useEffect(() => onLive((as) => as === 'resident' && key !== MINE && void myTickets.load(key, true)), [key])
  usePullDownRefresh(() => void load(true).then(() => Taro.stopPullDownRefresh()))
  const loadMore = async () => {
    if (!data?.next || more === 'loading') return
    setMore('loading')
    try {
      await myTickets.more(key)
      setMore('idle')
    } catch (failure) {
      if (!(failure instanceof CallFailed)) throw failure
      setMore('failed')
    }
  }
  useReachBottom(() => void loadMore())

  const first = shown[0]?.id
  const draw = useCallback(
    (ticket: Summary, now: number) => <MyTicket key={ticket.id} ticket={ticket} now={now} first={ticket.id === first} />,
    [first],
  )
  return (
    <>
      <Segmented
        kind="tabs"
        label={say('看哪些')}
        options={TABS.map(({ value, text }) => ({ value, text: say(text) }))}
        value={filter}
        onChange={(value) => setFilter(value as Mine)}
        counts={counts}
      />
      <Loaded
        of={mine}
        onRetry={() => void load(true)}
        title={say('正在取您的记录')}
        empty={shown.length === 0 && <Empty filter={filter} />}
      >
        {() => (
          <>
            <LongList key={filter} className="tickets" label={say('我的进度')} rows={shown} draw={draw} />
            <View className="caption text-3 centre" onClick={() => void loadMore()}>
              {more === 'failed'
                ? say('没取到更多，点这里再试')
                : more === 'loading' || (loading && data?.next)
                  ? say('正在取更多…')
                  : data?.next
                    ? say('往下拉看更多')
                    : say('到底了，共 {count} 件', { count: shown.length })}
            </View>
          </>
        )}
      </Loaded>
    </>
  )
}

/**
 * What is in a list, and how many are in each. A page that holds all of one's own is parted here; of more than that the server parts and
 * counts, and what was just answered on this phone is taken off.
 */
function useMine(filter: Mine) {
  const answered = useAnswered()
  const first = myTickets.use(MINE)
  const all = first.data
  const key = !all || all.next === null ? MINE : filter
  const own = myTickets.use(key)
  // without a network: those of them that are here
  const mine = own.problem && !own.data ? { ...first, problem: own.problem } : own
  const partOf = (which: Mine, rows: readonly Summary[]) => rows.filter((ticket) => BELONGS[which](ticket, answered.includes(ticket.id)))
  const countOf = (which: Mine) => {
    const counted = mine.data?.counts ?? all?.counts
    if (all?.next === null || !counted) return partOf(which, all?.rows ?? []).length
    return numberWords(counted[which]! - (which === 'you' ? answered.length : 0))
  }
  return {
    key,
    mine,
    rows: partOf(filter, yoursFirst(mine.data?.rows ?? [], answered)),
    counts: all && Object.fromEntries(MINES.map((which) => [which, countOf(which)])),
  }
}

function Empty({ filter }: { filter: Mine }) {
  const title = say(TABS.find((tab) => tab.value === filter)!.empty)
  if (filter !== 'all') return <StateView kind="empty" title={title} />
  return (
    <StateView
      kind="empty"
      title={title}
      text={say('身边有坏了、脏了、不方便的，吹一声哨，每一步几点办都告诉您。')}
      button={say('我要吹哨')}
      onPress={() => goTo.report()}
    />
  )
}
