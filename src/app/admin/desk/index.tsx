import { useRouter } from '@tarojs/taro'
import { AuditLog } from '../AuditLog'
import { HealthRows } from '../HealthRows'
import { Import } from '../Import'
import { People } from '../People'
import { Proposals } from '../Proposals'
import { placeIn, Room } from '../Room'
import { UnitTree } from '../UnitTree'

const INSIDE = { people: People, proposals: Proposals, units: UnitTree, import: Import, health: HealthRows, audit: AuditLog }

/** h5: what the three administrators (三员) look after, at one address: people, what waits for another's word, units, the log. */
export default function AdminDeskPage() {
  const at = placeIn(useRouter().params.at)
  const Inside = INSIDE[at]
  return (
    <Room key={at} at={at}>
      {(me) => <Inside me={me} />}
    </Room>
  )
}
