import { type ReactNode, useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Me } from '../../domain/api'
import { bulletinApi } from '../../domain/api-bulletin'
import { ledgerApi } from '../../domain/api-ledger'
import { meetingApi } from '../../domain/api-meeting'
import { projectApi } from '../../domain/api-project'
import { holdsOne, type Duty } from '../../domain/people/actors'
import { Page } from '../components/Page'
import { Segmented } from '../components/Segmented'
import { StateView } from '../components/StateView'
import { AccountSheet, PhoneBar, WideBar } from '../staff/Account'
import { useStaff } from '../staff/signedIn'
import { useWide } from '../staff/wide'
import { belongsIn, homeOf } from '../staff/workplaces'
import './bulletin.css'

/** What lies in the room, and who goes in; a phone reads bulletins, a browser has all of it. */
const PLACES: Record<Place, { text: string; url: string; duties: readonly Duty[] }> = {
  bulletin: { text: '通报', url: '/bulletin/read/index', duties: bulletinApi.bulletins.duties },
  meeting: { text: '调度', url: '/bulletin/desk/index', duties: meetingApi.meetings.duties },
  projects: { text: '民生项目', url: '/bulletin/desk/index?at=projects', duties: projectApi.projects.duties },
  ledger: { text: '台账', url: '/bulletin/desk/index?at=ledger', duties: ledgerApi.exportLedger.duties },
}
type Place = 'bulletin' | 'meeting' | 'projects' | 'ledger'

interface RoomProps {
  at: Place
  children: (me: Me) => ReactNode
}

/** The room of bulletins, meetings and ledgers: its bar, and the ways between them. */
export function Room({ at, children }: RoomProps) {
  const me = useStaff()
  const elsewhere = me && !(belongsIn(me, 'bulletin') && holdsOne(me.posts, PLACES[at].duties)) ? homeOf(me) : undefined
  useEffect(() => {
    if (elsewhere) void Taro.redirectTo({ url: elsewhere })
  }, [elsewhere])
  if (me && !elsewhere)
    return (
      <Inside me={me} at={at}>
        {children(me)}
      </Inside>
    )
  return (
    <Page title={PLACES[at].text} desk>
      <StateView kind="loading" />
    </Page>
  )
}

function Inside({ me, at, children }: { me: Me; at: Place; children: ReactNode }) {
  const [account, setAccount] = useState(false)
  const wide = useWide()
  const who = { me, title: PLACES[at].text, at: 'bulletin' as const, onAccount: () => setAccount(true) }
  const options = Object.entries(PLACES).flatMap(([value, { text, duties }]) => (holdsOne(me.posts, duties) ? [{ value, text }] : []))
  return (
    <Page desk bar={process.env.TARO_ENV === 'h5' && wide ? <WideBar {...who} /> : <PhoneBar {...who} />}>
      <View className={`room stack stack--4 ${wide ? 'density-desk' : ''}`}>
        {process.env.TARO_ENV === 'h5' && options.length > 1 && (
          <Segmented
            kind="tabs"
            label="通报、调度、民生项目、台账"
            options={options}
            value={at}
            onChange={(value) => go(PLACES[value as Place].url)}
          />
        )}
        {children}
      </View>
      <AccountSheet me={me} open={account} onClose={() => setAccount(false)} />
    </Page>
  )
}

const go = (url: string) => void Taro.redirectTo({ url })
