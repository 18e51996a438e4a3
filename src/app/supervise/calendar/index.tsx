import { useState } from 'react'
import * as v from 'valibot'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import { broughtBy, broughtWords, knownWords, turned } from '../../../domain/calendar/edit'
import { BUNDLED_CALENDAR, CalendarData, dayOf } from '../../../domain/calendar/workdays'
import { numberWords } from '../../../domain/count'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { DayInput } from '../../components/DayInput'
import { Field } from '../../components/Field'
import { Foot } from '../../components/Foot'
import { Icon } from '../../components/Icon'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { aria, pressable } from '../../platform/aria'
import { useNow } from '../../platform/inView'
import { failureWords } from '../../sending/useAct'
import { AccountSheet, PhoneBar, WideBar } from '../../staff/Account'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { useWide } from '../../staff/wide'
import { Hours } from './Hours'
import { Month } from './Month'
import { useCalendarDraft } from './useCalendarDraft'
import '../../staff/staff.css'
import './calendar.css'

const HOURS_WRONG = '上班时间要写成 08:30 这样，先后也要对；晚班只能写在最后一段。'
/** Any day may be pressed, years gone by too. */
const FIRST_DAY = '2000-01-01'

/** 工作日历: which days count, until when that is known, and the hours; its keeper changes it, who watches over limits reads it. */
export default function CalendarPage() {
  const me = useStaff()
  if (me) return <CalendarDesk me={me} />
  return (
    <Page title="工作日历" desk>
      <StateView kind="loading" />
    </Page>
  )
}

function CalendarDesk({ me }: { me: Me }) {
  const [account, setAccount] = useState(false)
  const wide = useWide()
  const draft = useCalendarDraft()
  const { data, dirty, problem, busy } = draft
  const isWrong = data !== undefined && !v.is(CalendarData, data)
  const isKeeper = me.posts.some(({ duty }) => duty === 'system')
  const who = { me, title: '工作日历', at: 'calendar' as const, onAccount: () => setAccount(true) }
  const foot = dirty && (
    <Foot
      say="存了就是新的一版。在办件的时限随后重算，变了的会告诉反映人。"
      main={
        <Button
          text="存下"
          busy={busy && '正在存…'}
          off={isWrong}
          why={isWrong ? HOURS_WRONG : undefined}
          onPress={() => void draft.save()}
        />
      }
    >
      <Button kind="line" text="不改了" onPress={draft.drop} />
    </Foot>
  )
  return (
    <Page desk bar={process.env.TARO_ENV === 'h5' && wide ? <WideBar {...who} /> : <PhoneBar {...who} />} foot={foot}>
      {problem && data && <Notice kind="danger" icon="warn" text={failureWords(problem)} link="看最新" onLink={draft.drop} />}
      <Loaded
        of={{ data, problem }}
        trouble={NotLoaded}
        onRetry={() => void draft.load()}
        rows={4}
        instead={!data && problem?.status === 403 && <NotYours />}
      >
        {(shown) => <Calendar data={shown} waiting={draft.told?.waiting ?? 0} wide={wide} onChange={isKeeper ? draft.change : undefined} />}
      </Loaded>
      <AccountSheet me={me} open={account} onClose={() => setAccount(false)} />
    </Page>
  )
}

const NotYours = () => (
  <StateView
    kind="empty"
    title="您的岗位看不了工作日历"
    button="回待办"
    onPress={() => void Taro.redirectTo({ url: '/worker/inbox/index' })}
  />
)

interface CalendarProps {
  data: CalendarData
  /** Open tickets still counted by an older version. */
  waiting: number
  wide: boolean
  /** Without it the calendar is only read. */
  onChange?: (data: CalendarData) => void
}

function Calendar({ data, waiting, wide, onChange }: CalendarProps) {
  const now = useNow()
  const today = dayOf(now)
  const [at, setAt] = useState(() => ({ year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) }))
  const months = wide ? Array.from({ length: 12 }, (_, index) => index + 1) : [at.month]
  const step = (by: number) => setAt(wide ? { ...at, year: at.year + by } : stepped(at, by))
  const warning = knownWords(data, now)
  const brought = broughtBy(BUNDLED_CALENDAR, data)
  const turn = (day: string) => onChange?.(turned(data, day))
  const facts = (
    <View className="calendar__side">
      <Card title={`第 ${data.version} 版`}>
        <Field label="排到哪一天" hint="之后按周一到周五算，时限标“暂定”。">
          {onChange ? (
            <DayInput
              label="排到哪一天"
              value={data.knownUntil}
              onChange={(knownUntil) => knownUntil && onChange({ ...data, knownUntil })}
            />
          ) : (
            <View className="body num">{data.knownUntil}</View>
          )}
        </Field>
        <Hours hours={data.hours} onChange={onChange && ((hours) => onChange({ ...data, hours }))} />
      </Card>
    </View>
  )
  return (
    <View className="stack stack--4">
      {warning && <Notice kind="warn" icon="warn" text={warning} />}
      {brought && (
        <Notice
          icon="download"
          text={broughtWords(BUNDLED_CALENDAR, data)}
          link={onChange && '并进来'}
          onLink={onChange && (() => onChange(brought))}
        />
      )}
      {waiting > 0 && <Notice icon="refresh" text={`有 ${numberWords(waiting)} 件还按旧日历，正在重算。`} />}
      {wide && facts}
      <View className="years">
        <View className="years__step" {...pressable({ label: wide ? '上一年' : '上个月' }, () => step(-1))}>
          <Icon name="left" size={24} />
        </View>
        <View className="head num" {...aria({ role: 'heading', live: 'polite' })}>
          {wide ? `${at.year}年` : `${at.year}年${at.month}月`}
        </View>
        <View className="years__step" {...pressable({ label: wide ? '下一年' : '下个月' }, () => step(1))}>
          <Icon name="right" size={24} />
        </View>
      </View>
      <View className="small text-2">
        {onChange
          ? '点一下，上班的日子改成放假，休息的日子改成调休上班；再点改回来。过去的日子改了，存的时候再问一遍。'
          : '由系统管理员维护。'}
        “休”是放假，“班”是调休上班。
      </View>
      <View className={`months ${wide ? 'months--year' : ''}`}>
        {months.map((month) => (
          <Month key={month} year={at.year} month={month} data={data} now={now} from={onChange && FIRST_DAY} onTurn={turn} />
        ))}
      </View>
      {!wide && facts}
    </View>
  )
}

/** A month earlier or later. */
function stepped({ year, month }: { year: number; month: number }, by: number) {
  const months = year * 12 + month - 1 + by
  return { year: Math.floor(months / 12), month: (months % 12) + 1 }
}
