import { View } from '@tarojs/components'
import { say } from '../../domain/words/say'
import { Say } from './Say'
import './NextStep.css'

export interface NextStepProps {
  /** Who does what, by when: one sentence from the domain. */
  text: string
  strong?: string | string[]
  /** `you`: the reader's turn; `late`: past due. */
  kind?: 'next' | 'you' | 'late'
}

/** What stands before the sentence. */
export const wordFor = (kind: NextStepProps['kind']): string => (kind === 'you' ? say('该您了') : say('下一步'))

/** Next step (下一步): what happens now, on every screen. */
export const NextStep = ({ text, strong, kind = 'next' }: NextStepProps) => (
  <View className={`next next--${kind}`}>
    <View className="next__word">{wordFor(kind)}</View>
    <View className="next__say">
      <Say text={text} strong={strong} />
    </View>
  </View>
)
