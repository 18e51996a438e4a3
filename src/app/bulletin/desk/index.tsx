import { useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { projectApi } from '../../../domain/api-project'
import { holdsOne } from '../../../domain/people/actors'
import { useStaff } from '../../staff/signedIn'
import { homeOf } from '../../staff/workplaces'
import { Ledger } from '../ledger/Ledger'
import { Held } from '../meeting/Held'
import { Meetings } from '../meeting/Meetings'
import { OneProject } from '../project/OneProject'
import { Projects } from '../project/Projects'
import { Room } from '../Room'
import { Wall } from '../wall/Wall'

/** h5: 调度, 民生项目 and 台账 at one address, for each address costs the first page of every resident. */
export default function DeskPage() {
  const { at, id } = useRouter().params
  if (at === 'ledger')
    return (
      <Room key="ledger" at="ledger">
        {() => <Ledger />}
      </Room>
    )
  if (at === 'wall') return <OnWall />
  if (at === 'projects')
    return (
      <Room key={`projects ${id ?? ''}`} at="projects">
        {(me) => (id ? <OneProject id={id} /> : <Projects me={me} />)}
      </Room>
    )
  return id ? (
    <Held key={id} id={id} />
  ) : (
    <Room key="meeting" at="meeting">
      {() => <Meetings />}
    </Room>
  )
}

/** Nothing but the wall: it hangs where nobody presses anything. */
function OnWall() {
  const me = useStaff()
  const mayRead = me && holdsOne(me.posts, projectApi.wall.duties)
  useEffect(() => {
    if (me && !mayRead) void Taro.redirectTo({ url: homeOf(me) })
  }, [me, mayRead])
  return mayRead ? <Wall /> : null
}
