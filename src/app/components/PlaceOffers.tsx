import { useEffect, useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { PLACE_KIND_WORDS, placesFor, type PlaceOffer } from '../../domain/place/find'
import { listed, say } from '../../domain/words/say'
import { aria } from '../platform/aria'
import { loadPlaces, useGazetteer } from '../stores/places'
import { Row, Rows } from './Rows'

interface PlaceOffersProps {
  /** What is written so far. */
  words: string
  /** The id of the field that the words are written in. */
  field: string
  onChoose: (offer: PlaceOffer) => void
}

/** Places that the words may mean (边写边找), found in the phone; a tap fills them in, and writing goes on without. */
export function PlaceOffers({ words, field, onChoose }: PlaceOffersProps) {
  const known = useGazetteer()
  // what stood there when the page was opened, and what was chosen, is not asked about
  const [settled, setSettled] = useState(words)
  const offers = useMemo(() => (words === settled ? [] : placesFor(words, known)), [words, settled, known])
  useEffect(() => void loadPlaces(), [])
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5') return arrowsWithin(field)
  }, [field])
  return (
    <View id={`${field}-offers`} className="stack stack--2">
      <View className="caption text-2" {...aria({ live: 'polite' })}>
        {offers.length > 0 && say('找到 {count} 处，点一下就填好；都不是就接着写。', { count: offers.length })}
      </View>
      {offers.length > 0 && (
        <Rows>
          {offers.map((offer, at) => (
            <Row
              // the row that has the focus stays the same when units or names arrive late
              key={at}
              icon={offer.kind === 'community' ? 'home' : 'pin'}
              title={offer.words}
              note={listed(say(PLACE_KIND_WORDS[offer.kind]), known.units.get(offer.communityId ?? '')?.name)}
              onPress={() => {
                setSettled(offer.words)
                onChoose(offer)
              }}
            />
          ))}
        </Rows>
      )}
    </View>
  )
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** In a browser the arrow keys go from the field down its offers and back up. */
function arrowsWithin(field: string) {
  const keys = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const stops = Array.from(document.querySelectorAll<HTMLElement>(`#${field} input, #${field}-offers [role=button]`))
    const at = stops.indexOf(document.activeElement as HTMLElement)
    if (!step || at < 0 || stops.length < 2) return
    event.preventDefault()
    stops[Math.min(stops.length - 1, Math.max(0, at + step))]!.focus()
  }
  // Taro's own input keeps its keys from going further up
  document.addEventListener('keydown', keys, true)
  return () => document.removeEventListener('keydown', keys, true)
}
