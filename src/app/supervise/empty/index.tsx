import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { EmptyUnit } from '../../../domain/people/empty'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { StateView } from '../../components/StateView'
import { useWhileShown } from '../../platform/inView'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { back } from '../../staff/routes'
import '../supervise.css'
import { loadEmptyUnits, seesEmptyUnits, useEmptyUnits } from './store'

/** 没有人的单位 (空岗单位): where nobody works now, and who has their tickets meanwhile; for whoever can see to it. */
export default function EmptyUnitsPage() {
  const me = useStaff()
  return (
    <Page title="没有人的单位" desk narrow onBack={back}>
      {!me ? (
        <StateView kind="loading" />
      ) : seesEmptyUnits(me.posts) ? (
        <EmptyUnits />
      ) : (
        <StateView kind="empty" title="这里只有区中心、督查和系统管理员能看" button="回工作台" onPress={back} />
      )}
    </Page>
  )
}

function EmptyUnits() {
  const found = useEmptyUnits()
  const load = () => void loadEmptyUnits()
  useWhileShown(load, 60_000)
  usePullDownRefresh(() => void loadEmptyUnits().then(() => Taro.stopPullDownRefresh()))
  return (
    <View className="empty-units stack stack--4">
      <Loaded
        of={found}
        trouble={NotLoaded}
        onRetry={load}
        rows={4}
        empty={
          found.data?.rows.length === 0 && <StateView kind="empty" title="每个单位都有人办事" text="哪个单位的岗位都到期了，会列在这里。" />
        }
      >
        {({ rows }) => <Found rows={rows} />}
      </Loaded>
    </View>
  )
}

/** The centre before all others. */
function Found({ rows }: { rows: readonly EmptyUnit[] }) {
  const others = rows.filter(({ kind }) => kind !== 'centre')
  return (
    <>
      {others.length < rows.length && (
        <Notice
          kind="danger"
          icon="warn"
          text="区中心现在没有人办事：没有人接的件都停在那里，请马上安排派单员。"
          strong="区中心现在没有人办事"
        />
      )}
      {others.length > 0 && <Others rows={others} />}
    </>
  )
}

function Others({ rows }: { rows: readonly EmptyUnit[] }) {
  return (
    <>
      <Notice
        kind="plain"
        icon="flag"
        text="这些单位的岗位都到期了。手里不会有件，派单、会商也点不到；请系统管理员把人安排上，或把单位撤并。"
      />
      <Section title={`${rows.length} 个单位`} aside="件转到哪里">
        <Rows>
          {rows.map(({ id, name, goesTo }) => (
            <Row key={id} icon="pin" title={name} note={`编号 ${id}`} value={goesTo ?? '没有人接'} />
          ))}
        </Rows>
      </Section>
    </>
  )
}
