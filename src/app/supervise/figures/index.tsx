import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import type { DeskFigures } from '../../../domain/api-figures'
import { isPrivateList, type FigureList } from '../../../domain/figures/lists'
import { MEASURES } from '../../../domain/figures/measures'
import type { Days } from '../../../domain/figures/spans'
import { OVERSEEING, holdsOne } from '../../../domain/people/actors'
import { clockTime } from '../../../domain/reading/time'
import { Loaded } from '../../components/Loaded'
import { Notice, OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { serverNow } from '../../platform/now'
import { useWhileShown } from '../../platform/inView'
import { AccountSheet, PhoneBar, WideBar } from '../../staff/Account'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { useWide } from '../../staff/wide'
import { belongsIn, homeOf } from '../../staff/workplaces'
import { ByRows } from './ByRows'
import { CasesSheet } from './CasesSheet'
import { Measures } from './Measures'
import { Overview } from './Overview'
import { daysChosen, firstChoice, PeriodPicker, type Choice } from './PeriodPicker'
import { figures, keyOf, type Asked, type ListAsked } from './store'
import '../../staff/staff.css'
import './figures.css'

const EVERY_MS = 60_000

/** 统计: what came and went, and how it was done, by unit and by category, of any days. */
export default function FiguresPage() {
  const me = useStaff()
  const elsewhere = me && !belongsIn(me, 'figures') ? homeOf(me) : undefined
  useEffect(() => {
    if (elsewhere) void Taro.redirectTo({ url: elsewhere })
  }, [elsewhere])
  if (me && !elsewhere) return <FiguresDesk me={me} />
  return (
    <Page title="统计" desk>
      <StateView kind="loading" />
    </Page>
  )
}

function FiguresDesk({ me }: { me: Me }) {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(serverNow()))
  const [asked, setAsked] = useState<Asked>(() => daysChosen(firstChoice(serverNow()), serverNow()))
  const [account, setAccount] = useState(false)
  const wide = useWide()
  const key = keyOf(asked)
  const of = figures.use(key)
  const load = () => figures.load(key, true)
  useEffect(() => void figures.load(key), [key])
  useWhileShown(() => void load(), EVERY_MS)
  usePullDownRefresh(() => void load().then(() => Taro.stopPullDownRefresh()))
  const change = (next: Choice, days: Days) => {
    setChoice(next)
    setAsked({ ...days, ...(asked.unit && { unit: asked.unit }) })
  }
  const who = { me, title: '统计', at: 'figures' as const, onAccount: () => setAccount(true) }
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
      <View className={`figures-page stack stack--4 ${wide ? 'density-desk' : ''}`}>
        <PeriodPicker choice={choice} days={asked} now={serverNow()} onChange={change} />
        <Loaded of={of} trouble={NotLoaded} onRetry={() => void load()} title="正在算" rows={4}>
          {(data) => (
            <Told me={me} data={data} wide={wide} onUnit={(unit) => setAsked({ from: asked.from, to: asked.to, ...(unit && { unit }) })} />
          )}
        </Loaded>
      </View>
      <AccountSheet me={me} open={account} onClose={() => setAccount(false)} />
    </Page>
  )
}

interface ToldProps {
  me: Me
  data: DeskFigures
  wide: boolean
  /** Another unit's figures; none: the district's. */
  onUnit: (unit?: string) => void
}

type Opened = { title: string; asked: ListAsked }

function Told({ me, data, wide, onUnit }: ToldProps) {
  const [opened, setOpened] = useState<Opened>()
  const { tables, before, unit, units } = data
  const oversees = holdsOne(me.posts, OVERSEEING)
  const within = { from: data.from, to: data.to, ...(unit && { unit: unit.id }) }
  const opens = (list: FigureList, more: Partial<ListAsked> = {}, of = '') => {
    if (isPrivateList(list) && !oversees) return undefined
    return () => setOpened({ title: `${of}${nameOfList(list)}`, asked: { ...within, list, part: 'all', ...more } })
  }
  return (
    <>
      <Head data={data} oversees={oversees} onUnit={onUnit} />
      <Overview total={tables.total} before={before.tables.total} opens={(list) => opens(list)} />
      <ByRows
        tables={tables}
        before={before.tables}
        units={units}
        wide={wide}
        into={(id) => (id === unit?.id ? undefined : () => onUnit(id))}
        opens={opens}
      />
      <Measures total={tables.total} before={before.tables.total} opens={(list) => opens(list)} />
      {opened && (
        <CasesSheet
          {...opened}
          onPart={(part) => setOpened({ ...opened, asked: { ...opened.asked, part } })}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

const FLOW_NAMES: Partial<Record<FigureList, string>> = { filed: '新收', back: '退回重办', done: '办结', ended: '其他了结' }
const nameOfList = (list: FigureList): string => FLOW_NAMES[list] ?? MEASURES[list as keyof typeof MEASURES].name

const toVintages = () => void Taro.navigateTo({ url: '/supervise/vintages/index' })

/** Whose figures of which days, from when they are, and what is not in them yet. */
function Head({ data, oversees, onUnit }: { data: DeskFigures; oversees: boolean; onUnit: (unit?: string) => void }) {
  const { unit, from, to, before, stale, filled, now } = data
  return (
    <View className="stack stack--2">
      <View className="head">{unit ? `${unit.name}办理情况` : '全区办理情况'}</View>
      <View className="small text-2 num">
        {from} 至 {to}，上期是 {before.from} 至 {before.to} · {clockTime(now)} 的数
      </View>
      {unit && oversees && <Notice kind="quiet" text={`只看${unit.name}和它下面的。`} link="看全区" onLink={() => onUnit()} />}
      {oversees && (
        <Notice kind="quiet" icon="lock" text="每周、半月、月、季、年到点冻结，以后不变。" link="看冻结的版本" onLink={toVintages} />
      )}
      {!filled && <Notice kind="info" icon="clock" text="以前的件还在归集，现在的数不全。" />}
      {filled && stale > 0 && <Notice kind="quiet" icon="clock" text={`有 ${stale} 件刚有进展，几秒后算进来。`} />}
    </View>
  )
}
