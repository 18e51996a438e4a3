import { View } from '@tarojs/components'
import { say } from '../../../domain/words/say'
import { OptionCard } from '../../components/OptionCard'
import { aria } from '../../platform/aria'
import { OversightFirst } from './Accused'

interface DoubtProps {
  /** The reporter's own words that sound so. */
  because: string[]
  answered?: boolean
  onYes: () => void
  onNo: () => void
}

/** One plain question where a text sounds like a complaint about an official or a unit (反映干部或单位); the way to the centre first. */
export function Doubt({ because, answered, onYes, onNo }: DoubtProps) {
  return (
    <View className="stack" id="doubt">
      <View className="title">{say('这是反映干部或单位的问题吗？')}</View>
      {because.length > 0 && <View className="small text-2">{say('因为：{words}', { words: because.join('、') })}</View>}
      <View className="stack" {...aria({ role: 'radiogroup', label: say('这是反映干部或单位的问题吗？') })}>
        <OptionCard title={say('是，交给区中心')} consequence={say('保密办理，被反映的人和单位看不到这件')} on={false} onPress={onYes} />
        <OptionCard title={say('不是，照常办')} consequence={say('由网格和社区先看')} on={answered === true} onPress={onNo} />
      </View>
      {!answered && <OversightFirst />}
    </View>
  )
}
