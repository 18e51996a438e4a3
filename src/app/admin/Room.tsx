import { type ReactNode, useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { KEEPERS, READER } from '../../domain/admin/acts'
import type { Me } from '../../domain/api'
import { adminApi } from '../../domain/api-admin'
import { healthApi } from '../../domain/api-health'
import { holdsOne, type Duty } from '../../domain/people/actors'
import { Page } from '../components/Page'
import { Segmented } from '../components/Segmented'
import { StateView } from '../components/StateView'
import { AccountSheet, PhoneBar, WideBar } from '../staff/Account'
import { useStaff } from '../staff/signedIn'
import { useWide } from '../staff/wide'
import { homeOf } from '../staff/workplaces'
import './admin.css'

/** What lies in the room, and who goes in. */
const PLACES = {
  people: { text: '人员', duties: KEEPERS },
  proposals: { text: '要两人办的', duties: KEEPERS },
  units: { text: '单位', duties: KEEPERS },
  import: { text: '导入人员', duties: adminApi.trySheet.duties },
  health: { text: '系统状况', duties: healthApi.systemHealth.duties },
  audit: { text: '审计', duties: [READER] },
} as const satisfies Record<string, { text: string; duties: readonly Duty[] }>
type AdminPlace = keyof typeof PLACES

export const placeIn = (at = 'people'): AdminPlace => (at in PLACES ? (at as AdminPlace) : 'people')
export const toAdmin = (at: AdminPlace) => void Taro.redirectTo({ url: `/admin/desk/index?at=${at}` })

interface RoomProps {
  at: AdminPlace
  children: (me: Me) => ReactNode
}

/** The administrators' room: its bar, and the ways between its places. */
export function Room({ at, children }: RoomProps) {
  const me = useStaff()
  const elsewhere = me && !holdsOne(me.posts, PLACES[at].duties) ? homeOf(me) : undefined
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

function Inside({ me, at, children }: { me: Me; at: AdminPlace; children: ReactNode }) {
  const [account, setAccount] = useState(false)
  const wide = useWide()
  const bar = at === 'audit' ? ('audit' as const) : ('admin' as const)
  const who = { me, title: PLACES[at].text, at: bar, onAccount: () => setAccount(true) }
  const options = Object.entries(PLACES).flatMap(([value, { text, duties }]) => (holdsOne(me.posts, duties) ? [{ value, text }] : []))
  return (
    <Page desk bar={wide ? <WideBar {...who} /> : <PhoneBar {...who} />}>
      <View className={`admin stack stack--4 ${wide ? 'density-desk' : ''}`}>
        {options.length > 1 && (
          <Segmented kind="tabs" label="管理员的事" options={options} value={at} onChange={(value) => toAdmin(placeIn(value))} />
        )}
        {children}
      </View>
      <AccountSheet me={me} open={account} onClose={() => setAccount(false)} />
    </Page>
  )
}
