import { Image, View } from '@tarojs/components'
import type { Neighbour } from '../../../domain/api'
import { categoryOf, itemOf } from '../../../domain/report/categories'
import { rowOf } from '../../../domain/ticket/states'
import { dayWords } from '../../../domain/reading/time'
import { STATE_WORDS } from '../../../domain/reading/words'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Notice } from '../../components/Notice'
import { Sheet } from '../../components/Sheet'
import { StatusTag } from '../../components/StatusTag'
import { pictured } from '../../platform/aria'
import { absolute } from '../../remote/call'
import { useNow } from '../../platform/inView'
import { failureWords } from '../../sending/useAct'
import { useDraft } from '../../sending/drafts'
import { useCatalogue } from '../../stores/reference'
import type { useNeighbours } from './useNeighbours'
import './NeighbourSheet.css'

interface NeighbourSheetProps {
  neighbours: ReturnType<typeof useNeighbours>
  /** None of these: send it as it is. */
  onSend: () => void
}

/** "附近有人反映过": join one of them, or say that it is something else. */
export function NeighbourSheet({ neighbours, onSend }: NeighbourSheetProps) {
  const { shown, join, joining, failure, close } = neighbours
  const staysOut = useDraft(({ voice, papers = [] }) => voice !== undefined || papers.length > 0)
  const sendAnyway = () => {
    close()
    onSend()
  }
  return (
    <Sheet
      open={shown.length > 0}
      title={say('附近有人反映过')}
      onClose={close}
      busy={Boolean(joining)}
      foot={
        <>
          {failure && <Notice kind="danger" icon={failure.offline ? 'offline' : 'warn'} text={failureWords(failure)} />}
          <Button kind="line" text={say('都不是同一件，照样提交')} onPress={sendAnyway} />
        </>
      }
    >
      <View className="small text-2">{say('是同一件就点“我也遇到”：写的和拍的一起交给办的人，办结时一样告诉您，邻居看不到您是谁。')}</View>
      {staysOut && <Notice icon="warn" text={say('录音和附件加不进去，要紧的话请写成字、拍成照片。')} />}
      {shown.map((one) => (
        <NeighbourCard key={one.id} neighbour={one} busy={joining === one.id} onJoin={() => void join(one.id)} />
      ))}
    </Sheet>
  )
}

function NeighbourCard({ neighbour, busy, onJoin }: { neighbour: Neighbour; busy: boolean; onJoin: () => void }) {
  const catalogue = useCatalogue()
  const now = useNow()
  const category = categoryOf(catalogue, neighbour.category)
  const what = neighbour.title ?? say('{title}：{text}', { title: say(category.name), text: say(itemOf(category, neighbour.item).name) })
  const joined = neighbour.joiners > 0 ? say('{joiners} 人也遇到', { joiners: neighbour.joiners }) : ''
  return (
    <View className="near">
      <View className="near__row">
        {neighbour.photo && (
          <Image className="near__photo" mode="aspectFill" src={absolute(neighbour.photo)} {...pictured(say('现场照片'))} />
        )}
        <View className="near__words">
          <StatusTag tone={rowOf(neighbour.state).tone} text={say(STATE_WORDS.resident[neighbour.state])} />
          <View className="near__title wrap">{what}</View>
          <View className="small text-2 num">
            {[neighbour.place, say('{day}反映', { day: dayWords(neighbour.day, now) }), joined].filter(Boolean).join(' · ')}
          </View>
        </View>
      </View>
      <Button kind="soft" text={say('我也遇到')} more={what} busy={busy && say('正在加入…')} onPress={onJoin} />
    </View>
  )
}
