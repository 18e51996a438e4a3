import { View } from '@tarojs/components'
import { StateView } from '../components/StateView'
import { aria } from '../platform/aria'
import { useMainKey } from '../lib/mainKey'
import { useCommands } from './commands'
import { useWorkTicket } from './WorkTicket'

/** The ticket beside a list. */
export function Pane({ id, onMoved, onLost }: { id: string; onMoved: () => void; onLost: () => void }) {
  const { body, foot, layer, main, commands } = useWorkTicket(id, { onMoved, onLost })
  useMainKey('page', () => main?.())
  useCommands(() => commands ?? [])
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
    <StateView kind="empty" title={title} text="点左边的一件，或者用 J、K 上下走，回车打开，X 勾选；Ctrl+K 找命令、找件。" />
  </View>
)
