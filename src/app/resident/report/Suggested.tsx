import { View } from '@tarojs/components'
import type { Catalogue, CategoryId } from '../../../domain/report/categories'
import { offers, offerWords } from '../../../domain/report/suggest/suggest'
import { say } from '../../../domain/words/say'
import { aria, pressable } from '../../platform/aria'
import './Suggested.css'

interface SuggestedProps {
  text: string
  catalogue: Catalogue
  chosen: { category?: CategoryId; item?: string }
  onChoose: (category: CategoryId, item?: string) => void
}

/** Likely categories for what is written (可能是), each with the words that say so; one tap takes it, nothing happens by itself. */
export function Suggested({ text, catalogue, chosen, onChoose }: SuggestedProps) {
  const found = offers(text, catalogue, chosen)
  if (found.length === 0) return null
  return (
    <View className="suggested" {...aria({ role: 'group', label: say('可能是') })}>
      <View className="small text-2">{chosen.category ? say('看您写的，也可能是：') : say('可能是：')}</View>
      <View className="chips">
        {found.map((one) => {
          const { name, why } = offerWords(one, catalogue)
          const take = () => onChoose(one.category, one.item)
          return (
            <View
              key={one.category}
              className="chip suggested__one"
              {...pressable({ label: say('可能是{name}，{why}。选它', { name, why }) }, take)}
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
