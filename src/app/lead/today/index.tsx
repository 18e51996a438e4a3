import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { Me } from '../../../domain/api'
import type { LeadToday } from '../../../domain/api-lead'
import { CARDS, cardSays, CARD_TITLES, type Card } from '../../../domain/lead/cards'
import { dayWords, clockTime } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Foot } from '../../components/Foot'
import { Icon } from '../../components/Icon'
import { Loaded } from '../../components/Loaded'
import { OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { useWhileShown } from '../../platform/inView'
import { pressable } from '../../platform/aria'
import { AccountSheet, PhoneBar, WideBar } from '../../staff/Account'
import { NotLoaded } from '../../staff/NotLoaded'
import { toFigures, toFound, toTicket } from '../../staff/routes'
import { useStaff } from '../../staff/signedIn'
import { useWide } from '../../staff/wide'
import { belongsIn } from '../../staff/workplaces'
import { CaseRow } from './CaseRow'
import { leadDays, TODAY } from './store'
import '../../staff/staff.css'
import './index.css'

/** 领导的今天: five cards and one button, of the units a leader answers for. */
export default function LeadPage() {
  const me = useStaff('lead')
  if (me && belongsIn(me, 'lead')) return <Leading me={me} />
  return (
    <Page title="今天" desk>
      <StateView kind={me ? 'empty' : 'loading'} title={me ? '这里给分管领导看' : undefined} />
    </Page>
  )
}

function Leading({ me }: { me: Me }) {
  const of = leadDays.use(TODAY)
  const [account, setAccount] = useState(false)
  const wide = useWide()
  const load = () => void leadDays.load(TODAY, true)
  useEffect(load, [])
  useWhileShown(load, 60_000)
  const who = { me, title: '今天', at: 'lead' as const, onAccount: () => setAccount(true) }
  const waiting = of.data?.waiting
  const main = waiting && waiting.count > 0 && <Button text={`去定这 ${waiting.count} 件`} onPress={() => toTicket(waiting.rows[0]!.id)} />
  return (
    <Page
      desk
      bar={
        <>
          {of.problem?.offline && <OfflineBar />}
          {process.env.TARO_ENV === 'h5' && wide ? <WideBar {...who} /> : <PhoneBar {...who} />}
        </>
      }
      foot={main && <Foot main={main} />}
    >
      <Loaded of={of} trouble={NotLoaded} onRetry={load} rows={5}>
        {(today) => <Cards today={today} wide={wide} />}
      </Loaded>
      <AccountSheet me={me} open={account} onClose={() => setAccount(false)} />
    </Page>
  )
}

const late = ({ units }: LeadToday) => {
  const [first, second] = units
  toFound(['只看:超时 状态:在办', first && !second ? `单位:${first}` : ''].filter(Boolean).join(' '))
}

/** The cards; two of them open their cases below them, the others lead to where their number comes from. */
function Cards({ today, wide }: { today: LeadToday; wide: boolean }) {
  const [open, setOpen] = useState<Card>()
  const toggle = (card: Card) => () => setOpen(open === card ? undefined : card)
  const ways: Record<Card, (() => void) | undefined> = {
    waiting: today.waiting.count > 0 ? toggle('waiting') : undefined,
    sponsored: today.sponsored.count > 0 ? toggle('sponsored') : undefined,
    promised: undefined,
    late: today.late.count > 0 ? () => late(today) : undefined,
    week: toFigures,
  }
  return (
    <View className="stack stack--3">
      <View className="small text-2 wrap">分管：{today.units.join('、')}</View>
      <View className={`lead ${wide ? 'lead--wide' : ''}`}>
        {CARDS.map((card) => (
          <View key={card}>
            <OneCard card={card} today={today} open={open === card} onPress={ways[card]} />
            {open === card && <Cases card={card} today={today} />}
          </View>
        ))}
      </View>
      <View className="caption text-3 centre num">{clockTime(today.now)} 刚更新 · 只看您分管的，不排名次</View>
    </View>
  )
}

function OneCard({ card, today, open, onPress }: { card: Card; today: LeadToday; open: boolean; onPress?: () => void }) {
  const { value, aside, line, note, tone } = cardSays(card, today)
  const opens = card === 'waiting' || card === 'sponsored'
  return (
    <View className={`lead-card lead-card--${tone}`} {...(onPress ? pressable(opens ? { expanded: open } : {}, onPress) : {})}>
      <View className="lead-card__top">
        <View className="small text-2 lead-card__title">{CARD_TITLES[card]}</View>
        {onPress && <Icon name={open ? 'down' : 'right'} size={18} />}
      </View>
      <View className="lead-card__line num">
        <View className="lead-card__value">{value}</View>
        <View className="small text-2">{aside}</View>
      </View>
      {line !== '' && <View className="wrap">{line}</View>}
      {note && <View className="caption text-3 num">{note}</View>}
    </View>
  )
}

/** The cases behind a card, each with what was asked or set. */
function Cases({ card, today }: { card: Card; today: LeadToday }) {
  const { now } = today
  if (card === 'waiting')
    return (
      <View className="lead-rows stack stack--2">
        {today.waiting.rows.map((row) => (
          <CaseRow key={row.id} row={row} now={now} note={[`申请延到${dayWords(row.asked, now)}`, row.said].filter(Boolean).join('：')} />
        ))}
      </View>
    )
  return (
    <View className="lead-rows stack stack--2">
      {today.sponsored.rows.map((row) => (
        <CaseRow
          key={row.id}
          row={row}
          now={now}
          note={[row.until ? `定在${dayWords(row.until, now)}` : '', row.measures].filter(Boolean).join('：')}
        />
      ))}
    </View>
  )
}
