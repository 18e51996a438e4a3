import { useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Page } from '../../components/Page'
import { inbox } from '../../stores/tickets'
import { useStaff } from '../../staff/signedIn'
import { back, toInbox } from '../../staff/routes'
import { useWide } from '../../staff/wide'
import { useWorkTicket } from '../../staff/WorkTicket'

/** One ticket on a phone; on a wide screen it stands beside the list. */
export default function TicketPage() {
  const { id = '' } = useRouter().params
  useStaff(id)
  const wide = useWide()
  const { body, foot, layer } = useWorkTicket(id, { onMoved: () => void inbox.load('todo', true), onLost: toInbox })
  useEffect(() => {
    if (wide) void Taro.redirectTo({ url: `/worker/inbox/index?id=${id}` })
  }, [wide, id])
  return (
    <Page title="办理" desk foot={foot} onBack={back}>
      {body}
      {layer}
    </Page>
  )
}
