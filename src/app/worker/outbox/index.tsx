import { View } from '@tarojs/components'
import { OutgoingList } from '../../components/Outgoing'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { useOutgoing } from '../../sending/waiting'
import { useStaff } from '../../staff/signedIn'
import { back, toInbox } from '../../staff/routes'

/** Actions of this member of staff that are still in the phone (待送出). */
export default function OutboxPage() {
  const me = useStaff()
  const count = useOutgoing('staff').length
  return (
    <Page title="等着送出" desk narrow onBack={back}>
      {!me ? (
        <StateView kind="loading" />
      ) : count === 0 ? (
        <StateView kind="empty" title="都送出去了" text="没网的时候办的，会存在这里，联网自动送出。" button="回待办" onPress={toInbox} />
      ) : (
        <>
          <OutgoingList side="staff" />
          <View className="caption text-3">办理时间旁边会写上您点下按钮的那一刻；时限按送到的时间算。</View>
        </>
      )}
    </Page>
  )
}
