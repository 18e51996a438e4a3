import { View } from '@tarojs/components'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import { goTo } from '../../lib/goTo'

interface AgainSheetProps {
  /** The id of the earlier ticket, while it is asked about. */
  earlier: string | undefined
  /** It is another matter: send it as it is. */
  onSend: () => void
  onClose: () => void
}

/** "您已经报过同样的内容": go to the earlier one, where it can be urged, or send this one too. Closed, the form is as it was. */
export function AgainSheet({ earlier, onSend, onClose }: AgainSheetProps) {
  const look = () => {
    onClose()
    goTo.ticket(earlier!)
  }
  return (
    <Sheet
      open={earlier !== undefined}
      title={say('您已经报过同样的内容')}
      onClose={onClose}
      foot={
        <>
          <Button text={say('看那件，可以催办')} onPress={look} />
          <Button kind="line" text={say('不是同一件，照样提交')} onPress={onSend} />
        </>
      }
    >
      <View className="body">{say('那件还在办，不用再报一遍。嫌慢就到那件里催一催，有新情况就补充。')}</View>
    </Sheet>
  )
}
