import { View } from '@tarojs/components'
import type { Catalogue, CategoryId } from '../../../domain/report/categories'
import { offerWords, type Suggestion } from '../../../domain/report/suggest/suggest'
import { say } from '../../../domain/words/say'
import { Icon } from '../../components/Icon'
import { aria, pressable } from '../../platform/aria'
import './Suggested.css'

type OnChoose = (category: CategoryId, item?: string) => void
interface GuessProps {
  guess: Suggestion
  catalogue: Catalogue
  onChoose: OnChoose
}

/** The likeliest category (像是这一类) with the words that say so: dashed as long as nobody said that it is right. */
export function Guess({ guess, catalogue, onChoose }: GuessProps) {
  const { name, why } = offerWords(guess, catalogue)
  return (
    <View
      className="guess"
      {...pressable({ label: say('可能是{name}，{why}。选它', { name, why }) }, () => onChoose(guess.category, guess.item))}
    >
      <Icon name={`cat-${guess.category}`} size={28} className="guess__icon" />
      <View className="guess__words">
        <View className="strong">{name}</View>
        <View className="caption text-2">{why}</View>
      </View>
      <View className="guess__yes">
        <Icon name="check" size={20} className="guess__tick" />
        {say('对')}
      </View>
    </View>
  )
}

interface SuggestedProps {
  found: Suggestion[]
  catalogue: Catalogue
  onChoose: OnChoose
}

/** Other likely categories (也可能是), each with the words that say so; one tap takes it, nothing happens by itself. */
export function Suggested({ found, catalogue, onChoose }: SuggestedProps) {
  if (found.length === 0) return null
  return (
    <View className="suggested" {...aria({ role: 'group', label: say('也可能是') })}>
      <View className="small text-2">{say('看您写的，也可能是：')}</View>
      <View className="chips">
        {found.map((one) => {
          const { name, why } = offerWords(one, catalogue)
          return (
            <View
              key={one.category}
              className="chip suggested__one"
              {...pressable({ label: say('可能是{name}，{why}。选它', { name, why }) }, () => onChoose(one.category, one.item))}
            >
              <View>{name}</View>
              <View className="caption text-2">{why}</View>
            </View>
          )
        })}
      </View>
    </View>
  )
}
