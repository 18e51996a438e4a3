import { View } from '@tarojs/components'
import { listed, say } from '../../domain/words/say'
import { aria } from '../platform/aria'
import { useLook } from '../stores/look'
import { Icon } from './Icon'
import './Steps5.css'

interface Step {
  name: string
  /** "19日", "现在"; in 长辈版 a longer line is welcome. */
  when?: string
}

interface Steps5Props {
  steps: Step[]
  /** Counts from 1. Past the last step means all are done. */
  now: number
}

/** The five steps (五步) a resident sees; a vertical list in 长辈版. */
export function Steps5({ steps, now }: Steps5Props) {
  const care = useLook((look) => look.care)
  const current = steps[now - 1]
  const label = listed(say('共五步'), current ? say('现在第 {now} 步 {name}', { now, name: current.name }) : say('都走完了'))
  return (
    <View className={care ? 'vsteps' : 'steps'} {...aria({ role: 'img', label })}>
      {steps.map((step, index) => {
        const state = index + 1 < now ? 'done' : index + 1 === now ? 'now' : 'later'
        return (
          <View key={step.name} className={`step step--${state}`}>
            <View className="step__dot">
              {state === 'done' ? <Icon name="check" size={care ? 20 : 15} /> : state === 'later' ? index + 1 : ''}
            </View>
            <View className="step__words">
              <View className="step__name">{step.name}</View>
              <View className="step__when num">{step.when ?? ''}</View>
            </View>
          </View>
        )
      })}
    </View>
  )
}
