import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { dossierApi } from '../../../domain/api-dossier'
import { holdsOne } from '../../../domain/people/actors'
import { Button } from '../../components/Button'
import { Foot } from '../../components/Foot'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { serverNow } from '../../platform/now'
import { useSession } from '../../remote/session'
import { back } from '../../staff/routes'
import { NotLoaded } from '../../staff/NotLoaded'
import { unitTitle, useStaff } from '../../staff/signedIn'
import { tickets } from '../../stores/tickets'
import { loadCatalogue } from '../../stores/reference'
import { printNoted } from '../print'
import { Dossier } from './Dossier'
import { Sheet } from './Sheet'
import '../order/Paper.css'
import './index.css'

/** h5: a ticket's case file (卷宗) as it goes on paper, A4. */
export default function CaseFilePage() {
  const { id = '' } = useRouter().params
  const me = useStaff(id)
  const found = tickets('staff').use(id)
  const token = useSession((all) => all.staff?.token)
  const [packing, setPacking] = useState(false)
  const load = () => void tickets('staff').load(id, true)
  useEffect(() => {
    void loadCatalogue()
    if (token) void tickets('staff').load(id)
  }, [id, token])
  const by = me ? [unitTitle(me), me.name].filter(Boolean).join(' ') : ''
  const print = (
    <View className="paper__print">
      <Foot main={<Button icon="print" text="打印" onPress={() => void printNoted(id, 'file')} />} note="A4 纸；谁打的、谁打包的会记下来">
        {me && holdsOne(me.posts, dossierApi.exportDossier.duties) && (
          <Button kind="line" icon="download" text="打包成一案一档" onPress={() => setPacking(true)} />
        )}
      </Foot>
    </View>
  )
  return (
    <Page title="卷宗" desk onBack={back} foot={found.data && print}>
      <Loaded
        of={found}
        trouble={NotLoaded}
        onRetry={load}
        rows={2}
        instead={
          found.problem?.status === 404 && (
            <StateView
              kind="empty"
              title="没有这件，或者不是您的"
              text="可能转给了别的单位，或者链接不对。"
              button="回待办"
              onPress={back}
            />
          )
        }
      >
        {(ticket) => <Sheet ticket={ticket} by={by} at={serverNow()} />}
      </Loaded>
      {found.data && <Dossier id={id} number={found.data.number} open={packing} onClose={() => setPacking(false)} />}
    </Page>
  )
}
