import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import type { Walk } from '../../../domain/api-visit'
import { holdsOne } from '../../../domain/people/actors'
import { isInPart, WALK_PARTS, WALK_WORDS, type WalkPart } from '../../../domain/visit/due'
import { VISITING_DUTIES } from '../../../domain/visit/rights'
import { Button } from '../../components/Button'
import { Foot } from '../../components/Foot'
import { Loaded } from '../../components/Loaded'
import { Notice, OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Segmented } from '../../components/Segmented'
import { StateView } from '../../components/StateView'
import { useWhileShown } from '../../platform/inView'
import { aria } from '../../platform/aria'
import { useOutgoing } from '../../sending/waiting'
import { AccountSheet, PhoneBar, WideBar } from '../../staff/Account'
import { NotLoaded } from '../../staff/NotLoaded'
import { unitTitle, useStaff } from '../../staff/signedIn'
import { useWide } from '../../staff/wide'
import { loadUnits, useUnits } from '../../stores/reference'
import { myGrids } from '../parts/grids'
import { toNote, toPlainNote } from '../routes'
import { counts, loadWalk, useWalk } from '../store'
import { BookletsSheet } from './BookletsSheet'
import { Numbers } from './Numbers'
import { Stop, LooseStop, stopsIn } from './Stop'
import '../../staff/staff.css'
import './index.css'

const EVERY_MS = 5 * 60_000

/** 今天走访: who is due, by place. Whoever does not visit sees numbers alone. */
export default function WalkPage() {
  const me = useStaff('walk')
  return me ? (
    <Walking me={me} />
  ) : (
    <Page title="今天走访" desk>
      <StateView kind="loading" />
    </Page>
  )
}

function Walking({ me }: { me: Me }) {
  const walk = useWalk()
  const units = useUnits().data?.units
  const visits = units ? myGrids(me, units).length > 0 : holdsOne(me.posts, VISITING_DUTIES)
  const [account, setAccount] = useState(false)
  const [finding, setFinding] = useState(false)
  const wide = useWide()
  const load = async () => {
    void loadUnits()
    void counts.load('all', true)
    if (visits) await loadWalk()
  }
  useEffect(fetchAhead, [])
  useDidShow(() => void load())
  // what waited has gone out: those doors are done
  const waits = useOutgoing('staff').length
  useEffect(() => void load(), [waits]) // eslint-disable-line react-hooks/exhaustive-deps -- loads by what went out
  useWhileShown(() => void load(), EVERY_MS)
  usePullDownRefresh(() => void load().then(() => Taro.stopPullDownRefresh()))
  const who = { me, title: '走访', at: 'walk' as const, onAccount: () => setAccount(true) }
  const first = walk.data?.rows[0]
  const main = first && <Button text={`从 ${first.stop} 开始`} onPress={() => toNote(first.id)} />
  return (
    <Page
      desk
      bar={
        <>
          {walk.problem?.offline && <OfflineBar />}
          {process.env.TARO_ENV === 'h5' && wide ? <WideBar {...who} /> : <PhoneBar {...who} />}
        </>
      }
      foot={
        visits && (
          <View className="walk__foot">
            <Foot main={main}>
              <Button kind="line" icon="edit" text="随手记" onPress={toPlainNote} />
              <Button kind="line" icon="search" text="找册子" onPress={() => setFinding(true)} />
            </Foot>
          </View>
        )
      }
    >
      <View className="walk">
        {visits && (
          <Loaded of={walk} trouble={NotLoaded} onRetry={() => void load()}>
            {(data) => <Today walk={data} unit={unitTitle(me)} />}
          </Loaded>
        )}
        <Numbers instead={!visits} />
      </View>
      <BookletsSheet open={finding} onClose={() => setFinding(false)} />
      <AccountSheet me={me} open={account} onClose={() => setAccount(false)} />
    </Page>
  )
}

/** h5: the pages of a door, fetched while the walk is looked at, for the network may go. WeChat has them in one package. */
function fetchAhead() {
  if (process.env.TARO_ENV === 'h5') for (const page of [import('../booklet'), import('../note')]) page.catch(() => undefined)
}

function Today({ walk, unit }: { walk: Walk; unit: string }) {
  const [part, setPart] = useState<WalkPart>('all')
  const rows = walk.rows.filter(({ dues }) => isInPart(part, dues))
  const stops = stopsIn(rows)
  const loose = part === 'all' || part === 'promised' ? walk.loose : []
  const countOf = (one: WalkPart) =>
    walk.rows.filter(({ dues }) => isInPart(one, dues)).length + (['all', 'promised'].includes(one) ? walk.loose.length : 0)
  const parts = WALK_PARTS.map((value) => ({ value, text: WALK_WORDS[value] }))
  const numbers = Object.fromEntries(WALK_PARTS.map((one) => [one, countOf(one)]))
  if (walk.booklets === 0 && walk.loose.length === 0)
    return <StateView kind="empty" title="还没有册子" text="敲门时记第一户：点“找册子”，新建一本。" />
  if (walk.rows.length + walk.loose.length === 0) return <StateView kind="empty" title="今天没有到期的" text="路上碰到人，随手记。" />
  return (
    <View className="stack stack--4">
      <View>
        <View className="head" {...aria({ role: 'heading' })}>
          {`顺路 ${stops.length + loose.length} 处，${rows.length} 户`}
        </View>
        <View className="small text-2">{unit} · 按楼排</View>
      </View>
      <Segmented
        kind="tabs"
        label="看哪些"
        options={parts}
        value={part}
        counts={numbers}
        onChange={(value) => setPart(value as WalkPart)}
      />
      <View className="walk__stops">
        {stops.map((stop, index) => (
          <Stop key={stop.key} stop={stop} number={index + 1} />
        ))}
        {loose.map((one, index) => (
          <LooseStop key={one.id} promise={one} number={stops.length + index + 1} />
        ))}
      </View>
      {walk.more > 0 && <View className="small text-2">还有 {walk.more} 户也到期了，走完这些再排。</View>}
      <Notice kind="quiet" icon="shield" text="别人去过也算，不重复上门。这里不排名次，不记路线，不要求拍照。" />
    </View>
  )
}
