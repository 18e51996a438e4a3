import { useRouter } from '@tarojs/taro'
import { Ledger } from '../ledger/Ledger'
import { Held } from '../meeting/Held'
import { Meetings } from '../meeting/Meetings'
import { OneProject } from '../project/OneProject'
import { Projects } from '../project/Projects'
import { Room } from '../Room'

/** h5: 调度, 民生项目 and 台账 at one address, for each address costs the first page of every resident. */
export default function DeskPage() {
  const { at, id } = useRouter().params
  if (at === 'ledger')
    return (
      <Room key="ledger" at="ledger">
        {() => <Ledger />}
      </Room>
    )
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
