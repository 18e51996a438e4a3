import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { bulletinApi, type BulletinView } from '../../../domain/api-bulletin'
import { TITLES, type BULLETIN_SPANS, type Paragraph } from '../../../domain/bulletin/draft'
import { holdsOne } from '../../../domain/people/actors'

import { Loaded } from '../../components/Loaded'
import { OfflineBar } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { useWhileShown } from '../../platform/inView'
import { NotLoaded } from '../../staff/NotLoaded'
import { back } from '../../staff/routes'
import { useStaff } from '../../staff/signedIn'
import { useWide } from '../../staff/wide'
import { Paper } from './Paper'
import { Beside } from './Beside'
import { WordSheet } from './WordSheet'
import { bulletin, keyOf } from './store'
import '../bulletin.css'

/** One bulletin: the sheet as it is printed, and beside it what is to be done with it. */
export function Opened({ id }: { id: string }) {
  const me = useStaff()
  const [edition, setEdition] = useState<number>()
  const key = keyOf(id, edition)
  const of = bulletin.use(key)
  const load = () => void bulletin.load(key, true)
  useEffect(() => void (me && bulletin.load(key)), [key, me])
  useWhileShown(load, 60_000)
  const wide = useWide()
  const title = of.data ? TITLES[of.data.document.kind as (typeof BULLETIN_SPANS)[number]] : '通报'
  return (
    <Page title={title} desk onBack={back} bar={of.problem?.offline && <OfflineBar />}>
      {me && !holdsOne(me.posts, bulletinApi.bulletin.duties) ? (
        <StateView kind="empty" title="这里给各单位和督查看" button="回工作台" onPress={back} />
      ) : (
        <Loaded
          of={of}
          trouble={NotLoaded}
          onRetry={load}
          rows={4}
          instead={
            of.problem?.status === 404 && <StateView kind="empty" title="没有这份通报，或者还没发出来" button="返回" onPress={back} />
          }
        >
          {(view) => <Whole view={view} wide={wide} onEdition={(chosen) => setEdition(chosen)} />}
        </Loaded>
      )}
    </Page>
  )
}

function Whole({ view, wide, onEdition }: { view: BulletinView; wide: boolean; onEdition: (edition?: number) => void }) {
  const [wording, setWording] = useState<Paragraph>()
  const mayWord = view.steps.some(({ step }) => step === 'word')
  return (
    <View className={`bulletin ${wide ? 'bulletin--wide density-desk' : ''}`}>
      <Paper view={view} onWord={mayWord ? setWording : undefined} />
      <Beside view={view} onEdition={onEdition} />
      {wording && <WordSheet key={wording.key} view={view} of={wording} onClose={() => setWording(undefined)} />}
    </View>
  )
}
