import { View } from '@tarojs/components'
import { StateView } from '../components/StateView'
import { aria } from '../platform/aria'
import { useWorkTicket } from './WorkTicket'

/** The ticket beside a list. */
export function Pane({ id, onMoved, onLost }: { id: string; onMoved: () => void; onLost: () => void }) {
  const { body, foot, layer } = useWorkTicket(id, { onMoved, onLost })
  return (
    <View className="pane" {...aria({ role: 'region', label: '办理' })}>
      <View className="pane__body stack stack--4">{body}</View>
      {foot && <View className="pane__foot">{foot}</View>}
      {layer}
    </View>
  )
}

/** Nothing chosen yet. */
export const NoPane = ({ title }: { title: string }) => (
  <View className="pane__none">
    <StateView kind="empty" title={title} text="点左边的一件，或者用 J、K 上下走，回车打开。" />
  </View>
)
