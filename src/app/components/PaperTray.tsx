import { View } from '@tarojs/components'
import { PAPER_KINDS, PAPER_KIND_IDS, sizeWords } from '../../domain/ticket/papers'
import { listed, say } from '../../domain/words/say'
import { pressable } from '../platform/aria'
import { confirmed } from '../platform/confirmed'
import type { TrayPhoto } from '../sending/photos'
import type { usePapers } from '../sending/usePapers'
import { Button } from './Button'
import { Icon } from './Icon'
import { Notice } from './Notice'
import { Row, Rows } from './Rows'
import './PaperTray.css'

interface PaperTrayProps {
  tray: ReturnType<typeof usePapers>
  /** Whoever sends them stays anonymous (匿名). */
  anonymous: boolean
}

/** Papers (附件) of a form: each with how far it is, and the ways to add one, to try again and to take it out. */
export function PaperTray({ tray, anonymous }: PaperTrayProps) {
  const kinds = PAPER_KIND_IDS.map((kind) => PAPER_KINDS[kind].word).join(say('、'))
  return (
    <View className="stack stack--2">
      {tray.papers.length > 0 && (
        <Rows>
          {tray.papers.map((paper) => (
            <Row
              key={paper.key}
              icon={paper.state === 'refused' ? 'warn' : 'list'}
              title={paper.paper?.name ?? ''}
              note={howFar(paper)}
              right={<TakeOut name={paper.paper?.name ?? ''} onPress={() => tray.remove(paper.key)} />}
              onPress={paper.state === 'failed' ? () => tray.retry(paper.key) : undefined}
            />
          ))}
        </Rows>
      )}
      {tray.left > 0 && (
        <Button
          kind="soft"
          icon="plus"
          text={tray.papers.length > 0 ? say('再加一个文件') : say('选文件')}
          onPress={() => void tray.add()}
        />
      )}
      {tray.leftOut && <Notice kind="warn" icon="warn" text={tray.leftOut} />}
      {anonymous && tray.papers.length > 0 && (
        <Notice
          kind="warn"
          icon="warn"
          text={say('您选了匿名：文件里可能有您的姓名、电话，办的人看得到。不想让人知道，请先遮住或别传。')}
        />
      )}
      <View className="small text-2">{say('{kinds}，每个最多 10 MB。作者、公司等文件属性会自动去掉。', { kinds })}</View>
    </View>
  )
}

const TakeOut = ({ name, onPress }: { name: string; onPress: () => void }) => (
  <View
    className="paper__out"
    {...pressable(
      { label: listed(say('删掉'), name) },
      () => void confirmed(say('删掉这个附件吗？'), name, say('删掉'), say('不删')).then((yes) => yes && onPress()),
    )}
  >
    <Icon name="cross" size={18} />
  </View>
)

function howFar({ state, percent, why = '', paper }: TrayPhoto): string {
  if (state === 'refused') return why
  if (state === 'failed') return say('没传上去，有网自动再传；点这里马上试')
  return [
    sizeWords(paper?.bytes ?? 0),
    state === 'sending' ? say('正在传 {percent}%', { percent }) : say(state === 'done' ? '传好了' : '等着传'),
  ].join(' · ')
}
