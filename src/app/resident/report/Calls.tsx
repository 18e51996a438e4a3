import { View } from '@tarojs/components'
import { say } from '../../../domain/words/say'
import { dial } from '../../components/EmergencyCard'
import { Icon } from '../../components/Icon'
import { pressable } from '../../platform/aria'
import './Calls.css'

const NUMBERS = ['119', '120', '110']

/** 有危险，先打电话: on the form as well, for who comes from a code or a tile has not seen home. */
export const Calls = () => (
  <View className="calls">
    <Icon name="phone" size={19} className="danger" />
    <View>{say('有危险，先打电话')}</View>
    {NUMBERS.map((number) => (
      <View key={number} className="calls__number" {...pressable({ label: say('打 {number}', { number }) }, () => dial(number))}>
        {number}
      </View>
    ))}
  </View>
)
