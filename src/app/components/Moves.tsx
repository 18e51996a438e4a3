import { View } from '@tarojs/components'
import { KEPT_WORDS, type Move, moveWords } from '../../domain/reading/due-moves'
import { listed, say } from '../../domain/words/say'
import { Notice } from './Notice'

/** How the due time moved (时限改过几次): from when to when and why, oldest first. */
export function Moves({ moves, now }: { moves: readonly Move[]; now: number }) {
  if (moves.length === 0) return null
  const strong = say('时限改过 {count} 次', { count: moves.length })
  return (
    <Notice icon="clock" text={listed(strong, say(KEPT_WORDS))} strong={strong}>
      {moves.map((move) => (
        <View key={move.seq} className="small num wrap">
          <View>{moveWords(move, now)}</View>
          <View className="text-2">{say('因为：{why}', { why: move.why })}</View>
        </View>
      ))}
    </Notice>
  )
}
