import { View } from '@tarojs/components'
import { KEPT_WORDS, type Move, moveWords } from '../../domain/ticket/moves'
import { Notice } from './Notice'

/** How the due time moved (时限改过几次): from when to when and why, oldest first. */
export function Moves({ moves, now }: { moves: readonly Move[]; now: number }) {
  if (moves.length === 0) return null
  const strong = `时限改过 ${moves.length} 次`
  return (
    <Notice icon="clock" text={`${strong}，${KEPT_WORDS}`} strong={strong}>
      {moves.map((move) => (
        <View key={move.seq} className="small num wrap">
          <View>{moveWords(move, now)}</View>
          <View className="text-2">因为：{move.why}</View>
        </View>
      ))}
    </Notice>
  )
}
