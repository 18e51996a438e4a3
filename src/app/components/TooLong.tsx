import { View } from '@tarojs/components'
import { lettersOver } from '../../domain/bounds'
import { say } from '../../domain/words/say'
import { aria } from '../platform/aria'

/** By how many characters too many something is written. A field cuts nothing, also of what is pasted: this says it instead. */
export function TooLong({ value, max }: { value: string; max: number }) {
  const over = lettersOver(value, max)
  if (over === 0) return null
  return (
    <View className="small entry__over" {...aria({ role: 'status' })}>
      {say('多了 {over} 个字，请删短一些。写下的都在。', { over })}
    </View>
  )
}
