import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { Me } from '../../../domain/api'
import type { RosterView } from '../../../domain/api-duty'
import { dayOf } from '../../../domain/calendar/workdays'
import { HANDLING } from '../../../domain/people/actors'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Loaded } from '../../components/Loaded'
import { OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Segmented } from '../../components/Segmented'
import { StateView } from '../../components/StateView'
import { useWhileShown } from '../../platform/inView'
import { serverNow } from '../../platform/now'
import { AccountSheet, PhoneBar, WideBar } from '../../staff/Account'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { useWide } from '../../staff/wide'
import { belongsIn } from '../../staff/workplaces'
import { CoverForm } from './CoverForm'
import { Covers } from './Covers'
import { Now } from './Now'
import { PlanForm } from './PlanForm'
import { answers, keyOf, rosters } from './store'
import { Gaps, Week } from './Week'
import '../../staff/staff.css'
import './index.css'

/** 值班: who has it now at the units one may ask about, and a unit's week. */
export default function RosterPage() {
  const me = useStaff()
  if (me && belongsIn(me, 'duty')) return <Roster me={me} />
  return (
    <Page title="值班" desk>
      <StateView kind={me ? 'empty' : 'loading'} title={me ? '这里给办件的人看' : undefined} />
    </Page>
  )
}

const WEEK = 7 * 86_400_000
const WEEKS = [
  { value: '-1', text: '上周' },
  { value: '0', text: '本周' },
  { value: '1', text: '下周' },
]

function Roster({ me }: { me: Me }) {
  const own = me.posts.filter(({ duty }) => HANDLING.includes(duty))
  const [unit, setUnit] = useState(own[0]?.unitId ?? me.posts[0]!.unitId)
  const [week, setWeek] = useState('0')
  const [account, setAccount] = useState(false)
  const wide = useWide()
  const key = keyOf(unit, dayOf(serverNow() + Number(week) * WEEK))
  const of = rosters.use(key)
  const load = () => rosters.load(key, true)
  useEffect(() => void rosters.load(key), [key])
  useWhileShown(() => void load(), 60_000)
  const changed = () => {
    void load()
    void answers.load('', true)
  }
  const who = { me, title: '值班', at: 'duty' as const, onAccount: () => setAccount(true) }
  return (
    <Page
      desk
      bar={
        <>
          {of.problem?.offline && <OfflineBar />}
          {process.env.TARO_ENV === 'h5' && wide ? <WideBar {...who} /> : <PhoneBar {...who} />}
        </>
      }
    >
      <View className={`duty-page ${wide ? 'duty-page--wide density-desk' : ''}`}>
        <View className="stack stack--4">
          {own.length > 1 && (
            <ChipGroup
              label="哪个单位"
              options={own.map(({ unitId, unit: text }) => ({ value: unitId, text }))}
              value={unit}
              onChange={setUnit}
            />
          )}
          <Segmented label="哪一周" options={WEEKS} value={week} onChange={setWeek} />
          <Loaded of={of} trouble={NotLoaded} onRetry={() => void load()} rows={3}>
            {(roster) => <One roster={roster} onDone={changed} />}
          </Loaded>
        </View>
        <Now onUnit={setUnit} />
      </View>
      <AccountSheet me={me} open={account} onClose={() => setAccount(false)} />
    </Page>
  )
}

/** A unit's week, with the ways to change it where the reader may: the plan at a desk, what is laid over it anywhere. */
function One({ roster, onDone }: { roster: RosterView; onDone: () => void }) {
  const [sheet, setSheet] = useState<'plan' | 'cover'>()
  const close = () => setSheet(undefined)
  const done = () => {
    close()
    onDone()
  }
  const works = roster.people.some(({ id }) => id === roster.me)
  return (
    <View className="stack stack--4">
      <View className="between">
        <View className="head">{roster.unit.name}</View>
        <View className="holder__ways">
          {works && roster.plan.posts.length > 0 && <Button kind="soft" small text="顶班、换班、请假" onPress={() => setSheet('cover')} />}
          {process.env.TARO_ENV === 'h5' && roster.keeps && <Button kind="line" small text="改值班表" onPress={() => setSheet('plan')} />}
        </View>
      </View>
      <View className="small text-2">轮流表自己往下排；有人顶班、换班、请假，就在它上面盖一层，撤掉就还原。</View>
      <Week roster={roster} />
      <Covers roster={roster} onDone={onDone} />
      <Gaps roster={roster} />
      {sheet === 'cover' && <CoverForm roster={roster} onClose={close} onDone={done} />}
      {process.env.TARO_ENV === 'h5' && sheet === 'plan' && <PlanForm roster={roster} onClose={close} onDone={done} />}
    </View>
  )
}
