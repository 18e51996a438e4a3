import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { meetingApi, type MeetingView } from '../../../domain/api-meeting'
import { holdsOne } from '../../../domain/people/actors'
import { dayWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { loadCatalogue, loadUnits } from '../../stores/reference'
import { NotLoaded } from '../../staff/NotLoaded'
import { back } from '../../staff/routes'
import { useStaff } from '../../staff/signedIn'
import { useWide } from '../../staff/wide'
import { Agenda } from './Agenda'
import { DecideSheet, type About } from './DecideSheet'
import { Last } from './Last'
import { Minutes } from './Minutes'
import { meeting } from './store'
import '../bulletin.css'

/** One meeting: what became of last time's, the agenda, and the minutes as they are printed. */
export function Held({ id }: { id: string }) {
  const me = useStaff()
  const of = meeting.use(id)
  const load = () => void meeting.load(id, true)
  useEffect(() => {
    void loadCatalogue()
    void loadUnits()
    if (me) void meeting.load(id, true)
  }, [id, me])
  const title = of.data ? `${dayWords(of.data.at, of.data.now)}调度会` : '调度会'
  return (
    <Page title={title} desk onBack={back} bar={of.problem?.offline && <OfflineBar />}>
      {me && !holdsOne(me.posts, meetingApi.meeting.duties) ? (
        <StateView kind="empty" title="这里只有区中心和督查能看" button="回工作台" onPress={back} />
      ) : (
        <Loaded
          of={of}
          trouble={NotLoaded}
          onRetry={load}
          title="正在排议程"
          rows={4}
          instead={of.problem?.status === 404 && <StateView kind="empty" title="没有这次会" button="返回" onPress={back} />}
        >
          {(view) => <Whole view={view} onAgain={load} />}
        </Loaded>
      )}
    </Page>
  )
}

function Whole({ view, onAgain }: { view: MeetingView; onAgain: () => void }) {
  const [about, setAbout] = useState<About>()
  const wide = useWide()
  return (
    <View className={`bulletin ${wide ? 'bulletin--wide density-desk' : ''}`}>
      <View className="stack stack--4 unprinted">
        {view.lastAt !== null && <Last view={view} />}
        {view.isNewest && <Agenda view={view} onDecide={setAbout} />}
      </View>
      <View className="bulletin__minutes stack stack--4">
        <View className="unprinted stack stack--2">
          {view.isNewest && <Button kind="line" icon="edit" text="记一条" onPress={() => setAbout({ kind: 'none' })} />}
          <Button kind="line" icon="print" text="打印纪要" onPress={() => window.print()} />
        </View>
        <Minutes view={view} />
      </View>
      {about && <DecideSheet meetingId={view.id} about={about} onClose={() => setAbout(undefined)} onAgain={onAgain} />}
    </View>
  )
}
