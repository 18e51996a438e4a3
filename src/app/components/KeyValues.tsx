import { View } from '@tarojs/components'
import './KeyValues.css'

interface KeyValuesProps {
  pairs: { key: string; value: string }[]
}

/** Facts, one per line: 类别, 位置, 提交 … */
export const KeyValues = ({ pairs }: KeyValuesProps) => (
  <View className="facts">
    {pairs.map(({ key, value }) => (
      <View key={key} className="facts__one">
        <View className="facts__key">{key}</View>
        <View className="facts__value num">{value}</View>
      </View>
    ))}
  </View>
)
